"""Shapes of one page → the part each block plays, and where articles start.

The best reading of the whole page is found by dynamic programming over its blocks (Viterbi), so one weak hint
cannot break a page that otherwise agrees. Each boundary keeps its margin: how much worse the best reading of the
page would be with that block on the other side. Time and memory grow with the number of blocks.
"""

from dataclasses import dataclass

from ingest.domain.article import Boundary
from ingest.parse.lines.shapes import Shape
from ingest.parse.segment.parts import Candidate, Part
from ingest.parse.segment.rules import find_candidates
from ingest.parse.segment.transitions import (
    IMPOSSIBLE,
    STEPS,
    State,
    advance,
    begin_page,
    find_end_rules,
    find_step_rules,
    starts_article,
)

NARROW_MARGIN = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedBlock:
    """A block with its part; `boundary` only where an article starts."""

    shape: Shape
    part: Part
    is_start: bool
    boundary: Boundary
    needs_review: bool


@dataclass(slots=True)
class _Edge:
    before: int
    after: int
    score: float


def segment_page(page: tuple[Shape, ...], districts: tuple[str, ...]) -> tuple[PlacedBlock, ...]:
    """Give every block of one page its part."""
    if not page:
        return ()
    columns = find_candidates(page, districts)
    layers, edges, names = _forward(page, columns)
    scores = _total_scores(layers, edges)
    path = _best_path(scores, edges)
    return tuple(_place(page, index, path, layers, scores, names, columns) for index in range(len(page)))


def place_known(shape: Shape, part: Part) -> PlacedBlock:
    """A block whose part is known from the platform's own fields."""
    boundary = Boundary(score=0.0, margin=0.0, rules=())
    return PlacedBlock(shape=shape, part=part, is_start=False, boundary=boundary, needs_review=False)


def _forward(
    page: tuple[Shape, ...], columns: list[tuple[Candidate, ...]]
) -> tuple[list[list[State]], list[list[_Edge]], dict[tuple[int, int, int], list[str]]]:
    layers: list[list[State]] = [[begin_page(page)]]
    edges: list[list[_Edge]] = []
    names: dict[tuple[int, int, int], list[str]] = {}
    for index, shape in enumerate(page):
        states: dict[State, int] = {}
        step: list[_Edge] = []
        for before, state in enumerate(layers[-1]):
            for candidate in columns[index]:
                rules = find_step_rules(state, candidate.part, shape)
                follower = advance(state, candidate.part, shape)
                after = states.setdefault(follower, len(states))
                score = candidate.score.total + sum(
                    IMPOSSIBLE if rule == "impossible" else STEPS[rule] for rule in rules
                )
                step.append(_Edge(before, after, score))
                names[index, before, after] = rules
        layers.append(list(states))
        edges.append(step)
    return layers, edges, names


def _total_scores(layers: list[list[State]], edges: list[list[_Edge]]) -> list[list[tuple[float, float]]]:
    """For each state the best score from the page's start to it and from it to the page's end."""
    forward = [[0.0]]
    for step, layer in zip(edges, layers[1:], strict=True):
        best = [float("-inf")] * len(layer)
        for edge in step:
            best[edge.after] = max(best[edge.after], forward[-1][edge.before] + edge.score)
        forward.append(best)
    backward = [[sum(STEPS[rule] for rule in find_end_rules(state)) for state in layers[-1]]]
    for step, layer in zip(reversed(edges), reversed(layers[:-1]), strict=True):
        best = [float("-inf")] * len(layer)
        for edge in step:
            best[edge.before] = max(best[edge.before], backward[-1][edge.after] + edge.score)
        backward.append(best)
    backward.reverse()
    return [list(zip(ahead, behind, strict=True)) for ahead, behind in zip(forward, backward, strict=True)]


def _best_path(scores: list[list[tuple[float, float]]], edges: list[list[_Edge]]) -> list[int]:
    """Index of the chosen state in each layer, the beginning included."""
    path = [max(range(len(scores[-1])), key=lambda place: sum(scores[-1][place]))]
    for step, layer in zip(reversed(edges), reversed(scores[:-1]), strict=True):
        arriving = [edge for edge in step if edge.after == path[-1]]
        best = max(arriving, key=lambda edge: layer[edge.before][0] + edge.score)
        path.append(best.before)
    path.reverse()
    return path


def _place(
    page: tuple[Shape, ...],
    index: int,
    path: list[int],
    layers: list[list[State]],
    scores: list[list[tuple[float, float]]],
    names: dict[tuple[int, int, int], list[str]],
    columns: list[tuple[Candidate, ...]],
) -> PlacedBlock:
    before, state = layers[index][path[index]], layers[index + 1][path[index + 1]]
    is_start = starts_article(before.part, state.part)
    yes, no = [float("-inf")], [float("-inf")]
    for other, (ahead, behind) in zip(layers[index + 1], scores[index + 1], strict=True):
        opens = other.part in (Part.HEADLINE, Part.START, Part.KICKER, Part.NOTE, Part.PHOTO)
        (yes if opens else no).append(ahead + behind)
    margin = min(abs(max(yes) - max(no)), -IMPOSSIBLE)
    rules = tuple((name, STEPS.get(name, IMPOSSIBLE)) for name in names[index, path[index], path[index + 1]])
    local = next(candidate.score for candidate in columns[index] if candidate.part is state.part)
    boundary = Boundary(
        score=round(local.total + sum(weight for _, weight in rules), 3),
        margin=round(margin, 3),
        rules=local.rules + rules,
    )
    return PlacedBlock(
        shape=page[index],
        part=state.part,
        is_start=is_start,
        boundary=boundary,
        needs_review=margin < NARROW_MARGIN,
    )
