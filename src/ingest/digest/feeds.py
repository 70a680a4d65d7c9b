"""Digests of one place → its rolling feeds, one entry a day, Atom (RFC 4287) and JSON Feed 1.1."""

import json
import uuid
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from ingest.digest.groups import find_groups, find_web_url
from ingest.digest.templating import MARKUP
from ingest.digest.words import ROLES, long_date
from ingest.domain.digest import Digest

FEED_DAYS = 30
DEFAULT_TIMEZONE = "Asia/Shanghai"
NAMESPACE = uuid.UUID("6d3c0c5e-3f0b-5c43-9a53-0c1d7b5a4e10")  # chosen once; changing it sends every entry again


def make_digest_id(digest: Digest) -> str:
    """`urn:uuid:…` from place and date alone, so a moved site or a new headline never sends an entry twice."""
    return _make_id(f"{digest.place_code}/{digest.edition_date.isoformat()}")


def render_atom(digests: tuple[Digest, ...], *, base_url: str | None) -> str:
    """The Atom feed of one place.

    Args:
        digests: At least one, all of one place; the newest `FEED_DAYS` with items become entries, newest first.
        base_url: Address the digests folder is published under; None leaves links relative to the feed.
    """
    newest = max(digests, key=lambda digest: digest.edition_date)
    return MARKUP.get_template("feed.atom").render(
        place=newest,
        feed_id=_make_id(newest.place_code),
        updated=_edition_moment(newest),
        home=_place_url(newest, base_url) or "",
        has_base=base_url is not None,
        entries=[
            {
                "id": make_digest_id(digest),
                "title": _title(digest),
                "updated": _edition_moment(digest),
                "url": (_place_url(digest, base_url) or "") + day_path(digest.edition_date),
                "summary": _summary(digest),
                "content": _content(digest, base_url),
            }
            for digest in _entries(digests)
        ],
    )


def render_feed_json(digests: tuple[Digest, ...], *, base_url: str | None) -> str:
    """The JSON Feed of one place, from the same values as `render_atom`; without a base there are no addresses."""
    newest = max(digests, key=lambda digest: digest.edition_date)
    home = _place_url(newest, base_url)
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": f"邸报 · {newest.place_name}",
        **({"home_page_url": f"{home}index.html", "feed_url": f"{home}feed.json"} if home else {}),
        "language": "zh-CN",
        "authors": [{"name": "邸报"}],
        "items": [
            {
                "id": make_digest_id(digest),
                **({"url": home + day_path(digest.edition_date)} if home else {}),
                "title": _title(digest),
                "summary": _summary(digest),
                "content_html": _content(digest, base_url),
                "date_published": _edition_moment(digest),
            }
            for digest in _entries(digests)
        ],
    }
    return json.dumps(feed, ensure_ascii=False, indent=1) + "\n"


def day_path(day: date) -> str:
    """`2018/07/19/index.html`, below the place's folder."""
    return f"{day:%Y/%m/%d}/index.html"


def _entries(digests: tuple[Digest, ...]) -> list[Digest]:
    """A day without items sends nothing; its page says so."""
    printed = [digest for digest in digests if digest.items]
    return sorted(printed, key=lambda digest: digest.edition_date, reverse=True)[:FEED_DAYS]


def _make_id(name: str) -> str:
    return uuid.uuid5(NAMESPACE, name).urn


def _edition_moment(digest: Digest) -> str:
    """The start of the edition's day where the newspaper is printed."""
    timezone = digest.editions[0].timezone if digest.editions else DEFAULT_TIMEZONE
    return datetime.combine(digest.edition_date, time(), ZoneInfo(timezone)).isoformat()


def _place_url(digest: Digest, base_url: str | None) -> str | None:
    return f"{base_url.rstrip('/')}/{digest.place_code}/" if base_url else None


def _title(digest: Digest) -> str:
    return f"{digest.place_name} {long_date(digest.edition_date)}（{len(digest.items)}篇）"


def _summary(digest: Digest) -> str:
    first = digest.items[0]
    return f"{ROLES[first.role]}：{first.headline or '（无题）'}"


def _content(digest: Digest, base_url: str | None) -> str:
    place_url = _place_url(digest, base_url)
    return MARKUP.get_template("entry.html").render(
        digest=digest,
        groups=find_groups(digest),
        page_url=find_web_url(place_url + day_path(digest.edition_date)) if place_url else None,
    )
