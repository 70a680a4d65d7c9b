"""File names → their natural order, and the page number they carry."""

import re

from ingest.domain.ids import check_page_no

NUMBER = re.compile(r"([0-9]+)")
_DATE = r"(?:\d{8}|\d{4}-\d{2}-\d{2})"
PAGE_NAMES = (
    re.compile(r"第\s*(?P<no>[A-Z]{0,3}\d{1,3})\s*版"),
    re.compile(r"(?:^|[-_. ])(?:p|page)[-_ ]?(?P<no>[A-Z]{0,3}\d{1,3})$", re.IGNORECASE),
    re.compile(rf"^(?:{_DATE}[-_. ])?(?P<no>[A-Z]{{0,2}}\d{{1,3}})$", re.IGNORECASE),
)


UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def printable(name: str) -> str:
    """The name with characters that would change how a message reads shown by their code."""
    return UNPRINTABLE.sub(lambda match: match[0].encode("unicode_escape").decode(), name)


def natural_key(name: str) -> tuple[list[str | int], str]:
    """Sort key that puts `2.md` before `10.md`."""
    parts: list[str | int] = [int(part) if part.isdecimal() else part for part in NUMBER.split(name)]
    return parts, name


def page_no_from_name(name: str) -> str | None:
    """`03.md`, `p03.html`, `page-3.txt`, `第03版.md` → `03`; `20180719.md` carries none."""
    stem = re.split(r"[/\\]", name)[-1]
    stem = re.sub(r"\.[A-Za-z]{2,4}$", "", stem)
    for pattern in PAGE_NAMES:
        if match := pattern.search(stem):
            return check_page_no(match["no"])
    return None
