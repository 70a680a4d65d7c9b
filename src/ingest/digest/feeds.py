"""Digests of one place → its rolling feeds, one entry a day, a week or a month: Atom (RFC 4287) and JSON Feed 1.1."""

import json
from dataclasses import dataclass
from datetime import datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo

from ingest.digest.addresses import digest_path, make_digest_id, make_feed_id, make_url
from ingest.digest.groups import find_groups
from ingest.digest.templating import MARKUP
from ingest.digest.words import ROLES, clip, item_count, period_title
from ingest.domain.digest import Digest, Period

FEED_DAYS = 30
DEFAULT_TIMEZONE = "Asia/Shanghai"  # of a day for which no edition is known
SUMMARY_CHARS = 120
FEED_NAMES = {Period.DAY: "feed", Period.WEEK: "weeks", Period.MONTH: "months"}
FEED_KINDS = {Period.DAY: "", Period.WEEK: "周报", Period.MONTH: "月报"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One day in a feed; `path` lies below the place's folder, `content` is HTML."""

    entry_id: str
    title: str
    updated: str
    path: str
    url: str | None
    summary: str
    content: str


def render_atom(digests: tuple[Digest, ...], *, base_url: str | None) -> str:
    """The Atom feed of one place.

    Args:
        digests: At least one, all of one place and one period, in any order; the newest `FEED_DAYS` that have items
            become entries, newest first.
        base_url: Address the digests folder is published under; None leaves links relative to the feed.
    """
    newest = _newest(digests)
    return MARKUP.get_template("feed.atom").render(
        place=newest,
        feed_id=make_feed_id(newest.place_code, newest.period),
        feed_name=f"{FEED_NAMES[newest.period]}.atom",
        kind=FEED_KINDS[newest.period],
        updated=edition_moment(newest),
        home=make_url(base_url, f"{newest.place_code}/"),
        entries=_entries(digests, base_url),
    )


def render_feed_json(digests: tuple[Digest, ...], *, base_url: str | None) -> str:
    """The JSON Feed of one place, with the entries of `render_atom`; without a base it holds no addresses."""
    newest = _newest(digests)
    home = make_url(base_url, f"{newest.place_code}/")
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": f"邸报 · {newest.place_name}{FEED_KINDS[newest.period]}",
        **({"home_page_url": home, "feed_url": f"{home}{FEED_NAMES[newest.period]}.json"} if home else {}),
        "language": "zh-CN",
        "authors": [{"name": "邸报"}],
        "items": [_json_item(entry) for entry in _entries(digests, base_url)],
    }
    return json.dumps(feed, ensure_ascii=False, indent=1) + "\n"


def _json_item(entry: Entry) -> dict[str, str]:
    return {
        "id": entry.entry_id,
        **({"url": entry.url} if entry.url else {}),
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.content,
        "date_published": entry.updated,
    }


def _newest(digests: tuple[Digest, ...]) -> Digest:
    return max(digests, key=lambda digest: digest.edition_date)


@lru_cache(maxsize=1)  # Atom and JSON Feed hold the same
def _entries(digests: tuple[Digest, ...], base_url: str | None) -> tuple[Entry, ...]:
    """A day without items sends nothing; its page says so."""
    printed = [digest for digest in digests if digest.items]
    newest = sorted(printed, key=lambda digest: digest.edition_date, reverse=True)[:FEED_DAYS]
    return tuple(_entry(digest, base_url) for digest in newest)


def _entry(digest: Digest, base_url: str | None) -> Entry:
    path = digest_path(digest)
    url = make_url(base_url, f"{digest.place_code}/{path}")
    first = digest.items[0]
    content = MARKUP.get_template("entry.html").render(
        digest=digest, groups=find_groups(digest), page_url=url
    )
    return Entry(
        entry_id=make_digest_id(digest),
        title=f"{digest.place_name} {period_title(digest)}（{item_count(digest)}）",
        updated=edition_moment(digest),
        path=path,
        url=url,
        summary=clip(f"{ROLES[first.role]}：{first.headline or '（无题）'}", SUMMARY_CHARS),
        content=content,
    )


def edition_moment(digest: Digest) -> str:
    """The start of the edition's day where the newspaper is printed, as RFC 3339; of a period its newest item's day."""
    timezone = digest.editions[0].timezone if digest.editions else DEFAULT_TIMEZONE
    day = max((item.edition_date for item in digest.items), default=digest.edition_date)
    return datetime.combine(day, time(), ZoneInfo(timezone)).isoformat()
