"""The gazetteer's files → the names of places with the time they stood, as values and as rows of `raw.places`."""

import csv
import difflib
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from importlib import resources
from pathlib import Path

import duckdb

from ingest.domain.errors import ConfigError
from ingest.domain.place import CITY_PROVINCES, COUNTRY, OwnName, PlaceName
from ingest.domain.script import simplify
from ingest.domain.short_names import shorten_city
from ingest.warehouse.append import append
from ingest.warehouse.rows import Row

CITY_ENDING = re.compile(r"(?:市|地区|盟|[一-鿿]*自治州|特别行政区)?")
NO_HOME = "-"
ALL = ""

_FILES = ("divisions.parquet", "villages.parquet", "changes.csv", "zones.csv", "hong_kong_macau.csv")
_COLUMNS = ("place_level", "place_code", "name", "parent_code", "valid_from", "valid_until")
# Level, code, name, parent's code, first and last day, names of its successors, source of the days.
PlaceRow = tuple[str, str, str, str | None, date, date, str | None, str | None]


def read_place_names(home_city: str | None) -> tuple[PlaceName, ...]:
    """Read all provinces, cities and counties of China, and townships, villages and zones of one city.

    Args:
        home_city: As `find_city` takes it; None reads no townships, villages or zones.

    Returns:
        In the order of codes, the name that stood last first; each with the days it stood.

    Raises:
        ConfigError: If there is no such city.
    """
    home = find_city(home_city) if home_city else None
    rows = read_rows(home_prefix(home) if home else NO_HOME)
    return tuple(_make_name(row, home) for row in rows if row[0] != "zone" or _is_zone_of(row, home))


def read_wide_names() -> tuple[PlaceName, ...]:
    """Read all provinces, cities, counties and townships of China, of no home; ordered as `read_place_names`.

    Landmarks come last, each with the code of the county or city it lies in.
    """
    rows = read_rows(ALL, "place_level not in ('zone', 'village')")
    return (*(_make_name(row, None) for row in rows), *_read_landmarks())


