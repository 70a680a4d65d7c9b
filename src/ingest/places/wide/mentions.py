"""Article of a newspaper with a wide home → the places printed in it, each settled by the whole article."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from ingest.domain.article import Article
from ingest.domain.place import Mention
from ingest.domain.script import simplify
from ingest.domain.strings import find_strings
from ingest.places.wide.beside import is_abroad
from ingest.places.wide.index import WideNames
from ingest.places.wide.known import AROUND, Sighting
from ingest.places.wide.settle import settle_all

# The reporter's office, where the reader of the page left it in the text.
_DATELINE = re.compile(
    r"^[（(]?(?:本报|新华社|中新社|人民网|据)(?:[^，。：]{1,14}?\d{1,2}日?[电讯]|[一-鿿]{2,8}电(?![一-鿿]))"
)


def find_wide_mentions(
    article: Article, names: WideNames, *, home_code: str, on: date | None
) -> tuple[Mention, ...]:
    """Find every place printed in an article, in one pass over each of its strings and one over what was found.

    Args:
        article: As printed, in either script.
        home_code: The newspaper's province, which settles namesakes; or the country's.
        on: The edition's date; None takes every name as valid.

    Returns:
        In reading order. Namesakes that nothing settles keep all their codes, and count nothing.
    """
    sightings = tuple(
        sighting
        for field, index, text in find_strings(article)
        for sighting in _see(field, index, text, names, on)
    )
    mentions = settle_all(sightings, names, home_code=home_code, on=on)
    if _is_from_abroad(article, sightings):
        return tuple(replace(mention, cue=mention.cue or "origin") for mention in mentions)
    return mentions


def _is_from_abroad(article: Article, sightings: tuple[Sighting, ...]) -> bool:
    """Whether the correspondent sits abroad: what lies in China is only named for somebody or something from there."""
    desk = simplify((article.dateline and article.dateline.place) or "")
    is_in_china = any(sighting.field == "dateline" and sighting.name in desk for sighting in sightings)
    return bool(desk) and not is_in_china and is_abroad(desk)


def _see(field: str, index: int, text: str, names: WideNames, on: date | None) -> Iterator[Sighting]:
    simple = simplify(text)
    dateline = _DATELINE.match(simple) if field == "paragraph" and index < 2 else None
    office_end = dateline.end() if dateline else 0
    for at, start, end in names.automaton.find_matches_as_indexes(simple):
        yield Sighting(
            field="dateline" if start < office_end else field,
            index=0 if start < office_end else index,
            text=simple,
            surface=text[start:end],
            start=start,
            end=end,
            before=simple[max(0, start - AROUND) : start],
            name=simple[start:end],
            after=simple[end : end + AROUND],
            meanings=names.find_meanings(at, on),
        )
