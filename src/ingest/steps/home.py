"""A newspaper → the place names of its home city, read once a process."""

from functools import lru_cache

from ingest.domain.newspaper import Newspaper
from ingest.places.index import PlaceNames, build_place_names
from ingest.warehouse.gazetteer import read_place_names


@lru_cache(maxsize=8)
def read_home(newspaper: Newspaper) -> PlaceNames:
    """The index of all places that articles of the newspaper may name.

    Raises:
        ConfigError: If its home city is none.
    """
    return build_place_names(read_place_names(newspaper.home_city), newspaper)


def home_districts(newspaper: Newspaper) -> tuple[str, ...]:
    """Names of the home city's districts, of all times, and the source codes the profile knows."""
    names = [district.name for district in read_home(newspaper).districts]
    return tuple(dict.fromkeys([*names, *(code for code, _ in newspaper.source_codes)]))
