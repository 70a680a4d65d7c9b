"""Each rule of the segmenter left out and the rest fitted again → what pages lose by it that were not fitted on.

The pages are dealt out into folds; each fold is read by weights fitted on the others, once with all rules and once
without each. `rules.py` says which weights make a rule.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import chain

import numpy as np

from tests.score.corpora import Corpus
from tests.score.fitting import PENALTY, choose_pages, make_weights, minimize_loss, read_prior
from tests.score.likelihood import Floats, make_objective
from tests.score.metrics import Figures
from tests.score.readings import ReadingSet
from tests.score.rules import name_rule
from tests.score.trials import PageText, Trial, add_up_trial, decode_pages, read_figures

PROCESSES = 2
FOLDS = 5
ITERATIONS_AGAIN = 8  # of a fit that starts from the weights with all rules
ALL = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unseen:
    """How pages are read by weights that were not fitted on them.

    Attributes:
        loss: How unlikely gold is: the negative logarithm of its likelihood, over all pages.
    """

    loss: float
    trial: Trial


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """What unseen pages lose without a rule; at or below 0 in everything it does not earn its place.

    Attributes:
        weights: How many weights it has.
        lost: `loss` is how much less likely gold is, the rest how far each figure falls.
    """

    rule: str
    weights: int
    lost: Unseen


@dataclass(frozen=True, slots=True)
class Pages:
    """What every fold needs; `names` has the file's name of each printed page of the readings."""

    readings: ReadingSet
    names: tuple[str, ...]
    texts: tuple[PageText, ...]


Outcomes = dict[str, tuple[float, list[Figures]]]


def weigh_rules(corpora: Iterable[Corpus]) -> tuple[Unseen, tuple[Worth, ...]]:
    """How all rules read pages that were not fitted on, and what each is worth: the least useful first."""
    chosen = tuple(corpora)
    printed = choose_pages(chosen)
    texts = decode_pages(page for corpus in chosen for page in corpus.pages)
    pages = Pages(ReadingSet(printed), tuple(page.name for page in printed), texts)
    counts = Counter(name_rule(name) for _, name in pages.readings.rules)
    with ProcessPoolExecutor(PROCESSES) as pool:
        folds = list(pool.map(partial(_try_fold, pages), range(FOLDS)))
    unseen = {rule: _add_up([fold[rule] for fold in folds]) for rule in (ALL, *counts)}
    full = unseen.pop(ALL)
    worths = (Worth(rule=rule, weights=counts[rule], lost=_subtract(full, unseen[rule])) for rule in counts)
    return full, tuple(sorted(worths, key=lambda each: each.lost.loss))


def _try_fold(pages: Pages, fold: int) -> Outcomes:
    """Read one fold by weights fitted on the others, with all rules and without each."""
    own = set(list(dict.fromkeys(pages.names))[fold::FOLDS])
    texts = [text for text in pages.texts if text.page.name in own]
    readings, centre = pages.readings, read_prior(pages.readings.rules)
    others, here = (
        readings.choose(place for place, name in enumerate(pages.names) if (name in own) == is_own)
        for is_own in (False, True)
    )
    objective = make_objective(others, penalty=PENALTY, centre=centre)
    unlikely = make_objective(here, penalty=0.0, centre=centre)
    full = minimize_loss(objective, centre)

    def read(values: Floats) -> tuple[float, list[Figures]]:
        return unlikely(values)[0], read_figures(texts, make_weights(readings.rules, values))

    def fit_without() -> Iterator[tuple[str, Floats]]:
        rules = np.array([name_rule(name) for _, name in readings.rules])
        for rule in dict.fromkeys(rules.tolist()):
            yield rule, minimize_loss(objective, full, is_out=rules == rule, iterations=ITERATIONS_AGAIN)

    return {rule: read(values) for rule, values in chain([(ALL, full)], fit_without())}


def _add_up(folds: list[tuple[float, list[Figures]]]) -> Unseen:
    figures = [page for _, pages in folds for page in pages]
    return Unseen(loss=sum(loss for loss, _ in folds), trial=add_up_trial(figures))


def _subtract(full: Unseen, without: Unseen) -> Unseen:
    trial = Trial(
        boundary=full.trial.boundary - without.trial.boundary,
        article=full.trial.article - without.trial.article,
        fields=full.trial.fields - without.trial.fields,
    )
    return Unseen(loss=without.loss - full.loss, trial=trial)
