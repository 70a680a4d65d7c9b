"""Weights → how unlikely they make what gold allows, and how that changes with each weight.

A page's readings are weighed as by a linear-chain conditional random field: each reading counts by the exponential of
its score, and the likelihood of gold is the share of those readings that gold allows (forward and backward sums).
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tests.score.chains import Chains
from tests.score.readings import ReadingSet

IMPOSSIBLE_SCORE = -60.0
FAR = -1e6  # stands for minus infinity, which cannot be subtracted

Floats = NDArray[np.float64]
Objective = Callable[[Floats], tuple[float, Floats]]


@dataclass(frozen=True, slots=True)
class Sums:
    """The readings of all pages added up.

    Attributes:
        totals: For each page, the logarithm of the sum over all of them.
        edges: For each edge, the share of the readings that take it.
        ends: The same for each node that ends a page.
    """

    totals: Floats
    edges: Floats
    ends: Floats


def make_objective(readings: ReadingSet, *, penalty: float, centre: Floats) -> Objective:
    """The function to minimize: weights, in the order of `readings.rules` → loss and its gradient.

    Args:
        readings: Of the pages to fit on.
        penalty: Half of it times the sum of squared distances from `centre` is added to the loss.
        centre: The weights believed in before any page is counted.
    """
    facts, orders = readings.facts.to_matrix(), readings.orders.to_matrix()
    is_impossible = readings.orders.find_impossible()
    chains = Chains(readings.pages)

    def weigh(weights: Floats) -> tuple[float, Floats]:
        fact_scores = facts @ weights
        order_scores = np.where(is_impossible, IMPOSSIBLE_SCORE, orders @ weights)
        scores = fact_scores[chains.facts] + order_scores[chains.orders]
        ends = order_scores[chains.end_orders]
        every = _sum_readings(chains, scores, ends)
        gold = _sum_readings(chains, np.where(chains.is_gold, scores, FAR), ends)
        shares = every.edges - gold.edges
        fact_slope = np.bincount(chains.facts, shares, len(fact_scores))
        order_slope = np.bincount(chains.orders, shares, len(order_scores))
        order_slope += np.bincount(chains.end_orders, every.ends - gold.ends, len(order_scores))
        order_slope[is_impossible] = 0
        distance = weights - centre
        loss = float(np.sum(every.totals - gold.totals)) + penalty / 2 * float(distance @ distance)
        return loss, facts.T @ fact_slope + orders.T @ order_slope + penalty * distance

    return weigh


def _sum_readings(chains: Chains, scores: Floats, ends: Floats) -> Sums:
    ahead, behind = (np.full(chains.nodes, FAR) for _ in range(2))
    ahead[chains.starts] = 0.0
    for edges, arriving, _ in chains.layers:
        ahead[arriving.nodes] = arriving.add_up(ahead[chains.before[edges]] + scores[edges])
    behind[chains.ends] = ends
    for edges, _, leaving in reversed(chains.layers):
        behind[leaving.nodes] = leaving.add_up(behind[chains.after[edges]] + scores[edges])
    totals = behind[chains.starts]
    paths = ahead[chains.before] + scores + behind[chains.after] - totals[chains.pages]
    return Sums(totals, np.exp(paths), np.exp(ahead[chains.ends] + ends - totals[chains.end_pages]))