def _read_landmarks() -> Iterator[PlaceName]:
    text = (resources.files("ingest.places") / "data" / "landmarks.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        code = row["place_code"]
        county = _make_name(
            ("county", code, row["name"], f"{code[:4]}00", date.min, date.max, None, None), None
        )
        is_city = code.endswith("00")
        yield replace(county, place_level="landmark", county_code=None if is_city else code)


def find_home(name: str) -> PlaceName:
    """Find what a newspaper's home may be: the country, a province, or a city as `find_city` finds it.

    Args:
        name: 中国; a province in full, or in short where no city is called so: 河南省, 河南; a city.

    Raises:
        ConfigError: If there is none of that name; names near ones.
    """
    wanted = simplify(name.strip())
    if wanted == COUNTRY.name:
        return COUNTRY
    province = next((each for each in _read_provinces() if each.name == wanted), None)
    if province:
        return province
    short = next((each for each in _read_provinces() if shorten_city(each.name) == wanted), None)
    is_city = any(_is_called(simplify(city.name), wanted) for city in _read_cities())
    return short if short and not is_city else find_city(name)


def find_city(name: str) -> PlaceName:
    """Find a prefecture, municipality, special administrative region or county without a prefecture by its name.

    Args:
        name: In full or short: 洛阳市, 洛阳, 香港, 延边.

    Raises:
        ConfigError: If there is none of that name; names near ones.
    """
    cities = _read_cities()
    wanted = simplify(name.strip())
    found = [city for city in cities if len(wanted) > 1 and _is_called(simplify(city.name), wanted)]
    if found:
        return max(found, key=lambda city: (city.valid_until, city.place_level != "county"))
    near = difflib.get_close_matches(wanted, [city.name for city in cities], n=3, cutoff=0.4)
    hint = f"did you mean {', '.join(near)}?" if near else "write it as 洛阳市"
    raise ConfigError(f"no city is called {wanted[:40]!r}: {hint}")


def read_counties(city: PlaceName) -> tuple[PlaceName, ...]:
    """The counties of a city, of all times, the name that stood last first; one without counties is its own."""
    return tuple(name for name in _read_counties() if city.place_code in {name.city_code, name.place_code})


@cache
def _read_counties() -> tuple[PlaceName, ...]:
    names = (_make_name(row, None) for row in read_rows(NO_HOME, "place_level = 'county'"))
    return tuple(sorted(names, key=lambda name: (name.valid_until, name.valid_from), reverse=True))


def load_places(connection: duckdb.DuckDBPyConnection) -> int:
    """Fill `raw.places` with every name from county level up, once; gives the number of rows it holds."""
    held = connection.execute("select count(*) from raw.places").fetchall()[0][0]
    if held:
        return int(held)
    rows = [row for row in read_rows(NO_HOME) if row[0] in {"province", "city", "county"}]
    append(connection, "places", [dict(zip(_COLUMNS, row[: len(_COLUMNS)], strict=True)) for row in rows])
    return len(rows)


def add_counties(connection: duckdb.DuckDBPyConnection, own: tuple[OwnName, ...]) -> None:
    """Append a workspace's own county-level divisions to `raw.places`, each code and name once."""
    held = connection.execute("select place_code, name from raw.places").fetchall() if own else []
    rows: dict[tuple[str, str], Row] = {
        (one.place.place_code, one.place.name): {
            "place_level": "county",
            "place_code": one.place.place_code,
            "name": one.place.name,
            "parent_code": one.place.city_code,
            "valid_from": one.place.valid_from,
            "valid_until": one.place.valid_until,
        }
        for one in own
        if one.place.place_level == "county"
    }
    append(connection, "places", [row for key, row in rows.items() if key not in set(held)])


def _is_called(name: str, wanted: str) -> bool:
    return name.startswith(wanted) and CITY_ENDING.fullmatch(name, len(wanted)) is not None


@cache
def _read_provinces() -> tuple[PlaceName, ...]:
    rows = read_rows(NO_HOME)
    return tuple(
        _make_name(row, None)
        for row in rows
        if row[0] == "province" and not row[1].startswith(CITY_PROVINCES)
    )


@cache
def _read_cities() -> tuple[PlaceName, ...]:
    return tuple(_make_name(row, None) for row in read_rows(NO_HOME) if _is_city(row))


def read_rows(home_prefix: str, where: str = "true", **parameters: object) -> list[PlaceRow]:
    """Read the rows of `gazetteer.sql`.

    Args:
        home_prefix: Of the codes of the townships and villages wanted; "" for all, `NO_HOME` for none.
        where: A condition on the columns, with the parameters it names.
    """
    folder = resources.files("ingest.places") / "data"
    files = {Path(name).stem: str(folder / name) for name in _FILES}
    query = (resources.files("ingest.warehouse") / "gazetteer.sql").read_text(encoding="utf-8")
    with duckdb.connect() as connection:
        return connection.execute(
            f"select * from ({query}) where {where}",  # noqa: S608 - conditions are our own words
            {**files, **parameters, "home_prefix": home_prefix},
        ).fetchall()


def home_prefix(home: PlaceName) -> str:
    """The characters that the codes of all its townships start with."""
    if home.place_level == "county":
        return home.place_code
    return home.place_code[:2] if home.place_level == "province" else home.place_code[:4]


def _is_city(row: PlaceRow) -> bool:
    level, code = row[0], row[1]
    if level == "province":
        return code.startswith(CITY_PROVINCES)
    return level == "city" or (level == "county" and code[2:4] == "90")


def _is_zone_of(row: PlaceRow, home: PlaceName | None) -> bool:
    return home is not None and row[3] in {None, home.place_code}


def _make_name(row: PlaceRow, home: PlaceName | None) -> PlaceName:
    level, code, name, parent_code, valid_from, valid_until, successors, _ = row
    county_code = _county_code(level, code)
    city_code = _city_code(level, code, parent_code)
    home_code = home.place_code if home else None
    return PlaceName(
        name=name,
        place_code=code,
        place_level=level,
        county_code=county_code,
        city_code=city_code,
        valid_from=valid_from,
        valid_until=valid_until,
        is_home=home is not None and (level == "zone" or home_code in {code, city_code}),
        successor=None if "、" in (successors or "") else successors,
    )


def _county_code(level: str, code: str) -> str | None:
    """The county a place rolls up to; none for what stands under a zone, which is no division."""
    if level in {"township", "village"}:
        return None if "71" <= code[4:6] <= "78" else code[:6]
    return code if level == "county" else None


def _city_code(level: str, code: str, parent_code: str | None) -> str | None:
    if level in {"province", "city"}:
        return None if level == "province" else code
    if level in {"county", "zone"}:
        return code if code[2:4] == "90" else parent_code
    if code[2:4] == "90":
        return code[:6]
    return code[:2] + "0000" if code.startswith(CITY_PROVINCES) else code[:4] + "00"
