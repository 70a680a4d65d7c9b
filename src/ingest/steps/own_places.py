"""`places.csv` of a workspace → names that its newspapers know beside the gazetteer's, each checked against it."""

import csv
import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from ingest.domain.errors import ConfigError
from ingest.domain.newspaper import Newspaper
from ingest.domain.place import OwnName, PlaceName, is_wide
from ingest.domain.script import simplify
from ingest.domain.short_names import make_stem
from ingest.steps.home import find_newspaper_home
from ingest.warehouse.gazetteer import find_city, read_counties
from ingest.workspace import PLACES_COLUMNS, PLACES_NAME

_TOWNSHIP = re.compile(r"[一-鿿]+(?:镇|乡|街道|苏木)")
_BETWEEN_ALIASES = re.compile(r"[、;；\s]+")


def with_own_places(newspaper: Newspaper, newspapers_dir: Path | None) -> Newspaper:
    """Give a newspaper the names of the workspace's `places.csv` that lie in its home; all of them under a wide one.

    Raises:
        ConfigError: If a line of the file cannot be: names file and line, and what to write instead.
    """
    path = newspapers_dir.parent / PLACES_NAME if newspapers_dir else None
    if path is None or not path.is_file():
        return newspaper
    own = read_own_places(path)
    home = find_newspaper_home(newspaper)
    if home is None:
        return newspaper
    return replace(
        newspaper,
        places=own if is_wide(home) else tuple(one for one in own if one.place.city_code == home.place_code),
    )


def read_own_places(path: Path) -> tuple[OwnName, ...]:
    """Read and check a `places.csv`: every name and alias with its place, in the order they are written.

    Raises:
        ConfigError: As `with_own_places`.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: is not UTF-8; save it as CSV in UTF-8") from error
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read ({error.strerror})") from error
    return _parse(path, text)


@lru_cache(maxsize=2)
def _parse(path: Path, text: str) -> tuple[OwnName, ...]:
    found: dict[tuple[str, str], OwnName] = {}
    for row in _read_rows(path, text):
        for own in row.names():
            before = found.setdefault((own.printed, own.place.place_code), own)
            if before is not own:
                raise row.error(f"{own.printed} stands in line {before.line} already; remove one of them")
    return tuple(found.values())


def _read_rows(path: Path, text: str) -> Iterator["_Row"]:
    """Lines that are empty or begin with # are left out; the first other one is the header."""
    reader = csv.reader(text.splitlines(), strict=True)
    header: list[str] | None = None
    try:
        for cells in reader:
            values = [cell.strip() for cell in cells]
            if not any(values) or values[0].startswith("#"):
                continue
            if header is None:
                header = _check_header(path, reader.line_num, values)
                continue
            if len(values) > len(header):
                raise ConfigError(
                    f"{path}, line {reader.line_num}: has {len(values)} cells where the first line has {len(header)}; "
                    "put a text with a comma in double quotes"
                )
            yield _Row(path=path, line=reader.line_num, **dict(zip(header, values, strict=False)))
    except csv.Error as error:
        raise ConfigError(f"{path}, line {reader.line_num}: {error}; close every double quote") from error


