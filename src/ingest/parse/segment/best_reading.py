"""Shapes of one page → the part each block plays, and where articles start.

The best reading of the whole page is found by dynamic programming over its blocks (Viterbi), so one weak hint
cannot break a page that otherwise agrees. Each boundary keeps its margin: how much worse the best reading of the
page would be with that block on the other side. Time and memory grow with the number of blocks.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from ingest.domain.article import Boundary
from ingest.parse.lines.columns import group_lines, join_group
from ingest.parse.lines.shapes import Shape
from ingest.parse.segment.lattice import FORBIDDEN, Edge, Lattice, StepTable, build_lattice
from ingest.parse.segment.parts import Part
from ingest.parse.segment.states import starts_article
from ingest.parse.segment.transitions import find_end_rules
from ingest.parse.segment.weights import read_weights

# On invented pages 69 of 105 wrong boundaries are nearer than this, and 1 of 13 right ones.
NARROW_MARGIN = 3.0
KNOWN = Boundary(score=0.0, margin=0.0, rules=())


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedBlock:
    """A block with its part; `boundary` says why it starts an article, or does not."""

    shape: Shape
    part: Part
    is_start: bool
    boundary: Boundary
    needs_review: bool


@cache
def shipped_table() -> StepTable:
    """The steps by the weights this version ships."""
    return StepTable(read_weights())


def segment_page(
    page: tuple[Shape, ...], districts: tuple[str, ...], table: StepTable | None = None
) -> tuple[PlacedBlock, ...]:
    """Give every block of one page its part; `table` holds other weights than the shipped ones."""
    groups = group_lines(tuple(shape for shape in page if not shape.is_image))
    if not groups:
        return tuple(place_known(shape, Part.CAPTION) for shape in page)
    paragraphs = tuple(join_group(group, districts) for group in groups)
    lattice = build_lattice(paragraphs, districts, table or shipped_table())
    placed: list[PlacedBlock] = []
    for group, first in zip(groups, _read(lattice), strict=True):
        rest = (place_known(shape, Part.GOES_ON) for shape in group[1:])
        placed += [replace(first, shape=group[0]), *rest]
    return _with_images(page, placed)


def place_known(shape: Shape, part: Part) -> PlacedBlock:
    """A block whose part is known from the platform's own fields, or from the block before it."""
    return PlacedBlock(shape=shape, part=part, is_start=False, boundary=KNOWN, needs_review=False)


def _with_images(page: tuple[Shape, ...], placed: list[PlacedBlock]) -> tuple[PlacedBlock, ...]:
    """A line that stands for a picture belongs with the caption below it, else with what is above."""
    rest = iter(placed)
    found: list[PlacedBlock] = []
    images: list[PlacedBlock] = []
    for shape in page:
        if shape.is_image:
            images.append(place_known(shape, Part.CAPTION))
            continue
        block = next(rest)
        if images and block.part is Part.PHOTO and block.is_start:
            images[0] = replace(block, shape=images[0].shape)
            block = replace(block, part=Part.CAPTION, is_start=False)
        found += [*images, block]
        images = []
    return (*found, *images)


def _read(lattice: Lattice) -> Iterator[PlacedBlock]:
    """The best reading, block by block."""
    ahead, behind = _score_ahead(lattice), _score_behind(lattice)
    for index, edge in enumerate(_best_path(lattice, ahead, behind)):
        before = lattice.layers[index][edge.before].state
        margin = _find_margin(lattice, ahead, behind, index)
        yield PlacedBlock(
            shape=lattice.view.page[index],
            part=edge.part,
            is_start=starts_article(before.part, edge.part),
            boundary=Boundary(
                score=round(edge.score, 3), margin=round(margin, 3), rules=lattice.rules_of(index, edge)
            ),
            needs_review=margin < NARROW_MARGIN,
        )


def _score_ahead(lattice: Lattice) -> list[list[float]]:
    """For each node the best score from the page's start to it."""
    found = [[0.0]]
    for edges, layer in zip(lattice.steps, lattice.layers[1:], strict=True):
        before, best = found[-1], [float("-inf")] * len(layer)
        for edge in edges:
            score = before[edge.before] + edge.score
            best[edge.after] = max(best[edge.after], score)
        found.append(best)
    return found


def _score_behind(lattice: Lattice) -> list[list[float]]:
    """For each node the best score from it to the page's end."""
    ends = (tuple(find_end_rules(node.state)) for node in lattice.layers[-1])
    found = [[lattice.table.weigh(rules) for rules in ends]]
    for edges, layer in zip(reversed(lattice.steps), reversed(lattice.layers[:-1]), strict=True):
        after, best = found[-1], [float("-inf")] * len(layer)
        for edge in edges:
            score = after[edge.after] + edge.score
            best[edge.before] = max(best[edge.before], score)
        found.append(best)
    found.reverse()
    return found


def _best_path(lattice: Lattice, ahead: list[list[float]], behind: list[list[float]]) -> list[Edge]:
    """The chosen edge of each block, found from the page's end backwards."""
    place = max(range(len(ahead[-1])), key=lambda place: ahead[-1][place] + behind[-1][place])
    path = []
    for edges, before in zip(reversed(lattice.steps), reversed(ahead[:-1]), strict=True):
        arriving = (edge for edge in edges if edge.after == place)
        best = max(arriving, key=lambda edge: before[edge.before] + edge.score)
        path.append(best)
        place = best.before
    path.reverse()
    return path


def _find_margin(lattice: Lattice, ahead: list[list[float]], behind: list[list[float]], index: int) -> float:
    """How much worse the page reads with the block on the other side: starting or going on another article."""
    best = {True: float("-inf"), False: float("-inf")}
    for edge in lattice.steps[index]:
        total = ahead[index][edge.before] + edge.score + behind[index + 1][edge.after]
        before = lattice.layers[index][edge.before].state.part
        changes = edge.part is Part.RESUME or starts_article(before, edge.part)
        best[changes] = max(best[changes], total)
    return min(abs(best[True] - best[False]), -FORBIDDEN)
