"""Place and day → ids that never change, and addresses; an address from outside → one a reader may follow."""

import re
import uuid
from datetime import date
from urllib.parse import quote, urlsplit

from ingest.domain.digest import Digest, Period

NAMESPACE = uuid.UUID(
    "6d3c0c5e-3f0b-5c43-9a53-0c1d7b5a4e10"
)  # chosen once; changing it sends every entry again
URL_CHARACTERS = (
    "!$%&'*+,/:;=?@~"  # brackets and spaces are quoted, so that a link ends where its address ends
)
LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
HOST = re.compile(r"[\w.-]+|[0-9a-f:.]+")


def make_digest_id(digest: Digest) -> str:
    """`urn:uuid:…` from place and time alone, so a moved site or a new headline never sends an entry twice."""
    period = "" if digest.period == Period.DAY else f"{digest.period}/"
    return make_id(f"{digest.place_code}/{period}{digest.edition_date.isoformat()}")


def make_feed_id(place_code: str, period: Period = Period.DAY) -> str:
    """`urn:uuid:…` of a place's feed of days, weeks or months."""
    return make_id(place_code if period == Period.DAY else f"{place_code}/{period}")


def make_id(name: str) -> str:
    """`urn:uuid:…` of a name of ours."""
    return uuid.uuid5(NAMESPACE, name).urn


def day_path(day: date) -> str:
    """`2018/07/19/`, below the place's folder."""
    return f"{day:%Y/%m/%d}/"


def digest_path(digest: Digest) -> str:
    """`2018/07/19/`, of a week `2018/w29/` (ISO 8601), of a month `2018/07/`; below the place's folder."""
    return period_path(digest.period, digest.edition_date)


def period_path(period: Period, day: date) -> str:
    """The path of the digest of a day, or of the week or month it lies in."""
    if period == Period.WEEK:
        year, week, _ = day.isocalendar()
        return f"{year}/w{week:02d}/"
    return day_path(day) if period == Period.DAY else f"{day:%Y/%m}/"


def make_url(base_url: str | None, path: str) -> str | None:
    """The absolute address of a published file; None where nobody said where the folder is published."""
    return find_web_url(f"{base_url.rstrip('/')}/{path}") if base_url else None


def find_web_url(url: str | None) -> str | None:
    """The address, quoted, if a reader's click may go there: `http` and `https` only."""
    if url is None:
        return None
    try:
        parts = urlsplit(url.strip())
        is_web = (
            parts.scheme in {"http", "https"} and HOST.fullmatch(parts.hostname or "") and parts.port != 0
        )
    except ValueError:  # a broken IPv6 address or port is no address
        return None
    if not is_web:
        return None
    address, mark, fragment = LONE_PERCENT.sub("%25", url.strip()).partition("#")
    return quote(address, safe=URL_CHARACTERS) + mark + quote(fragment, safe=URL_CHARACTERS)
