"""Place names and a newspaper's own look-ups → one index that finds them all in one pass."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from ahocorasick_rs import AhoCorasick, MatchKind

from ingest.domain.newspaper import Newspaper
from ingest.domain.place import PlaceName
from ingest.domain.script import simplify
from ingest.domain.short_names import make_stem, shorten_city
from ingest.places.lineage import Lineage, trace
from ingest.places.words import ORDINARY_VILLAGES

_TOWNSHIP_OFFICE = re.compile(r"(?:办事处|办)$")
_TOWNSHIP = re.compile(r"[一-鿿]+(?:镇|乡|街道|苏木|地区)")
_VILLAGE = re.compile(r"[一-鿿]{2,8}(?:村|社区|嘎查)")
_SHORTEST_BELOW_COUNTY = 3
# What stands for the whole city in its own newspaper.
_CITY_MARKS = (
    *("全市", "我市", "本市", "全港", "本港", "全澳", "本澳"),
    *("市委", "市政府", "市人大", "市政协"),
    *("市气象台", "市气象局", "气象台", "天文台"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What one pattern may mean: a form, and the places of that form and name."""

    form: str
    names: tuple[PlaceName, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceNames:
    """The index for one newspaper; build it once.

    Attributes:
        entries: By simplified pattern.
        patterns: In the automaton's order.
        parents: Full names of cities and provinces by code, simplified.
        cities: Cities and provinces by their short names, as datelines have them.
        home_city: None for a newspaper without one.
        districts: The home city's counties, all times.
        source_codes: Simplified code → district's name, from the newspaper's profile.
        lineage: What became what, all over China.
    """

    entries: dict[str, Entry] = field(repr=False)
    patterns: tuple[str, ...] = field(repr=False)
    automaton: AhoCorasick = field(repr=False)
    parents: dict[str, str] = field(repr=False)
    cities: dict[str, PlaceName] = field(repr=False)
    home_city: PlaceName | None
    districts: tuple[PlaceName, ...] = field(repr=False)
    source_codes: dict[str, str]
    lineage: Lineage = field(repr=False)

    def find_district(self, name: str, *, on: date | None = None) -> PlaceName | None:
        """A district of the home city by its full or short name, in either script; None if it has none such.

        Of several, such as 孟津县 and 孟津区, the one that stood on the day, else the latest.
        """
        wanted = simplify(name.strip())
        found = [
            district
            for district in self.districts
            if wanted in {simplify(district.name), make_stem(simplify(district.name))}
        ]
        standing = (one for one in found if on and one.valid_from <= on <= one.valid_until)
        return next(standing, next(iter(found), None))


def build_place_names(names: Iterable[PlaceName], newspaper: Newspaper) -> PlaceNames:
    """Put the gazetteer's names and the newspaper's own look-ups into one index.

    Args:
        names: As the gazetteer gives them for the newspaper's home city, the name that stood last first.
        newspaper: Its source codes, organisations and own places count; page districts belong to pages.
    """
    names = (*_own_counties(newspaper), *names)
    simple = dict(zip((name.name for name in names), _simplify_all(name.name for name in names), strict=True))
    home_city = next(
        (name for name in names if name.is_home and name.place_level in {"city", "province"}), None
    )
    districts = tuple(
        sorted(
            (name for name in names if name.is_home and name.place_level == "county"),
            key=lambda name: name.valid_until,
            reverse=True,
        )
    )
    above = tuple(name for name in reversed(names) if name.place_level in {"city", "province"})
    entries = _collect_entries(names, simple)
    _add_own(entries, newspaper, districts, home_city or next(iter(districts), None))
    patterns = tuple(entries)
    return PlaceNames(
        entries=entries,
        patterns=patterns,
        automaton=AhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest),
        parents={name.place_code: simple[name.name] for name in above},
        cities={shorten_city(simple[name.name]): name for name in above},
        home_city=home_city,
        districts=districts,
        source_codes={simplify(code): district for code, district in newspaper.source_codes},
        lineage=trace(names),
    )


def _own_counties(newspaper: Newspaper) -> tuple[PlaceName, ...]:
    return tuple(
        own.place
        for own in newspaper.places
        if own.place.place_level == "county" and own.printed == simplify(own.place.name)
    )


def _simplify_all(names: Iterable[str]) -> list[str]:
    return simplify("\n".join(names)).split("\n")


def _collect_entries(names: tuple[PlaceName, ...], simple: dict[str, str]) -> dict[str, Entry]:
    """Group by pattern; of two forms of one pattern the higher level wins."""
    found: defaultdict[str, defaultdict[str, list[PlaceName]]] = defaultdict(lambda: defaultdict(list))
    for name in names:
        for pattern, form in _patterns_of(name, simple[name.name]):
            found[pattern][form].append(name)
            if form == "full" and name.name != pattern and len(name.name) == len(pattern):
                found[name.name][form].append(name)
    return {pattern: _first_form(forms) for pattern, forms in found.items()}


def _first_form(forms: dict[str, list[PlaceName]]) -> Entry:
    form = min(forms, key=("full", "zone", "township", "short", "village").index)
    return Entry(form=form, names=tuple(forms[form]))


def _patterns_of(name: PlaceName, simple: str) -> Iterable[tuple[str, str]]:
    if name.place_level in {"province", "city"}:
        yield simple, "full"
    elif name.place_level == "county":
        yield simple, "full"
        stem = make_stem(simple)
        if name.is_home and stem != simple:
            yield stem, "short"
    elif name.place_level == "zone":
        if name.is_home:
            yield simple, "zone"
    elif name.place_level == "township":
        yield from ((pattern, "township") for pattern in _township_patterns(simple))
    elif _is_village(simple):
        yield simple, "village"


def _is_village(simple: str) -> bool:
    is_long = len(simple) >= _SHORTEST_BELOW_COUNTY
    return is_long and _VILLAGE.fullmatch(simple) is not None and simple not in ORDINARY_VILLAGES


def _township_patterns(simple: str) -> Iterable[str]:
    """`一元街办事处` is also printed 一元街道; some source editions put the county's name before the township's."""
    simple = re.sub(r"^[一-鿿]{2,3}市(?=[一-鿿]{2})", "", _TOWNSHIP_OFFICE.sub("", simple))
    if simple.endswith("街"):
        simple += "道"
    if _TOWNSHIP.fullmatch(simple) and len(simple) >= _SHORTEST_BELOW_COUNTY:
        yield simple


def _add_own(
    entries: dict[str, Entry],
    newspaper: Newspaper,
    districts: tuple[PlaceName, ...],
    home: PlaceName | None,
) -> None:
    for own in newspaper.places:
        form = "full" if own.place.place_level == "county" else own.place.place_level
        known = entries.get(own.printed)
        others = known.names if known and known.form == form != "full" else ()
        entries[own.printed] = Entry(form=form, names=(own.place, *others))
    for organisation, district_name in newspaper.organisations:
        named = tuple(district for district in districts if district.name == district_name)
        if named:
            entries[simplify(organisation)] = Entry(form="organisation", names=named)
    if home is not None:
        for mark in _CITY_MARKS:
            entries.setdefault(mark, Entry(form="city_mark", names=(home,)))