def _check_header(path: Path, line: int, columns: list[str]) -> list[str]:
    wanted = ",".join(PLACES_COLUMNS)
    odd = [column for column in columns if column not in PLACES_COLUMNS]
    if odd:
        near = difflib.get_close_matches(odd[0], PLACES_COLUMNS, n=1)
        hint = f"did you mean {near[0]}?" if near else f"the columns are {wanted}"
        raise ConfigError(f"{path}, line {line}: no column is called {odd[0][:40]!r}; {hint}")
    missing = [column for column in ("name", "city") if column not in columns]
    if missing:
        raise ConfigError(f"{path}, line {line}: has no column {missing[0]}; write {wanted}")
    return columns


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One line, its cells by column; an empty cell is an empty text."""

    path: Path
    line: int
    name: str
    city: str
    county: str = ""
    code: str = ""
    valid_from: str = ""
    valid_until: str = ""
    aliases: str = ""

    def names(self) -> Iterator[OwnName]:
        """Its name and aliases; of a county that the gazetteer knows only these."""
        aliases = [alias for alias in _BETWEEN_ALIASES.split(self.aliases) if alias]
        for name in (self.name, *aliases):
            if len(name) < 2:
                raise self.error(f"name {name!r} needs two characters at least")
        place, is_new = self._find_place()
        for name in (self.name, *aliases) if is_new else aliases:
            yield OwnName(printed=simplify(name), place=place, line=self.line)

    def error(self, problem: str) -> ConfigError:
        """Of this line."""
        return ConfigError(f"{self.path}, line {self.line}: {problem}")

    def _find_place(self) -> tuple[PlaceName, bool]:
        """What the row names, and whether the gazetteer lacks it."""
        try:
            city = find_city(self.city)
        except ConfigError as error:
            raise self.error(str(error)) from error
        valid_from, valid_until = self._read_days()
        place = PlaceName(
            name=self.name,
            place_code=self.code,
            place_level="county",
            county_code=self.code,
            city_code=city.place_code,
            valid_from=valid_from,
            valid_until=valid_until,
            is_home=True,
        )
        counties = read_counties(city)
        if self.code:
            return self._check_code(place, counties), True
        known = next((each for each in counties if each.name == simplify(self.name)), None)
        if known and not self.county:
            return self._check_aliases(
                replace(known, is_home=True, valid_from=valid_from, valid_until=valid_until)
            ), False
        county = self._find_county(counties, city)
        level = "township" if _TOWNSHIP.fullmatch(simplify(self.name)) else "village"
        return replace(place, place_code=county, county_code=county, place_level=level), True

    def _check_code(self, place: PlaceName, counties: tuple[PlaceName, ...]) -> PlaceName:
        prefix = (place.city_code or "")[: 2 if (place.city_code or "").endswith("0000") else 4]
        if not re.fullmatch(r"\d{6}", self.code) or not self.code.startswith(prefix):
            raise self.error(
                f"code {self.code[:20]!r} is no county's in {self.city}; write six digits, {prefix}…"
            )
        if self.county:
            raise self.error("county and code exclude each other: a place in a county has no code of its own")
        known = next((one for one in counties if one.place_code == self.code and one.name == self.name), None)
        if known:
            raise self.error(
                f"{self.name} ({self.code}) is known; remove the line, or its code to add aliases"
            )
        return place

    def _check_aliases(self, county: PlaceName) -> PlaceName:
        if not self.aliases:
            raise self.error(f"{self.name} is known; add aliases to it, or name the county of a place in it")
        return county

    def _find_county(self, counties: tuple[PlaceName, ...], city: PlaceName) -> str:
        wanted = simplify(self.county)
        for one in counties:
            if wanted in {one.place_code, one.name, make_stem(one.name)}:
                return one.place_code
        names = tuple(dict.fromkeys(one.name for one in counties))
        if not wanted:
            raise self.error(f"{self.name} needs the county it lies in: one of {'、'.join(names)}")
        near = difflib.get_close_matches(wanted, names, n=2, cutoff=0.4)
        hint = f"did you mean {' or '.join(near)}?" if near else f"write one of {'、'.join(names)}"
        raise self.error(f"county {self.county[:40]!r} is none of {city.name}; {hint}")

    def _read_days(self) -> tuple[date, date]:
        days = []
        for column, text, default in (
            ("valid_from", self.valid_from, date.min),
            ("valid_until", self.valid_until, date.max),
        ):
            try:
                days.append(date.fromisoformat(text) if text else default)
            except ValueError as error:
                raise self.error(f"{column} {text[:40]!r} is no day; write it as YYYY-MM-DD") from error
        if days[0] > days[1]:
            raise self.error(
                f"valid_from {days[0]} is after valid_until {days[1]}; the first day comes first"
            )
        return days[0], days[1]
