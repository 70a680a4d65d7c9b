"""The readings of many pages → one set of arrays, block by block of all pages at once: what can be added up quickly."""

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tests.score.readings import Flags, Places, Readings, Steps

Floats = NDArray[np.float64]


class Groups:
    """Edges by a node they share; `nodes` has each node once."""

    def __init__(self, shared: Places) -> None:
        self.order = np.argsort(shared, kind="stable")
        self.nodes, self.firsts, self.numbers = np.unique(
            shared[self.order], return_index=True, return_inverse=True
        )

    def add_up(self, scores: Floats) -> Floats:
        """For each node the logarithm of the sum of exponentials over its edges."""
        ordered = scores[self.order]
        top = np.maximum.reduceat(ordered, self.firsts)
        return top + np.log(np.add.reduceat(np.exp(ordered - top[self.numbers]), self.firsts))


class Layer(NamedTuple):
    """The edges of one block of every page that has so many."""

    edges: slice
    arriving: Groups
    leaving: Groups


class Placed(NamedTuple):
    """The steps of one block of a page, and the numbers of the first nodes before and after it."""

    block: int
    page: int
    before: int
    after: int
    steps: Steps


class Chains:
    """All nodes numbered through, and all edges: first those of each page's first block.

    Attributes:
        before, after, facts, orders, is_gold, pages: One element for each edge, as `Steps` has them.
        starts: The node before each page's first block.
        ends, end_orders, end_pages: The nodes behind the last blocks, with their rows of rules and their pages.
    """

    def __init__(self, readings: Iterable[Readings]) -> None:
        pages = tuple(readings)
        bounds = [_number_nodes(page) for page in pages]
        offsets = np.cumsum([0, *(page[-1] for page in bounds)])
        self.nodes, self.starts = int(offsets[-1]), offsets[:-1]
        layers = [first + page for first, page in zip(offsets, bounds, strict=False)]
        placed = [
            Placed(block, number, int(layers[number][block]), int(layers[number][block + 1]), steps)
            for number, page in enumerate(pages)
            for block, steps in enumerate(page.steps)
        ]
        self._join_edges(sorted(placed, key=lambda each: each.block))
        self.ends = np.concatenate([np.arange(*page[-2:]) for page in layers])
        self.end_orders = np.concatenate([page.ends for page in pages])
        self.end_pages = np.repeat(np.arange(len(pages)), [len(page.ends) for page in pages])

    def _join_edges(self, placed: list[Placed]) -> None:
        self.before: Places = np.concatenate([each.steps.before + each.before for each in placed])
        self.after: Places = np.concatenate([each.steps.after + each.after for each in placed])
        self.facts: Places = np.concatenate([each.steps.facts for each in placed])
        self.orders: Places = np.concatenate([each.steps.orders for each in placed])
        self.is_gold: Flags = np.concatenate([each.steps.is_gold for each in placed])
        sizes = [len(each.steps.before) for each in placed]
        self.pages: Places = np.repeat([each.page for each in placed], sizes)
        self.layers: list[Layer] = []
        first = 0
        for _, group in groupby(zip(placed, sizes, strict=True), key=lambda pair: pair[0].block):
            edges = slice(first, first + sum(size for _, size in group))
            self.layers.append(Layer(edges, Groups(self.after[edges]), Groups(self.before[edges])))
            first = edges.stop


def _number_nodes(page: Readings) -> Places:
    """The first node of each layer of a page, counted from its own first, and how many it has in all."""
    return np.cumsum([0, 1, *(steps.reached for steps in page.steps)])
