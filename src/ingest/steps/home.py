"""A newspaper → the place names of its home city, read once a process, and what they mean on a day."""

import difflib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from ingest.domain.article import Article
from ingest.domain.errors import UsageError
from ingest.domain.newspaper import Newspaper
from ingest.domain.place import Mention
from ingest.places.index import PlaceNames, build_place_names
from ingest.places.mentions import find_mentions
from ingest.places.repairs import NameRepairs, build_name_repairs
from ingest.warehouse.gazetteer import read_place_names


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Looks names up for one newspaper on one day; without a day every name counts, of whatever time."""

    newspaper: Newspaper
    on: date | None

    def find_mentions(self, article: Article) -> tuple[Mention, ...]:
        """The places printed in an article."""
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
        if not self.newspaper.home_city:
            raise UsageError(f"{where}: {name[:40]!r} is a district of no city; give the city too")
        names = _district_names(self.newspaper)
        near = difflib.get_close_matches(name, names, n=2, cutoff=0.5)
        hint = f"did you mean {' or '.join(near)}?" if near else f"its districts: {'、'.join(names)}"
        raise UsageError(f"{where}: {name[:40]!r} is no district of {self.newspaper.home_city}; {hint}")


@lru_cache(maxsize=8)
def read_home(newspaper: Newspaper) -> PlaceNames:
    """The index of all places that articles of the newspaper may name.

    Raises:
        ConfigError: If its home city is none.
    """
    return build_place_names(read_place_names(newspaper.home_city), newspaper)


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
