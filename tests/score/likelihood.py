"""Weights → how unlikely they make what gold allows, and how that changes with each weight.

A page's readings are weighed as by a linear-chain conditional random field: each reading counts by the exponential of
its score, and the likelihood of gold is the share of those readings that gold allows (forward and backward sums).
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tests.score.readings import Places, Readings, ReadingSet

IMPOSSIBLE_SCORE = -60.0
FAR = -1e6  # stands for minus infinity, which cannot be subtracted

Floats = NDArray[np.float64]
Objective = Callable[[Floats], tuple[float, Floats]]


@dataclass(frozen=True, slots=True)
class Sums:
    """A page's readings added up.

    Attributes:
        total: Logarithm of the sum over all of them.
        steps: For each edge of each block, the share of the readings that take it.
        ends: The same for each node of the last layer.
    """

    total: float
    steps: list[Floats]
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

    def weigh(weights: Floats) -> tuple[float, Floats]:
        fact_scores = facts @ weights
        order_scores = np.where(is_impossible, IMPOSSIBLE_SCORE, orders @ weights)
        fact_slope, order_slope = np.zeros_like(fact_scores), np.zeros_like(order_scores)
        distance = weights - centre
        loss = penalty / 2 * float(distance @ distance)
        for page in readings.pages:
            loss += _add_page(page, fact_scores, order_scores, fact_slope, order_slope)
        order_slope[is_impossible] = 0
        return loss, facts.T @ fact_slope + orders.T @ order_slope + penalty * distance

    return weigh


def _add_page(
    page: Readings, fact_scores: Floats, order_scores: Floats, fact_slope: Floats, order_slope: Floats
) -> float:
    """Add a page's part of the slopes, by row of rules; returns its part of the loss."""
    scores = [fact_scores[steps.facts] + order_scores[steps.orders] for steps in page.steps]
    ends = order_scores[page.ends]
    every = _sum_readings(page, scores, ends)
    allowed = [np.where(steps.is_gold, score, FAR) for steps, score in zip(page.steps, scores, strict=True)]
    gold = _sum_readings(page, allowed, ends)
    for steps, share, gold_share in zip(page.steps, every.steps, gold.steps, strict=True):
        np.add.at(fact_slope, steps.facts, share - gold_share)
        np.add.at(order_slope, steps.orders, share - gold_share)
    np.add.at(order_slope, page.ends, every.ends - gold.ends)
    return every.total - gold.total


def _sum_readings(page: Readings, scores: list[Floats], ends: Floats) -> Sums:
    ahead = [np.zeros(1)]
    for steps, score in zip(page.steps, scores, strict=True):
        ahead.append(_add_up(steps.after, ahead[-1][steps.before] + score, steps.reached))
    behind = [ends]
    for steps, score, layer in zip(reversed(page.steps), reversed(scores), reversed(ahead[:-1]), strict=True):
        behind.append(_add_up(steps.before, behind[-1][steps.after] + score, len(layer)))
    behind.reverse()
    total = float(np.logaddexp.reduce(ahead[-1] + ends))
    shares = [
        np.exp(before[steps.before] + score + after[steps.after] - total)
        for steps, score, before, after in zip(page.steps, scores, ahead[:-1], behind[1:], strict=True)
    ]
    return Sums(total, shares, np.exp(ahead[-1] + ends - total))


def _add_up(places: Places, scores: Floats, size: int) -> Floats:
    """Logarithms of the sums of exponentials at each place."""
    top = np.full(size, 10 * FAR)
    np.maximum.at(top, places, scores)
    sums = np.bincount(places, np.exp(scores - top[places]), size)
    return top + np.log(np.maximum(sums, 1e-300))
