"""The gazetteer's counties and cities → what stood in a place's stead on a day: its successor or what it was."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from ingest.domain.place import PlaceName

_PREFECTURE = slice(0, 4)
_PROVINCE = slice(0, 2)
_MOST_STEPS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """What became what.

    Attributes:
        counties: The names a county's code had.
        called: Cities and counties by their name.
        before: What became the one place of a name, likewise by that name.
    """

    counties: dict[str, tuple[PlaceName, ...]] = field(repr=False)
    called: dict[str, tuple[PlaceName, ...]] = field(repr=False)
    before: dict[str, tuple[PlaceName, ...]] = field(repr=False)

    def find_successor(self, name: PlaceName, on: date) -> PlaceName | None:
        """What a name that stood no more had become by the day: one place, in its prefecture or else its province."""
        found: PlaceName | None = name
        for _ in range(_MOST_STEPS):
            if found is None or found.valid_until >= on:
                break
            found = _choose(_nearest(found, self.called.get(found.successor or "", ())), on)
        return found if found is not None and found is not name and found.stands(on) else None

    def move(self, below: PlaceName, on: date | None) -> tuple[PlaceName, ...]:
        """A township or village in the county it lay in on the day, or may have lain in; itself where that is known.

        The sources have townships since 2016 alone: before 密云县 became 密云区 its townships lay in 密云县.
        """
        names = self.counties.get(below.county_code or "", ())
        if on is None or any(name.stands(on) for name in names):
            return (below,)
        earlier = [
            each
            for name in names
            for each in _nearest(name, self.before.get(name.name, ()))
            if each.stands(on)
        ]
        later = [each for name in names if (each := self.find_successor(name, on))]
        codes = dict.fromkeys(each.place_code for each in earlier or later)
        return tuple(replace(below, county_code=code) for code in codes) or (below,)


def trace(names: Iterable[PlaceName]) -> Lineage:
    """Sort out what became what."""
    counties: defaultdict[str, list[PlaceName]] = defaultdict(list)
    called: defaultdict[str, list[PlaceName]] = defaultdict(list)
    before: defaultdict[str, list[PlaceName]] = defaultdict(list)
    for name in names:
        if name.place_level not in {"city", "county"}:
            continue
        called[name.name].append(name)
        if name.place_level == "county":
            counties[name.place_code].append(name)
        if name.successor:
            before[name.successor].append(name)
    return Lineage(
        counties={code: tuple(each) for code, each in counties.items()},
        called={name: tuple(each) for name, each in called.items()},
        before={name: tuple(each) for name, each in before.items()},
    )


def _nearest(name: PlaceName, others: tuple[PlaceName, ...]) -> tuple[PlaceName, ...]:
    """Those of its own prefecture, else of its province."""
    for part in (_PREFECTURE, _PROVINCE):
        near = tuple(other for other in others if other.place_code[part] == name.place_code[part])
        if near:
            return near
    return ()


def _choose(names: tuple[PlaceName, ...], on: date) -> PlaceName | None:
    """The one place of those that stood on the day, else of all; None where they are several."""
    likely = [name for name in names if name.stands(on)] or names
    codes = {name.place_code for name in likely}
    return max(likely, key=lambda name: name.valid_until) if len(codes) == 1 else None
