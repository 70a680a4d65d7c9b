"""A place's name, in full or short and in either script → all it means in China, with time, parents and successors."""

import difflib
import re
from dataclasses import dataclass
from datetime import date

from ingest.domain.errors import UsageError
from ingest.domain.place import OwnName, PlaceName
from ingest.domain.script import simplify
from ingest.domain.short_names import make_stem, shorten_city
from ingest.warehouse.gazetteer import NO_HOME, PlaceRow, find_city, home_prefix, read_rows

_LEVELS = ("province", "city", "county", "zone", "township", "village")
_TOWNSHIP_ENDING = re.compile(r"(?:镇|乡|街道|苏木|地区)(?:办事处)?$")
_CANDIDATES = """
    name in ($name, $simple)
    or (place_level in ('province', 'city', 'county', 'township') and starts_with(name, $simple))
    or regexp_matches(place_code, '^(HK|MO)-')
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMeaning:
    """One place that a name means.

    Attributes:
        level: province, city, county, zone, township, village.
        code: None for a zone that is no division.
        full_name: With its parents' names before it: 河南省洛阳市孟津县.
        parents: Names from the province down, as they were when the place last stood, or on the day asked for.
        valid_from: First day; None where no source lacks the name.
        valid_until: Last day; None while it stands.
        stands: Whether it stood on the day asked for; None without a day.
        is_home: It lies in the city asked for; a zone of no one city counts for every city.
        is_full: The name is its full one.
        successors: Names of what it became.
        source: Where the days are from; None where they are the editions' own.
    """

    name: str
    level: str
    code: str | None
    full_name: str
    parents: tuple[str, ...]
    valid_from: date | None
    valid_until: date | None
    stands: bool | None
    is_home: bool
    is_full: bool
    successors: tuple[str, ...]
    source: str | None


def find_meanings(
    name: str, *, city: str | None = None, on: date | None = None, own: tuple[OwnName, ...] = ()
) -> tuple[PlaceMeaning, ...]:
    """Find the places of a name: those of the city first, then those standing on the day, then by level and code.

    Args:
        name: 孟津县, 孟津, 灣仔區, 车村镇.
        city: As `find_city` takes it; None puts no place first.
        on: The day whose parents and standing are told.
        own: Names that a workspace adds.

    Raises:
        UsageError: If no place is called so; names near ones.
        ConfigError: If there is no such city.
    """
    home = find_city(city) if city else None
    wanted = simplify(name.strip())
    rows = read_rows("", _CANDIDATES, name=name.strip(), simple=wanted) if len(wanted) > 1 else []
    found = [row for row in rows if _is_called(row, wanted)]
    found += [_make_row(one) for one in own if one.printed == wanted]
    if not found:
        raise UsageError(f"no place is called {wanted[:40]!r}{_hint(wanted)}")
    above = _read_parents(found)
    meanings = [_make_meaning(row, wanted, above, home, on) for row in found]
    return tuple(sorted(meanings, key=_likeliest_first))


def _make_row(own: OwnName) -> PlaceRow:
    """A place in a county has no code of its own, and the county for parent."""
    place = own.place
    is_county = place.place_level == "county"
    return (
        place.place_level,
        place.place_code if is_county else "",
        place.name,
        place.city_code if is_county else place.county_code,
        place.valid_from,
        place.valid_until,
        None,
        f"places.csv, line {own.line}",
    )


def _is_called(row: PlaceRow, wanted: str) -> bool:
    level, full = row[0], simplify(row[2])
    if full == wanted:
        return True
    if level in {"province", "city"}:
        return shorten_city(full) == wanted
    if level == "county":
        return make_stem(full) == wanted
    return level == "township" and _TOWNSHIP_ENDING.sub("", full) == wanted


def _hint(wanted: str) -> str:
    names = dict.fromkeys(row[2] for row in read_rows(NO_HOME))
    near = difflib.get_close_matches(wanted, names, n=3, cutoff=0.5)
    return f"; did you mean {', '.join(near)}?" if near else "; write it as 孟津县, 孟津 or 车村镇"


def _read_parents(found: list[PlaceRow]) -> dict[str, list[PlaceRow]]:
    """By code, the names of all that the places lie in, the one that stood last first."""
    codes = {code for row in found for code in _parent_codes(row)}
    prefix = "" if any(row[0] == "village" for row in found) else NO_HOME
    above: dict[str, list[PlaceRow]] = {}
    for row in read_rows(prefix, "place_code in (select unnest($codes))", codes=sorted(codes)):
        above.setdefault(row[1], []).append(row)
    return above


def _parent_codes(row: PlaceRow) -> tuple[str, ...]:
    """From the province down; the codes of some are nobody's, such as those of municipalities' 市辖区."""
    level, code, parent_code = row[0], row[1], row[3]
    own = code if code[:1].isdigit() else (parent_code or "")
    if level == "province" or not own:
        return ()
    codes = [own[:2] + "0000", own[:4] + "00", own[:6], own[:9]]
    return tuple(dict.fromkeys(one for one in codes if len(one) in {6, 9} and one != code))


def _make_meaning(
    row: PlaceRow, wanted: str, above: dict[str, list[PlaceRow]], home: PlaceName | None, on: date | None
) -> PlaceMeaning:
    level, code, name, parent_code, valid_from, valid_until, successors, source = row
    stands = on is None or valid_from <= on <= valid_until
    day = on if on and stands else valid_until
    parents = tuple(_name_on(above[one], day) for one in _parent_codes(row) if one in above)
    return PlaceMeaning(
        name=name,
        level=level,
        code=code or None,
        full_name="".join((*parents, name)),
        parents=parents,
        valid_from=None if valid_from == date.min else valid_from,
        valid_until=None if valid_until == date.max else valid_until,
        stands=None if on is None else stands,
        is_home=home is not None and _is_in(home, level, code or parent_code),
        is_full=simplify(name) == wanted,
        successors=tuple(successors.split("、")) if successors else (),
        source=source,
    )


def _name_on(rows: list[PlaceRow], day: date) -> str:
    return next((row[2] for row in rows if row[4] <= day <= row[5]), rows[0][2])


def _is_in(home: PlaceName, level: str, code: str | None) -> bool:
    if code is None:
        return level == "zone"
    special = {"HK": "810000", "MO": "820000"}.get(code[:2])
    return special == home.place_code if special else code.startswith(home_prefix(home))


def _likeliest_first(meaning: PlaceMeaning) -> tuple[bool, bool, bool, int, int, str]:
    last_day = meaning.valid_until or date.max
    level = _LEVELS.index(meaning.level)
    code = meaning.code or ""
    return (
        not meaning.is_home,
        meaning.stands is False,
        not meaning.is_full,
        level,
        -last_day.toordinal(),
        code,
    )
