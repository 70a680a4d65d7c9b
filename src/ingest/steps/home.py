"""A newspaper → the place names of its home, read once a process, and what they mean on a day."""

import difflib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from ingest.domain.article import Article
from ingest.domain.errors import UsageError
from ingest.domain.newspaper import Newspaper
from ingest.domain.place import Mention, OwnName, PlaceName, is_wide
from ingest.domain.script import simplify
from ingest.domain.short_names import shorten_city
from ingest.places.index import PlaceNames, build_place_names
from ingest.places.mentions import find_mentions
from ingest.places.repairs import NameRepairs, build_name_repairs
from ingest.places.wide.index import WideNames, build_wide_names
from ingest.places.wide.mentions import find_wide_mentions
from ingest.warehouse.gazetteer import find_home, read_place_names, read_wide_names


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Looks names up for one newspaper on one day; without a day every name counts, of whatever time."""

    newspaper: Newspaper
    on: date | None

    def find_mentions(self, article: Article) -> tuple[Mention, ...]:
        """The places printed in an article."""
        home = find_newspaper_home(self.newspaper)
        if home and is_wide(home):
            return find_wide_mentions(
                article, read_wide(self.newspaper.places), home_code=home.place_code, on=self.on
            )
        return find_mentions(article, read_home(self.newspaper), on=self.on)

    @property
    def name_repairs(self) -> NameRepairs:
        """What the home city's names may be misread as."""
        return read_name_repairs(self.newspaper)

    def find_district(self, name: str, *, where: str) -> str:
        """The full name of a district, given in full or short.

        Args:
            name: `涧西` or `涧西区`.
            where: Who gave the name, for the message.

        Raises:
            UsageError: If the home city has no such district; names the nearest.
        """
        found = read_home(self.newspaper).find_district(name, on=self.on)
        if found:
            return found.name
        raise self._no_district(name, where)

    def find_place(self, name: str, *, where: str) -> PlaceName:
        """A place that articles of this newspaper may belong to.

        Args:
            name: A district of the home city, in full or short; under a wide home a county, city or province, with
                what it lies in before it where several are called so: 鼓楼区 of 南京市 is 南京市鼓楼区.
            where: Who gave the name, for the message.

        Raises:
            UsageError: If there is none, several, or none that stood on the day; names near ones.
        """
        home = find_newspaper_home(self.newspaper)
        if home and name.strip() in {home.name, shorten_city(home.name)}:
            raise UsageError(f"{where}: {home.name} is the newspaper's whole home; use --city-wide")
        if home and is_wide(home):
            return self._find_in_wide_home(name, home, where)
        found = read_home(self.newspaper).find_district(name, on=self.on)
        if found is None:
            raise self._no_district(name, where)
        if self.on and not found.valid_from <= self.on <= found.valid_until:
            raise UsageError(
                f"{where}: {found.name} did not stand on {self.on}; `dibao places {found.name}` tells what did"
            )
        return found

    def find_known(self, name: str) -> PlaceName | None:
        """A county, city or province of that full name where this newspaper looks for names; None for none."""
        home = find_newspaper_home(self.newspaper)
        if home and is_wide(home):
            return next(iter(read_wide(self.newspaper.places).find_places(name)), None)
        return read_home(self.newspaper).find_district(name)

    def _find_in_wide_home(self, name: str, home: PlaceName, where: str) -> PlaceName:
        names = read_wide(self.newspaper.places)
        inside = home.place_code[:2] if home.place_level == "province" else ""
        found = [one for one in names.find_places(name) if one.place_code.startswith(inside)]
        standing = [one for one in found if self.on is None or one.valid_from <= self.on <= one.valid_until]
        codes = {one.place_code for one in standing}
        if len(codes) == 1:
            return standing[0]
        if standing:
            several = "、".join(dict.fromkeys(names.full_name(one) for one in standing))
            raise UsageError(
                f"{where}: several places are called {name[:40]!r}: {several}; write one of these"
            )
        if found:
            raise UsageError(
                f"{where}: {found[0].name} did not stand on {self.on}; `dibao places {name}` tells what did"
            )
        near = difflib.get_close_matches(simplify(name.strip()), names.entries, n=2, cutoff=0.5)
        hint = f"did you mean {' or '.join(near)}?" if near else "write it as 嵩县, 洛阳市 or 河南省"
        raise UsageError(f"{where}: {name[:40]!r} is no county, city or province of {home.name}; {hint}")

    def _no_district(self, name: str, where: str) -> UsageError:
        """The error for what is no district of the home city."""
        home = find_newspaper_home(self.newspaper)
        if home and is_wide(home):
            return UsageError(
                f"{where}: {name[:40]!r}: pages of one district need a city for home, not {home.name}"
            )
        if home is None:
            return UsageError(f"{where}: {name[:40]!r} is a district of no city; give the city too")
        names = _district_names(self.newspaper)
        near = difflib.get_close_matches(name, names, n=2, cutoff=0.5)
        hint = f"did you mean {' or '.join(near)}?" if near else f"its districts: {'、'.join(names)}"
        return UsageError(f"{where}: {name[:40]!r} is no district of {self.newspaper.home_city}; {hint}")


@lru_cache(maxsize=8)
def find_newspaper_home(newspaper: Newspaper) -> PlaceName | None:
    """The city, province or country that the newspaper's profile names; None for none.

    Raises:
        ConfigError: If there is no such place.
    """
    return find_home(newspaper.home_city) if newspaper.home_city else None


@lru_cache(maxsize=8)
def read_home(newspaper: Newspaper) -> PlaceNames:
    """The index of all places that articles of a city's newspaper may name; under a wide home no place is at home.

    Raises:
        ConfigError: If its home is none.
    """
    home = find_newspaper_home(newspaper)
    city = newspaper.home_city if home and not is_wide(home) else None
    return build_place_names(read_place_names(city), newspaper)


@lru_cache(maxsize=2)
def read_wide(own: tuple[OwnName, ...] = ()) -> WideNames:
    """The index of all places in China and of a workspace's own, for newspapers with a wide home."""
    return build_wide_names(read_wide_names(), own)


@lru_cache(maxsize=8)
def read_name_repairs(newspaper: Newspaper) -> NameRepairs:
    """What the names of the newspaper's home city may be misread as.

    Raises:
        ConfigError: If its home city is none.
    """
    return build_name_repairs(read_home(newspaper))


def home_codes(newspaper: Newspaper) -> tuple[str, ...]:
    """What a closing bracket may name: the home city's districts, of all times, and the profile's source codes."""
    return tuple(dict.fromkeys([*_district_names(newspaper), *(code for code, _ in newspaper.source_codes)]))


def _district_names(newspaper: Newspaper) -> tuple[str, ...]:
    return tuple(dict.fromkeys(district.name for district in read_home(newspaper).districts))
