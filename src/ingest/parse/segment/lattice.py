"""Shapes of one page → the ways to read it that are worth keeping: layers of states with scored steps between."""

from dataclasses import dataclass, field, replace
from functools import cache
from itertools import repeat
from typing import NamedTuple

from ingest.parse.lines.shapes import Shape
from ingest.parse.segment.candidates import find_parts
from ingest.parse.segment.facts import find_own_facts
from ingest.parse.segment.parts import Part
from ingest.parse.segment.states import START_STATE, State, Traits, read_traits, starts_article, take_step
from ingest.parse.segment.surroundings import PageView
from ingest.parse.segment.transitions import IMPOSSIBLE, find_rules
from ingest.parse.segment.weights import Weights

FORBIDDEN = -50.0
BEAM = 8.0  # readings so much worse than the best one so far are given up
UNLIKELY = 14.0  # parts so much worse than a block's best one are not tried
LONGEST_INTERRUPTION = 12  # blocks; an article interrupted longer ago goes on no more


class Node(NamedTuple):
    """A state after a block.

    Attributes:
        stopped_at: The block that interrupted the article which waits to go on, if one does.
    """

    state: State
    stopped_at: int | None = None


class Edge(NamedTuple):
    """One block read one way after one node; `before` and `after` are places in their layers."""

    before: int
    after: int
    part: Part
    score: float


@dataclass(slots=True)
class StepTable:
    """What each step leads to and is worth, worked out once for all pages."""

    weights: Weights
    states: dict[State, State] = field(default_factory=dict)
    traits: dict[Traits, Traits] = field(default_factory=dict)
    steps: dict[tuple[int, Part, int], tuple[State, float]] = field(default_factory=dict)

    def take(self, state: State, part: Part, traits: Traits) -> tuple[State, float]:
        """The state after the block and the step's score; both arguments are the table's own objects."""
        key = (id(state), part, id(traits))
        known = self.steps.get(key)
        if known is None:
            after = take_step(state, part, traits)
            known = self.steps[key] = (
                self.states.setdefault(after, after),
                self.weigh(find_rules(state, part, traits)),
            )
        return known

    def weigh(self, rules: tuple[str, ...]) -> float:
        """The sum of the rules' weights."""
        steps = self.weights.steps
        return sum(FORBIDDEN if rule == IMPOSSIBLE else steps.get(rule, 0.0) for rule in rules)


@dataclass(frozen=True, slots=True)
class Lattice:
    """All readings of a page that were kept.

    Attributes:
        facts: Names of what is true of each block.
        layers: Nodes before the first block, and after each.
        steps: Edges of each block.
    """

    view: PageView
    table: StepTable
    traits: tuple[Traits, ...]
    facts: tuple[tuple[str, ...], ...]
    layers: list[list[Node]]
    steps: list[list[Edge]]

    def rules_of(self, index: int, edge: Edge) -> tuple[tuple[str, float], ...]:
        """The rules that count for an edge, with their weights."""
        node = self.layers[index][edge.before]
        facts = self.table.weights.facts.get(edge.part, {})
        local = [(f"{edge.part}: {name}", facts.get(name, 0.0)) for name in self.facts[index]]
        steps = find_rules(node.state, edge.part, self.traits[index])
        steps += self.resume_rules(node.stopped_at, index) if edge.part is Part.RESUME else ()
        weighed = [*local, *((rule, self.table.weigh((rule,))) for rule in steps)]
        return tuple((rule, weight) for rule, weight in weighed if weight)

    def resume_rules(self, stopped_at: int | None, index: int) -> tuple[str, ...]:
        """Whether a block speaks of what an article interrupted further above spoke of."""
        return () if stopped_at is None else tuple(self.view.find_resume_facts(stopped_at, index))


def build_lattice(
    page: tuple[Shape, ...], districts: tuple[str, ...], table: StepTable, *, beam: float = BEAM
) -> Lattice:
    """All readings of the page, but for those that fall far behind."""
    view = PageView(page, districts)
    traits = (read_traits(shape, signed_items=view.signed) for shape in page)
    lattice = Lattice(
        view=view,
        table=table,
        traits=tuple(table.traits.setdefault(one, one) for one in traits),
        facts=tuple((*find_own_facts(shape), *view.find_facts(index)) for index, shape in enumerate(page)),
        layers=[[Node(table.states.setdefault(START_STATE, START_STATE))]],
        steps=[],
    )
    best = [0.0]
    for index in range(len(page)):
        best = _extend(lattice, index, best, beam)
    return lattice


def _extend(lattice: Lattice, index: int, best: list[float], beam: float) -> list[float]:
    """Add one block's layer; returns the best score of each of its nodes."""
    local = _weigh_parts(lattice, index)
    table, traits = lattice.table, lattice.traits[index]
    resumed = cache(lambda stopped_at: table.weigh(lattice.resume_rules(stopped_at, index)))
    places: dict[tuple[int, int | None], int] = {}
    nodes: list[Node] = []
    totals: list[float] = []
    edges: list[Edge] = []
    floor = max(best) - beam
    for before, node in enumerate(lattice.layers[-1]):
        if best[before] < floor:
            continue
        for part, own in local:
            if part is Part.RESUME and node.state.shelf is None:
                continue
            state, score = table.take(node.state, part, traits)
            score += own + (resumed(node.stopped_at) if part is Part.RESUME else 0.0)
            state, stopped_at = _follow(node, state, part, index, table)
            place = places.setdefault((id(state), stopped_at), len(nodes))
            if place == len(nodes):
                nodes.append(Node(state, stopped_at))
                totals.append(best[before] + score)
            else:
                totals[place] = max(totals[place], best[before] + score)
            edges.append(Edge(before, place, part, score))
    lattice.layers.append(nodes)
    lattice.steps.append(edges)
    return totals


def _weigh_parts(lattice: Lattice, index: int) -> list[tuple[Part, float]]:
    """What the block's facts are worth for each part it can be; nothing where there is no choice."""
    parts = find_parts(lattice.view.page[index])
    if len(parts) == 1:
        return [(parts[0], 0.0)]
    facts, tables = lattice.facts[index], lattice.table.weights.facts
    scored = [(part, sum(map(tables.get(part, {}).get, facts, repeat(0.0)))) for part in parts]
    floor = max(score for _, score in scored) - UNLIKELY
    return [(part, score) for part, score in scored if score >= floor]


def _follow(node: Node, state: State, part: Part, index: int, table: StepTable) -> tuple[State, int | None]:
    """Note where an article was interrupted, and forget it when that is long ago."""
    if state.shelf is None:
        return state, None
    if part is Part.RESUME or starts_article(node.state.part, part) or node.stopped_at is None:
        return state, index
    if index - node.stopped_at <= LONGEST_INTERRUPTION:
        return state, node.stopped_at
    bare = replace(state, shelf=None)
    return table.states.setdefault(bare, bare), None
