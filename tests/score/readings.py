"""Printed pages with gold → all readings kept of each, as arrays: its steps, and which of them gold allows.

Every rule that counts on any page is a column. Most blocks share their rules with others, so scores are worked out
once for each row of rules and then looked up.
"""

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from ingest.parse.segment.best_reading import shipped_table
from ingest.parse.segment.candidates import find_parts
from ingest.parse.segment.lattice import Edge, Lattice, build_lattice
from ingest.parse.segment.parts import Part
from ingest.parse.segment.states import starts_article
from ingest.parse.segment.transitions import IMPOSSIBLE, find_end_rules, find_rules
from tests.score.gold_parts import Choice, PrintedPage

STEPS = "steps"
BEAMS = (10.0, 16.0, 24.0)  # the first is taken that keeps a reading gold allows

Places = NDArray[np.int64]
Flags = NDArray[np.bool_]
Rule = tuple[str, str]  # the table of its weight, a part or `STEPS`, and its name


@dataclass(frozen=True, slots=True)
class Steps:
    """The edges of one block, one element each.

    Attributes:
        before: Place of the node it leaves, in its layer.
        after: Place of the node it reaches.
        facts: Row of the facts that count for its part.
        orders: Row of the rules about two blocks in a row.
        is_gold: Gold allows it.
        reached: How many nodes the layer behind has.
    """

    before: Places
    after: Places
    facts: Places
    orders: Places
    is_gold: Flags
    reached: int


@dataclass(frozen=True, slots=True)
class Readings:
    """A page's readings; `ends` has the row of rules of each node of the last layer."""

    steps: tuple[Steps, ...]
    ends: Places


@dataclass(frozen=True, slots=True)
class RuleRows:
    """Sets of rules that count together, each kept once; `columns` numbers the rules of all of them."""

    columns: dict[Rule, int]
    rows: dict[tuple[Rule, ...], int] = field(default_factory=dict)

    def find(self, table: str, names: Iterable[str]) -> int:
        """The number of a row."""
        rules = tuple((table, name) for name in names)
        for rule in rules:
            if rule[1] != IMPOSSIBLE:
                self.columns.setdefault(rule, len(self.columns))
        return self.rows.setdefault(rules, len(self.rows))

    def find_impossible(self) -> Flags:
        """Which rows no reading may have."""
        return np.array([any(name == IMPOSSIBLE for _, name in rules) for rules in self.rows], dtype=bool)

    def to_matrix(self) -> csr_matrix:
        """How often each rule counts in each row."""
        cells = [[self.columns[rule] for rule in rules if rule in self.columns] for rules in self.rows]
        starts = np.cumsum([0, *map(len, cells)])
        flat = [column for row in cells for column in row]
        return csr_matrix((np.ones(len(flat)), flat, starts), shape=(len(cells), len(self.columns)))


class ReadingSet:
    """The readings of many pages over the same rules.

    Attributes:
        facts: Rows of facts about a block.
        orders: Rows of rules about two blocks in a row.
        rules: The columns of both.
    """

    def __init__(self, pages: Iterable[PrintedPage]) -> None:
        columns: dict[Rule, int] = {}
        self.table = shipped_table()
        self.facts, self.orders = RuleRows(columns), RuleRows(columns)
        self.pages = tuple(map(self._read, pages))
        self.rules = tuple(columns)

    def choose(self, places: Iterable[int]) -> "ReadingSet":
        """The same rules with some of the pages."""
        chosen = copy(self)
        chosen.pages = tuple(self.pages[place] for place in places)
        return chosen

    def _read(self, page: PrintedPage) -> Readings:
        for beam in BEAMS:
            lattice = build_lattice(page.paragraphs, page.districts, self.table, beam=beam)
            choices = _follow_gold(lattice, page.choices)
            if choices == page.choices:
                break
        steps = tuple(self._read_steps(lattice, index, choice) for index, choice in enumerate(choices))
        ends = [self.orders.find(STEPS, find_end_rules(node.state)) for node in lattice.layers[-1]]
        return Readings(steps, np.array(ends))

    def _read_steps(self, lattice: Lattice, index: int, choice: Choice | None) -> Steps:
        edges = lattice.steps[index]
        is_free = len(find_parts(lattice.view.page[index])) > 1
        facts = {
            part: self.facts.find(part, lattice.facts[index] if is_free else ())
            for part in dict.fromkeys(edge.part for edge in edges)
        }
        return Steps(
            before=np.array([edge.before for edge in edges]),
            after=np.array([edge.after for edge in edges]),
            facts=np.array([facts[edge.part] for edge in edges]),
            orders=np.array([self.orders.find(STEPS, _find_orders(lattice, index, edge)) for edge in edges]),
            is_gold=np.array([_is_allowed(lattice, index, edge, choice) for edge in edges]),
            reached=len(lattice.layers[index + 1]),
        )


def _find_orders(lattice: Lattice, index: int, edge: Edge) -> tuple[str, ...]:
    node = lattice.layers[index][edge.before]
    rules = find_rules(node.state, edge.part, lattice.traits[index])
    return (*rules, *(lattice.resume_rules(node.stopped_at, index) if edge.part is Part.RESUME else ()))


def _is_allowed(lattice: Lattice, index: int, edge: Edge, choice: Choice | None) -> bool:
    before = lattice.layers[index][edge.before].state.part
    return choice is None or (
        edge.part in choice.parts and starts_article(before, edge.part) == choice.is_start
    )


def _follow_gold(lattice: Lattice, choices: tuple[Choice | None, ...]) -> tuple[Choice | None, ...]:
    """The choices that a reading can make one after another; None in place of one that none can make."""
    followed: list[Choice | None] = []
    alive = {0}
    for index, choice in enumerate(choices):
        open_edges = [
            edge
            for edge in lattice.steps[index]
            if edge.before in alive and IMPOSSIBLE not in _find_orders(lattice, index, edge)
        ]
        gold = {edge.after for edge in open_edges if _is_allowed(lattice, index, edge, choice)}
        alive = gold or {edge.after for edge in open_edges}
        followed.append(choice if gold else None)
    return tuple(followed)
