"""Article → the places printed in it, in reading order, with their offsets in each printed string."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from ingest.domain.article import Article, Dateline
from ingest.domain.place import Mention
from ingest.domain.script import simplify
from ingest.domain.source_codes import is_code_of
from ingest.domain.strings import find_strings
from ingest.places.index import Entry, PlaceNames
from ingest.places.settle import Reading, settle

_BETWEEN_PLACES = re.compile(r"[、，,／/·]")
_BRACKETS = "()（）[]【】［］〔〕"


def find_mentions(article: Article, names: PlaceNames, *, on: date | None) -> tuple[Mention, ...]:
    """Find every place printed in an article, in one pass over each of its strings.

    Args:
        article: As printed, in either script.
        names: The newspaper's index.
        on: The edition's date; None takes every name as valid.

    Returns:
        In reading order. Names that did not exist on the date are there with `is_valid=False`.
    """
    found: list[Mention] = []
    for field, index, text in find_strings(article):
        found.extend(_find_in(text, field, index, names, on))
        if field == "dateline" and article.dateline is not None:
            found.extend(_find_in_dateline(article.dateline, names, on))
    for index, text in enumerate(article.source_printed or ((article.source,) if article.source else ())):
        found.extend(_find_in_source(text, index, names, on))
    return tuple(_keep_elsewhere(found, names))


def mentioned_districts(mentions: Iterable[Mention]) -> tuple[str, ...]:
    """County-level names printed in full, each once, in order; as printed, so in the article's own script.

    A name that stood no more on the day, such as 原动力区, is none: its successor is meant.
    """
    return tuple(
        dict.fromkeys(
            mention.surface
            for mention in mentions
            if mention.form == "full" and mention.place_level == "county" and mention.cue != "former"
        )
    )


def _find_in(text: str, field: str, index: int, names: PlaceNames, on: date | None) -> Iterator[Mention]:
    simple = simplify(text)
    previous: Mention | None = None
    for at, start, end in names.automaton.find_matches_as_indexes(simple):
        reading = Reading(text=simple, start=start, end=end, previous=previous, on=on)
        settled = settle(names.entries[names.patterns[at]], reading, names)
        if settled is not None:
            previous = settled.as_mention(field=field, index=index, surface=text[start:end])
            yield previous


def _keep_elsewhere(mentions: list[Mention], names: PlaceNames) -> Iterator[Mention]:
    """A name that the text first gives to another city (张家口市桥西区) means that one throughout."""
    first: dict[str, Mention] = {}
    for mention in mentions:
        if mention.field == "paragraph" and mention.form == "full" and mention.place_level == "county":
            first.setdefault(simplify(mention.name), mention)
    elsewhere = {name: one for name, one in first.items() if names.home_city and not _is_at_home(one, names)}
    for mention in mentions:
        other = elsewhere.get(simplify(mention.name)) if mention.form == "full" else None
        if other is None:
            yield mention
        else:
            yield replace(
                mention, place_codes=other.place_codes, county_codes=other.county_codes, name=other.name
            )


def _is_at_home(mention: Mention, names: PlaceNames) -> bool:
    return any(district.place_code in mention.place_codes for district in names.districts)


def _find_in_dateline(dateline: Dateline, names: PlaceNames, on: date | None) -> Iterator[Mention]:
    """The places of `本报栾川3月17日讯` or `新华社北京、嵩县电`, which datelines print in short."""
    for place in _BETWEEN_PLACES.split(simplify(dateline.place or "")):
        place_name = names.find_district(place) or names.cities.get(place)
        start = simplify(dateline.printed).find(place)
        if place_name is None or place == simplify(place_name.name) or start < 0:
            continue
        reading = Reading(text=place, start=0, end=len(place), previous=None, on=on)
        settled = settle(Entry(form="dateline", names=(place_name,)), reading, names)
        if settled is not None:
            surface = dateline.printed[start : start + len(place)]
            yield replace(settled, form="short").as_mention(
                field="dateline", index=0, surface=surface, moved=start
            )


def _find_in_source(text: str, index: int, names: PlaceNames, on: date | None) -> Iterator[Mention]:
    """A source code as a whole, or else the places named in it, such as 成都市武侯区教育局."""
    inside = simplify(text).strip().strip(_BRACKETS).strip()
    start = simplify(text).find(inside)
    code = "".join(inside.split())
    named = names.source_codes.get(code)
    districts = tuple(
        district
        for district in names.districts
        if (district.name == named if named else is_code_of(code, simplify(district.name)))
    )
    reading = Reading(text=inside, start=0, end=len(inside), previous=None, on=on)
    settled = (
        settle(Entry(form="source_code", names=districts), reading, names) if code and districts else None
    )
    if settled is None:
        yield from _find_in(text, "source", index, names, on)
        return
    yield settled.as_mention(
        field="source", index=index, surface=text[start : start + len(inside)], moved=start
    )
