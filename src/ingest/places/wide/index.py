"""Every name of China from province to township → one index, for newspapers whose home is a province or all of it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from ingest.domain.place import OwnName, PlaceName
from ingest.domain.script import simplify
from ingest.domain.short_names import make_stem, shorten_city
from ingest.places.lineage import Lineage, trace

_TOWNSHIP = re.compile(r"[一-鿿]{2,}(?:镇|乡|街道|苏木)")
# Words for the whole of a county, a city, a province or the country, as running text has them.
LEVEL_MARKS = {
    "county": (
        "全县",
        "县城",
        "我县",
        "县委",
        "县政府",
        "县里",
        "县人大",
        "县政协",
        "区委",
        "区政府",
        "区里",
        "全旗",
        "旗里",
    ),
    "city": (
        *("全市", "我市", "市委", "市政府", "市里", "市人大", "市政协", "本市"),
        *("全州", "州委", "州政府", "州里", "全盟", "盟里"),
    ),
    "province": ("全省", "我省", "省委", "省政府", "省里", "省人大", "省政协", "自治区党委", "自治区政府"),
    "country": ("全国", "我国", "国务院", "各地", "各省"),
}
# 县教体局, 县医院 with no name before them: of the place that is spoken of.
_OFFICES = (
    "教育局",
    "教体局",
    "农业局",
    "农业农村局",
    "林业局",
    "水利局",
    "交通局",
    "民政局",
    "文旅局",
    "扶贫办",
    "法院",
    "医院",
)
_OFFICES_OF = {"county": ("县", "旗"), "city": ("市", "州"), "province": ("省",)}
# Of two forms of one pattern the first is tried first.
_FORMS = ("full", "short", "stem", "township", "landmark")


@dataclass(frozen=True, slots=True, kw_only=True)
class WideEntry:
    """What one pattern may mean.

    Attributes:
        form: full; short for a province or city without its ending, stem for a county; township; landmark; level_mark.
        level: Of a level mark; else None.
        names: With that form, the name that stood last first.
    """

    form: str
    level: str | None = None
    names: tuple[PlaceName, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What an entry means on a day, whatever the article.

    Attributes:
        form: The entry's; `level` likewise.
        standing: Its places that stood on the day, else all of them; without a day the ones that stood last.
        above: For each of these the names of what it lies in, as they may end right before it.
        likely: Those of them that are meant where no word says more: a province goes before a city, 吉林, 海南.
        is_valid: Some stood on the day.
    """

    form: str
    level: str | None
    standing: tuple[PlaceName, ...]
    above: tuple[tuple[str, ...], ...]
    likely: tuple[PlaceName, ...]
    is_valid: bool


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class WideNames:
    """The index for all newspapers of a wide home; build it once.

    Attributes:
        names_of: Every name of a province or city by its code, in full and short, for what stands before a county.
        lineage: What became what.
    """

    entries: dict[str, tuple[WideEntry, ...]] = field(repr=False)
    patterns: tuple[str, ...] = field(repr=False)
    automaton: AhoCorasick = field(repr=False)
    names_of: dict[str, tuple[str, ...]] = field(repr=False)
    lineage: Lineage = field(repr=False)

    def find_meanings(self, at: int, on: date | None) -> tuple[Meaning, ...]:
        """What the pattern of that index means on a day, in the order to be tried."""
        return _find_meanings(self, self.patterns[at], on)

    def find_places(self, name: str) -> tuple[PlaceName, ...]:
        """Provinces, cities and counties of a name, in full or short, with what they lie in before it or not."""
        wanted = simplify(name.strip())
        found = [
            place
            for start in range(len(wanted) - 1)
            for entry in self.entries.get(wanted[start:], ())
            if entry.form in {"full", "short", "stem"}
            for place in _prefer_provinces(entry.names)
            if self._is_under(wanted[:start], place)
        ]
        in_full = tuple(place for place in found if wanted.endswith(simplify(place.name)))
        return in_full or tuple(found)

    def full_name(self, place: PlaceName) -> str:
        """Its city's name before a county's, its province's before a city's."""
        above = place.city_code if place.place_level == "county" else province_of(place)
        return max(self.names_of.get(above or "", ("",)), key=lambda name: (len(name), name)) + place.name

    def _is_under(self, before: str, place: PlaceName) -> bool:
        if not before:
            return True
        provinces = self.names_of.get(province_of(place), ())
        cities = self.names_of.get(place.city_code or "", ())
        return before in {*provinces, *cities, *(p + c for p in provinces for c in cities)}


