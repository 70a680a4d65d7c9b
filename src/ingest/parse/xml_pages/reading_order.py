"""Blocks in document order and what a file says about their order → the blocks in reading order.

ALTO 4.3 and PAGE share the form: groups, ordered or not, of references and further groups. The members of an ordered
group follow its order, by index where they have one; those of an unordered group the document's, each group standing
where its first block stands. A block stands where it is named itself, else where the nearest block around it or one
of its lines is. What nothing names follows at the end, in document order. Lines stay in their block.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.parse.xml_pages.layout import TextBlock
from ingest.parse.xml_pages.tree import Element, local_name, read_number

MEMBER = re.compile(r"(?:Uno|O)rderedGroup(?:Indexed)?|RegionRef(?:Indexed)?|ElementRef")


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A block where the document has it.

    Attributes:
        names: Ids it may be called by: its own first, then those of the blocks around it from the inside, then of
            its lines.
        next_id: The block to read next, by ALTO's `IDNEXT`.
    """

    block: TextBlock
    names: tuple[str, ...]
    next_id: str | None = None


def order_blocks(placed: Sequence[Placed], order: Element | None) -> tuple[TextBlock, ...]:
    """Sort one page's blocks; `order` is the file's `ReadingOrder`, None where it has none."""
    ids = list(_find_ids(order, _find_places(placed)) if order is not None else _follow_links(placed))
    ranks = {name: rank for rank, name in reversed(list(enumerate(ids)))}
    by_rank = sorted(placed, key=lambda one: _find_rank(one, ranks))
    return tuple(one.block for one in by_rank)


def _find_rank(one: Placed, ranks: dict[str, int]) -> int:
    return next((ranks[name] for name in one.names if name in ranks), len(ranks))


def _find_places(placed: Sequence[Placed]) -> dict[str, int]:
    """Id → place of the first block that has it."""
    places: dict[str, int] = {}
    for place, one in enumerate(placed):
        for name in one.names:
            places.setdefault(name, place)
    return places


def _find_ids(group: Element, places: dict[str, int]) -> Iterator[str]:
    """The ids that a group or reference names, in order; first the block that is itself the group."""
    yield from _references(group)
    members = [member for member in group if MEMBER.fullmatch(local_name(member))]
    if local_name(group).startswith("Unordered"):
        members.sort(key=lambda member: _first_place(member, places))
    elif all(member.get("index") for member in members):
        members.sort(key=lambda member: read_number(member.get("index")) or 0)
    for member in members:
        yield from _find_ids(member, places)


def _first_place(member: Element, places: dict[str, int]) -> int:
    found = (places[name] for each in member.iter() for name in _references(each) if name in places)
    return min(found, default=len(places))


def _references(element: Element) -> list[str]:
    return (element.get("REF") or element.get("regionRef") or "").split()


def _follow_links(placed: Sequence[Placed]) -> Iterator[str]:
    """Chains of `IDNEXT`, each from where its first block stands; a chain without an end names nothing."""
    following = {one.names[0]: one.next_id for one in placed if one.next_id}
    targets = set(following.values())
    for one in placed if following else ():
        name: str | None = one.names[0]
        while name and (name not in targets or name != one.names[0]):
            yield name
            name = following.pop(name, None)
