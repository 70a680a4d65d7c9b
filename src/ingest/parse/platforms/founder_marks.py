"""Marks that Founder's templates leave in comments → fields: `npm` marks and the closing `enpproperty` block.

`<!--<npm:article-title>-->标题<!--</npm:article-title>-->` are the most reliable borders a page has.
`<!--enpproperty <founder-date>2017-10-09 23:59:57</founder-date>… /enpproperty-->` repeats the fields without markup;
older templates write `<date>`, `<title>` there.
"""

import re
from datetime import date
from functools import lru_cache
from html import unescape

from ingest.parse.encoding.clean import clean_text
from ingest.parse.html import read_between, tidy

NPM_OPENING = re.compile("<!--<npm:article-([a-z-]+)>-->")
OWN_TAG = re.compile("<founder-", re.IGNORECASE)
USED = frozenset(["type", "date", "pagenum", "title", "introtitle", "subtitle", "author"])
PROPERTY = re.compile(r"<(?:founder-)?([a-z]+)>([^<]*)</(?:founder-)?\1>", re.IGNORECASE)
DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


def find_npm(html: str) -> dict[str, tuple[str, ...]]:
    """Fragments of HTML between the marks, by field; a field stands several times when the page has several."""
    found: dict[str, tuple[str, ...]] = {}
    for opening in NPM_OPENING.finditer(html):
        end = html.find(f"<!--</npm:article-{opening[1]}>-->", opening.end())
        if end >= 0:
            found[opening[1]] = (*found.get(opening[1], ()), html[opening.end() : end])
    return found


def find_properties(html: str) -> dict[str, str]:
    """The used fields of the `enpproperty` block that are not empty, by their names without `founder-`."""
    block = " ".join(read_between(html, "<!--enpproperty", "/enpproperty-->"))
    return dict(_read_properties(block)) if block else {}


@lru_cache(maxsize=1)
def _read_properties(block: str) -> tuple[tuple[str, str], ...]:
    """Asked twice of a page: for its kind and for its fields."""
    used = ((name.lower(), value) for name, value in PROPERTY.findall(block) if name.lower() in USED)
    texts = ((name, tidy(clean_text(unescape(value))[0])) for name, value in used)
    return tuple((name, text) for name, text in texts if text)


def find_property_date(properties: dict[str, str]) -> date | None:
    """The date of the `date` field, without its time."""
    match = DATE.match(properties.get("date", ""))
    try:
        return date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:  # a placeholder such as 0000-00-00
        return None