@lru_cache(maxsize=1 << 15)
def _find_meanings(names: WideNames, pattern: str, on: date | None) -> tuple[Meaning, ...]:
    return tuple(_find_meaning(names, entry, on) for entry in names.entries[pattern])


def _find_meaning(names: WideNames, entry: WideEntry, on: date | None) -> Meaning:
    last = on or max((name.valid_until for name in entry.names), default=date.max)
    valid = tuple(name for name in entry.names if name.stands(last))
    standing = valid or entry.names
    if entry.form in {"township", "landmark"}:
        standing = tuple(each for name in standing for each in names.lineage.move(name, on))
    return Meaning(
        form=entry.form,
        level=entry.level,
        standing=standing,
        above=tuple(_find_names_above(names, name) for name in standing),
        likely=_prefer_provinces(standing),
        is_valid=bool(valid),
    )


def _find_names_above(names: WideNames, name: PlaceName) -> tuple[str, ...]:
    codes = {name.city_code, province_of(name), name.county_code} - {name.place_code}
    return tuple(above for code in codes if code for above in names.names_of.get(code, ()))


def _prefer_provinces(found: tuple[PlaceName, ...]) -> tuple[PlaceName, ...]:
    return tuple(name for name in found if name.place_level == "province") or found


def province_of(name: PlaceName) -> str:
    """The code of the province it lies in."""
    return name.place_code[:2] + "0000"


def build_wide_names(names: Iterable[PlaceName], own: tuple[OwnName, ...] = ()) -> WideNames:
    """Put the gazetteer's names and a workspace's own into one index.

    Args:
        names: From province to township, the name that stood last first.
        own: A place below a county counts as a township does.
    """
    counties = (one.place for one in own if _is_county(one) and one.printed == simplify(one.place.name))
    names = (*counties, *names)
    found: defaultdict[str, defaultdict[str, list[PlaceName]]] = defaultdict(lambda: defaultdict(list))
    names_of: defaultdict[str, set[str]] = defaultdict(set)
    simple_names = simplify("\n".join(name.name for name in names)).split("\n")
    for name, simple in zip(names, simple_names, strict=True):
        for pattern, form in _patterns_of(name.place_level, simple):
            found[pattern][form].append(name)
            if name.place_level in {"province", "city"}:
                names_of[name.place_code].add(pattern)
    for one in own:
        found[one.printed]["full" if _is_county(one) else "township"].append(one.place)
    entries = {pattern: tuple(_order(forms)) for pattern, forms in found.items()}
    for level, marks in LEVEL_MARKS.items():
        offices = (kind + office for kind in _OFFICES_OF.get(level, ()) for office in _OFFICES)
        entries |= {mark: (WideEntry(form="level_mark", level=level),) for mark in (*marks, *offices)}
    patterns = tuple(entries)
    return WideNames(
        entries=entries,
        patterns=patterns,
        automaton=AhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest),
        names_of={code: tuple(each) for code, each in names_of.items()},
        lineage=trace(names),
    )


def _is_county(own: OwnName) -> bool:
    return own.place.place_level == "county"


def _order(forms: dict[str, list[PlaceName]]) -> Iterator[WideEntry]:
    for form in _FORMS:
        if form in forms:
            yield WideEntry(form=form, names=tuple(forms[form]))


def _patterns_of(level: str, name: str) -> Iterator[tuple[str, str]]:
    if level == "landmark":
        yield name, "landmark"
        return
    if level == "township":
        if _TOWNSHIP.fullmatch(name):
            yield name, "township"
        return
    yield name, "full"
    if level == "county":
        yield from _county_patterns(name)
        return
    short = shorten_city(name)
    if short != name:
        yield short, "short"
    if name.endswith("自治州"):
        yield f"{short}州", "full"


def _county_patterns(name: str) -> Iterator[tuple[str, str]]:
    """贡山独龙族怒族自治县 is also 贡山县, and a county's stem alone may stand for it."""
    stem = make_stem(name)
    if stem == name:
        return
    yield stem, "stem"
    if name.endswith(("自治县", "自治旗")) and f"{stem}{name[-1]}" != name:
        yield f"{stem}{name[-1]}", "full"
