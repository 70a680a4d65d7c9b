"""Names found in one article → what it names plainly, which settles the others."""

from collections import Counter
from dataclasses import dataclass, replace

from ingest.domain.place import COUNTRY, PlaceName
from ingest.domain.short_names import make_stem
from ingest.places.wide.beside import is_helper
from ingest.places.wide.index import Meaning, province_of
from ingest.places.wide.words import ORDINARY_SHORT_NAMES, is_feature, is_in_another_name, is_product

AROUND = 24


@dataclass(slots=True, kw_only=True)
class Sighting:
    """One match in its simplified text, before anything is settled.

    Attributes:
        before: What stands before it, at most `AROUND` characters; `after` likewise.
        name: Simplified.
    """

    field: str
    index: int
    text: str
    surface: str
    start: int
    end: int
    before: str
    name: str
    after: str
    meanings: tuple[Meaning, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What an article names plainly, as codes: its provinces, its cities and its counties.

    Attributes:
        repeated: Patterns that stand in it more than once.
        helpers: Names that are said to help somewhere in it.
        other_things: Short forms that also stand in it as a lake, an island or a product, and never in full.
        counties_in_full: Counties printed in full that mean one place; `cities_in_full` likewise, as codes.
    """

    provinces: frozenset[str]
    cities: frozenset[str]
    counties: frozenset[str]
    repeated: frozenset[str]
    helpers: frozenset[str]
    other_things: frozenset[str]
    counties_in_full: tuple[PlaceName, ...]
    cities_in_full: frozenset[str]

    def choose(self, names: tuple[PlaceName, ...]) -> tuple[PlaceName, ...]:
        """Of namesakes those in a county, else a city, else a province that is named plainly; () for none."""
        return (
            tuple(name for name in names if name.county_code in self.counties)
            or tuple(name for name in names if name.city_code in self.cities)
            or tuple(name for name in names if province_of(name) in self.provinces)
        )

    def call_landmark(self, landmark: PlaceName) -> PlaceName:
        """外滩 is 上海's, not 黄浦区's, where the article names the city and not the district."""
        is_citys = landmark.city_code in self.cities and landmark.county_code not in self.counties
        if not is_citys or landmark.city_code is None:
            return landmark
        return replace(landmark, place_code=landmark.city_code, county_code=None)

    def call_county(self, short: str, found: tuple[PlaceName, ...]) -> tuple[PlaceName, ...]:
        """玉树 is the county-level 玉树市 where the article prints that in full and its prefecture never."""
        seats = tuple(
            county
            for county in self.counties_in_full
            if make_stem(county.name) == short and county.city_code in {name.place_code for name in found}
        )
        is_said = any(name.place_code in self.cities_in_full for name in found)
        return found if is_said or not seats else seats[:1]


def find_known(sightings: tuple[Sighting, ...], home_code: str) -> Known:
    """Full names that mean one place, and short ones of provinces and cities that are no ordinary words."""
    read = [(sighting.meanings[0].form, _read_plainly(sighting)) for sighting in sightings]
    plain = [name for _, name in read if name]
    in_full = [name for form, name in read if name and form == "full"]
    others = {each.name for each in sightings if is_feature(each.after) or is_product(each.after)}
    home = () if home_code == COUNTRY.place_code else (home_code,)
    return Known(
        provinces=frozenset([*map(province_of, plain), *home]),
        cities=frozenset(name.city_code for name in plain if name.city_code),
        counties=frozenset(name.county_code for name in plain if name.county_code),
        repeated=frozenset(
            name for name, count in Counter(each.name for each in sightings).items() if count > 1
        ),
        helpers=frozenset(each.name for each in sightings if is_helper(each.before, each.after)),
        other_things=frozenset(others - {make_stem(name.name) for name in in_full}),
        counties_in_full=tuple(name for name in in_full if name.place_level == "county"),
        cities_in_full=frozenset(name.place_code for name in in_full if name.place_level == "city"),
    )


def _read_plainly(sighting: Sighting) -> PlaceName | None:
    meaning = sighting.meanings[0]
    if meaning.form not in {"full", "short"} or len({name.place_code for name in meaning.likely}) != 1:
        return None
    if meaning.form == "short" and (
        sighting.name in ORDINARY_SHORT_NAMES or is_in_another_name(sighting.before, sighting.after)
    ):
        return None
    return meaning.likely[0]
