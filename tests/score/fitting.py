"""Pages with gold → the weights by which gold is likeliest, and the text of `weights.toml`.

The readings weighed are those that the shipped weights keep of each page, so after a large change of the rules a
second fit may still move the weights a little. Each fit starts from what `prior.toml`
believes, 0 for most rules; the same pages and shipped weights
give the same file.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from ingest.parse.segment.weights import Weights, parse_weights
from tests.score.corpora import Corpus
from tests.score.gold_parts import PrintedPage, read_printed_pages, set_captions_apart
from tests.score.likelihood import Floats, Objective, make_objective
from tests.score.readings import STEPS, Flags, ReadingSet, Rule

PRIOR = Path(__file__).with_name("prior.toml")
PENALTY = 0.5  # of squared distances from the prior: a rule seen on a page or two stays near it
ITERATIONS = 120
MEMORY = 8  # steps that the minimizer (L-BFGS) remembers
SMALLEST = 0.03  # weights nearer to 0 are left out
VARIED = "tune"  # every second page with captions of this corpus also counts with these set apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """Fitted weights, and what `likelihood` says of them as written, of those before, and of none."""

    weights: Weights
    loss: float
    loss_before: float
    loss_of_none: float


def choose_pages(corpora: Iterable[Corpus]) -> tuple[PrintedPage, ...]:
    """All pages of the corpora, and variants of some: papers differ in how far apart they print."""
    files = {corpus.name: [read_printed_pages(page) for page in corpus.pages] for corpus in corpora}
    pairs = ((pages, tuple(map(set_captions_apart, pages))) for pages in files.get(VARIED, ()))
    varied = [variant for pages, variant in pairs if variant != pages]
    return tuple(chain.from_iterable([*chain.from_iterable(files.values()), *varied[::2]]))


def fit_weights(pages: Iterable[PrintedPage], before: Weights) -> Fit:
    """Fit on pages; takes a minute for a hundred."""
    readings = ReadingSet(pages)
    start = read_prior(readings.rules)
    objective = make_objective(readings, penalty=PENALTY, centre=start)
    weights = _keep_unseen(make_weights(readings.rules, minimize_loss(objective, start)), readings.rules)
    return Fit(
        weights=weights,
        loss=objective(_list_weights(readings.rules, weights))[0],
        loss_before=objective(_list_weights(readings.rules, before))[0],
        loss_of_none=objective(np.zeros(len(start)))[0],
    )


def read_prior(rules: tuple[Rule, ...]) -> Floats:
    """What is believed of each rule's weight before any page is counted."""
    return _list_weights(rules, _read_beliefs())


def _read_beliefs() -> Weights:
    return parse_weights(PRIOR.read_text(encoding="utf-8"))


def _keep_unseen(weights: Weights, rules: tuple[Rule, ...]) -> Weights:
    """Of a step that no page shows, what is believed stands."""
    seen = {name for table, name in rules if table == STEPS}
    unseen = {name: weight for name, weight in _read_beliefs().steps.items() if name not in seen}
    return replace(weights, steps=weights.steps | unseen)


def minimize_loss(
    objective: Objective, start: Floats, *, is_out: Flags | None = None, iterations: int = ITERATIONS
) -> Floats:
    """The best weights; those that are left out stay 0."""
    out = np.zeros(len(start), dtype=bool) if is_out is None else is_out
    bounds = [(0.0, 0.0) if is_fixed else (None, None) for is_fixed in out.tolist()]
    options = {"maxiter": iterations, "maxcor": MEMORY}
    found = minimize(
        objective, np.where(out, 0.0, start), jac=True, method="L-BFGS-B", bounds=bounds, options=options
    )
    values: Floats = found.x
    return values


def write_toml(weights: Weights) -> str:
    """The text of `weights.toml`: one table for each part, the steps last; in each what speaks most for it first."""
    tables = [*sorted(weights.facts.items()), (STEPS, weights.steps)]
    return "\n".join(chain.from_iterable(_write_table(name, table) for name, table in tables))


def _write_table(name: str, table: dict[str, float]) -> Iterator[str]:
    yield f"[{name}]"
    for rule, weight in sorted(table.items(), key=lambda item: (-item[1], item[0])):
        yield f"{json.dumps(rule, ensure_ascii=False)} = {weight}"
    yield ""


def make_weights(rules: tuple[Rule, ...], values: Floats) -> Weights:
    """Values as `weights.toml` has them."""
    tables: dict[str, dict[str, float]] = {STEPS: {}}
    for (table, name), value in zip(rules, values.tolist(), strict=True):
        if abs(value) >= SMALLEST:
            tables.setdefault(table, {})[name] = round(value, 2)
    return Weights(steps=tables.pop(STEPS), facts=tables)


def _list_weights(rules: tuple[Rule, ...], weights: Weights) -> Floats:
    tables = {**weights.facts, STEPS: weights.steps}
    return np.array([tables.get(table, {}).get(name, 0.0) for table, name in rules])
