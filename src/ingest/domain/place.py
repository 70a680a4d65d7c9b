"""Places: names with the time they were valid, where they are printed, and what SQL decided."""

from dataclasses import dataclass
from datetime import date

# Municipalities and special administrative regions are provinces that are also somebody's home city.
CITY_PROVINCES = ("11", "12", "31", "50", "81", "82")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceName:
    """One name of one place.

    Attributes:
        name: The full name, e.g. 涧西区, 车村镇, 瞿家屯社区.
        place_code: GB/T 2260 code, 6 digits; 9 for a township, 12 for a village.
        place_level: province, city, county, township, village.
        county_code: The county-level division it rolls up to; itself for a county; None above.
        city_code: The prefecture it lies in; None for a province.
        valid_from: First day it may be printed: that of the change where it is known, else the day after the last
            source edition without it; 0001-01-01 where no source lacks it.
        valid_until: Last day, likewise; 9999-12-31 while it stands.
        is_home: It lies in the newspaper's home city.
        successor: The name of the one place it became, once it stood no more; None where it became several.
    """

    name: str
    place_code: str
    place_level: str
    county_code: str | None
    city_code: str | None
    valid_from: date
    valid_until: date
    is_home: bool
    successor: str | None = None

    def stands(self, on: date | None) -> bool:
        """Whether the name stood on the day; every name does where no day is known."""
        return on is None or self.valid_from <= on <= self.valid_until


# GB/T 2260 has no code for the whole; a newspaper may have it for its home.
COUNTRY = PlaceName(
    name="中国",
    place_code="000000",
    place_level="country",
    county_code=None,
    city_code=None,
    valid_from=date.min,
    valid_until=date.max,
    is_home=False,
)


def is_wide(home: PlaceName) -> bool:
    """Whether a home is the country or a province, not one city; municipalities and Hong Kong are cities too."""
    return home.place_level == "country" or (
        home.place_level == "province" and not home.place_code.startswith(CITY_PROVINCES)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnName:
    """A name that a workspace's `places.csv` adds.

    Attributes:
        printed: Simplified, as texts have it: the place's name or an alias.
        place: A place in a county, with the county's code; or a county-level division.
        line: Where it is written, from 1.
    """

    printed: str
    place: PlaceName
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place name as it stands in one article.

    Attributes:
        field: kicker, headline, deck, section, paragraph, caption, table, source, dateline.
        index: Which one of that field, from 0.
        surface: The characters as printed, e.g. 涧西区.
        start_offset: Offset of the first character in that string, from 0.
        end_offset: Offset after the last one.
        form: full, short, township, village, zone, organisation, source_code; city_mark for 全市, 我市, 市委 …; under a
            wide home also landmark for 莫高窟 and the like, and level_mark for 全省, 全县 …, which name nothing.
        name: The full name it stands for, e.g. 西工区 for 西工.
        place_level: Of what is named.
        place_codes: Codes of what it may mean, likeliest first; empty for a zone or a level mark.
        county_codes: County-level codes these roll up to, in the same order, each once; () for higher ones.
        cue: `partner` where the words around say the place is helped, visited or donated to; `former` where the text
            calls it 原 and its successor is meant; `origin` where somebody comes from there. Under a wide home
            `origin` also where the place only helps, is passed or has the meeting's hall, `parent` right before a place
            in it, `organisation` in the name of a university and the like; else None.
        is_valid: The name existed on the edition's date; one that did not counts nothing.
    """

    field: str
    index: int
    surface: str
    start_offset: int
    end_offset: int
    form: str
    name: str
    place_level: str
    place_codes: tuple[str, ...]
    county_codes: tuple[str, ...]
    cue: str | None = None
    is_valid: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One contribution to a decision, for `dibao why`.

    Attributes:
        rule: Name of the rule, e.g. headline.
        weight: What it added to the place's score.
        surface: The characters that made it fire; None for rules about the page.
        note: One sentence in Chinese for readers.
    """

    place_code: str
    place_name: str
    rule: str
    weight: float
    field: str | None
    surface: str | None
    start_offset: int | None
    end_offset: int | None
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotCounted:
    """A name that is printed and spoke for no place, for `dibao why`.

    Attributes:
        surface: As printed, where it first stands.
        reason: not_standing on that day, elsewhere, zone, inside_name of an accepted one, or ambiguous.
        note: One sentence in Chinese for readers.
    """

    surface: str
    reason: str
    field: str
    start_offset: int
    end_offset: int
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """What was decided for one article and one place.

    Attributes:
        place_code: With level and name None for an unassigned article of a newspaper without a home city.
        role: primary, co_primary, mentioned, partner; on the home city itself city_wide, unassigned.
        score: Sum of the evidence.
        confidence: high, medium, low.
    """

    place_code: str | None
    place_level: str | None
    place_name: str | None
    role: str
    score: float
    confidence: str
