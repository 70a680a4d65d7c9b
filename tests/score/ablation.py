"""Each rule of the segmenter left out, one at a time → what the figures of the pages lose by it.

A rule is a family of weights: a fact about a block for all parts it speaks for or against, whatever number its name
holds (`16 to 20 characters`), or a rule about two blocks in a row; what part follows what part is one rule.
"""

import re
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import chain

from ingest.parse.segment.weights import Weights
from tests.score.corpora import GoldPage
from tests.score.trials import Trial, decode_pages, try_weights

PROCESSES = 2
FOLLOWS = "what follows what"


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """What is lost without a rule, measured against all rules together; at or below 0 it does not earn its place.

    Attributes:
        weights: How many weights it has.
        loss: Of each figure.
    """

    rule: str
    weights: int
    loss: Trial


def name_rule(name: str) -> str:
    """The rule that a weight belongs to."""
    return FOLLOWS if " > " in name else re.sub(r"-?\d+", "N", name)


def leave_out(weights: Weights, rule: str) -> Weights:
    """All weights but those of one rule."""

    def keep(table: dict[str, float]) -> dict[str, float]:
        return {name: weight for name, weight in table.items() if name_rule(name) != rule}

    return Weights(
        facts={part: keep(table) for part, table in weights.facts.items()}, steps=keep(weights.steps)
    )


def weigh_rules(pages: Iterable[GoldPage], weights: Weights) -> tuple[Worth, ...]:
    """Read all pages once without each of the rules; the least useful rule first."""
    texts = decode_pages(pages)
    counts = Counter(map(name_rule, chain(*weights.facts.values(), weights.steps)))
    with ProcessPoolExecutor(PROCESSES) as pool:
        without = pool.map(partial(try_weights, texts), (leave_out(weights, rule) for rule in counts))
    full = try_weights(texts, weights)
    worths = (
        Worth(rule=rule, weights=count, loss=_subtract(full, trial))
        for (rule, count), trial in zip(counts.items(), without, strict=True)
    )
    return tuple(sorted(worths, key=lambda each: (each.loss.boundary, each.loss.article, each.loss.fields)))


def _subtract(full: Trial, without: Trial) -> Trial:
    return Trial(
        boundary=full.boundary - without.boundary,
        article=full.article - without.article,
        fields=full.fields - without.fields,
    )
