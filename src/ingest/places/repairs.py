"""A printed string → names that are none, but one look-alike character away from exactly one of the home city's.

`翟家屯社区` where the city has a 瞿家屯社区 and no 翟家屯社区: a suggestion, never a mention.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from ahocorasick_rs import AhoCorasick, MatchKind

from ingest.domain.article import Suggestion
from ingest.domain.lookalikes import explain, find_lookalikes
from ingest.domain.place import Mention, PlaceName
from ingest.places.index import PlaceNames

_NAME = re.compile(r"(?P<stem>[一-鿿]{2,})(?P<kind>社区|街道|嘎查|苏木|地区|[村镇乡县区市旗])")
# The gazetteer has every committee, and not every hamlet that is called 村.
_HAMLETS = ("村", "嘎查")
# What may stand right before a name; else it is a piece of longer words.
_OPENS = re.compile(
    r"(?:^|[^一-鿿]|[在到从往赴至与和及的由向为经是对将把于给说称市区县镇乡村省处道来去]|[近昨今当][日天]|日前)$"
)
_JOINS = re.compile(r"(?:办事处|办|的)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Misread:
    """A name as it may be misread.

    Attributes:
        printed: What stands there then.
        name: What it is called.
        place: What it is.
        is_commoner: The misread character stands in more names of the city than the right one.
    """

    printed: str
    name: str
    place: PlaceName
    is_commoner: bool

    @property
    def kind(self) -> str:
        """社区, 村, 镇 …."""
        match = _NAME.fullmatch(self.name)
        return match["kind"] if match else ""

    @property
    def is_short(self) -> bool:
        """Two characters and the kind: often a piece of other words."""
        return len(self.name) - len(self.kind) == 2


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRepairs:
    """What a city's names may be misread as, in the automaton's order; build it once.

    Attributes:
        home_prefix: What codes in the city begin with.
    """

    misread: tuple[Misread, ...] = field(repr=False)
    automaton: AhoCorasick = field(repr=False)
    home_prefix: str


def build_name_repairs(names: PlaceNames) -> NameRepairs:
    """Every name of the home city from county level down, with one character of its stem misread.

    Left out is what is a name itself, anywhere in the index, and what two names may be misread as.
    """
    home = {
        name: entry.names[0]
        for name, entry in names.entries.items()
        if entry.form in {"full", "township", "village"} and entry.names[0].is_home and _NAME.fullmatch(name)
    }
    characters = Counter(character for name in home for character in set(name))
    found: defaultdict[str, list[Misread]] = defaultdict(list)
    for name, place in home.items():
        for misread in _misread(name, place, characters):
            found[misread.printed].append(misread)
    kept = [ones[0] for printed, ones in found.items() if len(ones) == 1 and printed not in names.entries]
    code = names.home_city.place_code if names.home_city else ""
    return NameRepairs(
        misread=tuple(kept),
        automaton=AhoCorasick([one.printed for one in kept], matchkind=MatchKind.LeftmostLongest),
        home_prefix=code[:2] if code.endswith("0000") else code[:4],
    )


def find_name_repairs(
    text: str, *, field: str, index: int, mentions: tuple[Mention, ...], repairs: NameRepairs
) -> Iterator[Suggestion]:
    """The misread names in a string, in order.

    Args:
        text: As printed; names are compared in simplified characters only.
        field: What the string is, and which one of them.
        mentions: Of this string, in order.
        repairs: Of the newspaper's home city.
    """
    for at, start, end in repairs.automaton.find_matches_as_indexes(text):
        misread = repairs.misread[at]
        before = [one for one in mentions if one.start_offset < start]
        is_piece = any(one.end_offset > start for one in before)
        if not is_piece and _is_likely(misread, text, start, before, repairs.home_prefix):
            yield Suggestion(
                field=field,
                index=index,
                start_offset=start,
                surface=text[start:end],
                replacement=misread.name,
                reason=f"本市没有“{misread.printed}”，有“{misread.name}”；{explain(misread.printed, misread.name)}",
            )


def _misread(name: str, place: PlaceName, characters: Counter[str]) -> Iterator[Misread]:
    match = _NAME.fullmatch(name)
    for at, character in enumerate(match["stem"] if match else ""):
        for other in find_lookalikes(character):
            yield Misread(
                printed=name[:at] + other + name[at + 1 :],
                name=name,
                place=place,
                is_commoner=characters[other] > characters[character],
            )


def _is_likely(misread: Misread, text: str, start: int, before: list[Mention], home_prefix: str) -> bool:
    """The words before must not speak against it; a short name or a hamlet's needs them to speak for it."""
    county = next((one for one in reversed(before) if one.county_codes), None)
    if county and not county.county_codes[0].startswith(home_prefix):
        return False
    last = before[-1] if before else None
    if last and last.county_codes and _JOINS.fullmatch(text, last.end_offset, start):
        is_inside = misread.place.county_code in last.county_codes
        is_township = any(
            misread.place.place_code.startswith(code) for code in last.place_codes if len(code) == 9
        )
        return is_inside and (is_township or not (misread.kind in _HAMLETS and misread.is_commoner))
    if misread.kind in _HAMLETS:
        return not (misread.is_short or misread.is_commoner)
    return not (misread.is_short and misread.kind == "社区") and (
        not misread.is_short or _OPENS.search(text[:start]) is not None
    )
