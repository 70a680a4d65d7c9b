"""A name found in a text → what it means there: a valid place, one that was none on that day, or nothing."""

from dataclasses import dataclass
from datetime import date

from ingest.domain.place import Mention, PlaceName
from ingest.domain.script import simplify
from ingest.domain.short_names import make_stem, shorten_city
from ingest.places.index import Entry, PlaceNames
from ingest.places.words import (
    ORDINARY_NAMES,
    ORDINARY_STEMS,
    has_cue,
    is_former,
    is_helped,
    is_origin,
    is_part_of_another_word,
)

_AROUND = 24
_ROW = ("、", "和", "与")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One match in its simplified text, with the mention before it and the edition's date."""

    text: str
    start: int
    end: int
    previous: Mention | None
    on: date | None

    @property
    def before(self) -> str:
        """What stands before it, at most 24 characters."""
        return self.text[max(0, self.start - _AROUND) : self.start]

    @property
    def after(self) -> str:
        """What stands after it, at most 24 characters."""
        return self.text[self.end : self.end + _AROUND]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What a match means: its names, likeliest first."""

    form: str
    names: tuple[PlaceName, ...]
    reading: Reading
    is_valid: bool
    cue: str | None

    def as_mention(self, *, field: str, index: int, surface: str, moved: int = 0) -> Mention:
        """Give it the field and the printed characters; `moved` shifts the offsets to the printed string."""
        return Mention(
            field=field,
            index=index,
            surface=surface,
            start_offset=self.reading.start + moved,
            end_offset=self.reading.end + moved,
            form=self.form,
            name=self.names[0].name,
            place_level=self.names[0].place_level,
            place_codes=tuple(dict.fromkeys(name.place_code for name in self.names if name.place_code)),
            county_codes=tuple(dict.fromkeys(name.county_code for name in self.names if name.county_code)),
            cue=self.cue,
            is_valid=self.is_valid,
        )


def settle(entry: Entry, reading: Reading, names: PlaceNames) -> Settled | None:
    """Decide what a match means; None where it only looks like a place."""
    meant = _meant(entry, reading, names)
    if not meant:
        return None
    valid = tuple(name for name in meant if name.stands(reading.on))
    if reading.on is None:
        latest = max(name.valid_until for name in meant)
        valid = tuple(name for name in meant if name.valid_until == latest)
    became = () if valid or not is_former(reading.before) else _became(meant, reading.on, names)
    return Settled(
        form=entry.form,
        names=valid or became or meant,
        reading=reading,
        is_valid=bool(valid or became),
        cue="former" if became else _cue(entry.form, reading),
    )


def _cue(form: str, reading: Reading) -> str | None:
    if form == "source_code":
        return None
    if is_helped(reading.before, reading.after):
        return "partner"
    return "origin" if form in {"full", "short"} and is_origin(reading.before, reading.after) else None


def _became(meant: tuple[PlaceName, ...], on: date | None, names: PlaceNames) -> tuple[PlaceName, ...]:
    """What names that stood no more on the day had become, where each became one place."""
    became = tuple(names.lineage.find_successor(name, on) for name in meant) if on else ()
    return tuple(name for name in became if name) if all(became) else ()


def _meant(entry: Entry, reading: Reading, names: PlaceNames) -> tuple[PlaceName, ...]:
    if entry.form == "full":
        return _meant_in_full(entry.names, reading, names)
    if entry.form == "short":
        return _meant_in_short(entry.names, reading, names)
    if entry.form in {"township", "village"}:
        found = tuple(each for name in entry.names for each in names.lineage.move(name, reading.on))
        return _below_named_county(found, reading)
    return entry.names


def _meant_in_full(
    found: tuple[PlaceName, ...], reading: Reading, names: PlaceNames
) -> tuple[PlaceName, ...]:
    """The one whose city or province stands right before it, else the home city's, else all of that name."""
    if found[0].place_level != "county":
        return found
    if is_part_of_another_word(simplify(found[0].name), reading.before, reading.after):
        return ()
    under = tuple(name for name in found if _follows_parent(name, reading.before, names))
    if under:
        return under
    home = tuple(name for name in found if name.is_home)
    if home:
        return home
    return () if simplify(found[0].name) in ORDINARY_NAMES else found


def _follows_parent(name: PlaceName, before: str, names: PlaceNames) -> bool:
    """河南省嵩县, 洛阳嵩县: the city or province in full or short ends right where the name starts."""
    codes = (name.city_code, name.place_code[:2] + "0000")
    for parent in (names.parents.get(code) for code in codes if code):
        if parent and before.endswith((parent, shorten_city(parent))):
            return True
    return False


def _meant_in_short(
    found: tuple[PlaceName, ...], reading: Reading, names: PlaceNames
) -> tuple[PlaceName, ...]:
    """A short form counts before an office or another cue, or in a row such as `涧西、西工等区`.

    In Hong Kong and Macau the short form is the usual one: 灣仔海濱, 路環的街市.
    """
    pattern = reading.text[reading.start : reading.end]
    if found[0].place_code.startswith(("HK-", "MO-")) and pattern not in ORDINARY_STEMS:
        around = reading.before, reading.after
        is_beside = is_part_of_another_word(pattern, *around) or is_origin(*around)
        return () if is_beside else found
    if has_cue(pattern, reading.after) or _stands_in_row(reading, names):
        return found
    return ()


def _stands_in_row(reading: Reading, names: PlaceNames) -> bool:
    """`涧西、西工等区`, and in headlines `怀宁太湖携手`: another of the home city's districts stands beside it."""
    previous = reading.previous
    if previous is not None and previous.form in {"short", "full"} and previous.county_codes:
        between = reading.text[previous.end_offset : reading.start]
        if between in _ROW or (not between and previous.form == "short"):
            return True
    if reading.after.startswith(_ROW):
        return _home_county_at(reading.after[1:], names) is not None
    beside = _home_county_at(reading.after, names)
    pattern = reading.text[reading.start : reading.end]
    return beside is not None and not {pattern, make_stem(beside)} & ORDINARY_STEMS


def _home_county_at(text: str, names: PlaceNames) -> str | None:
    """The simplified name of the home county that a text opens with, in full or short."""
    entries = ((length, names.entries.get(text[:length])) for length in (5, 4, 3, 2))
    for length, entry in entries:
        if entry and entry.form in {"short", "full"}:
            first = entry.names[0]
            return text[:length] if first.is_home and first.place_level == "county" else None
    return None


def _below_named_county(found: tuple[PlaceName, ...], reading: Reading) -> tuple[PlaceName, ...]:
    """A township or village right after a county's, or a village right after a township's name, lies there."""
    previous = reading.previous
    if previous is None or not previous.county_codes:
        return found
    between = reading.text[previous.end_offset : reading.start]
    if between not in {"", "办事处", "的"}:
        return found
    inside = tuple(name for name in found if name.county_code in previous.county_codes)
    if inside or previous.form != "full":
        return inside or found
    return ()
