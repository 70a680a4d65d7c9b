"""Decided articles → the tables a person reads; `python -m tests.score districts` prints them."""

from collections import Counter
from collections.abc import Iterator

from tests.score.districts import Decided, decide, leave_out, measure

CONFIDENCES = ("high", "medium", "low")


def list_figures(decided: dict[str, tuple[Decided, ...]]) -> Iterator[str]:
    """One row for each figure, one column for each set."""
    figures = {name: measure(articles) for name, articles in decided.items()}
    yield f"{'':14}" + "".join(f"{name:>10}" for name in decided)
    yield f"{'articles':14}" + "".join(f"{len(articles):>10}" for articles in decided.values())
    for figure in next(iter(figures.values())):
        yield f"{figure:14}" + "".join(f"{each[figure]:>10g}" for each in figures.values())


def list_statuses(decided: tuple[Decided, ...]) -> Iterator[str]:
    """How often each labelled status was decided as which."""
    counts = Counter((one.gold_status, one.status) for one in decided)
    for (gold, status), count in sorted(counts.items()):
        yield f"{gold:12} → {status:12}{count:>5}"


def list_reliability(decided: tuple[Decided, ...]) -> Iterator[str]:
    """How often each confidence is right; then Laplace's estimate of it, which few articles leave near a half."""
    for confidence in CONFIDENCES:
        ones = [one for one in decided if one.confidence == confidence]
        right = sum(one.is_exact for one in ones)
        yield (
            f"{confidence:8}{right:>5} of {len(ones):<5}"
            + (f"{right / len(ones):.3f}" if ones else "     ")
            + f"{(right + 1) / (len(ones) + 2):>8.3f}"
        )


def list_wrong(decided: tuple[Decided, ...]) -> Iterator[str]:
    """The articles decided otherwise than labelled."""
    for one in decided:
        if not one.is_exact:
            yield f"{one.name}  {one.headline}: {'、'.join(one.gold) or '-'}, decided {one.code or one.status}"


def list_worths(name: str, rules: tuple[str, ...]) -> Iterator[str]:
    """What a set loses without each rule; at or below 0 a rule does not earn its place there."""
    whole = measure(decide(name))
    yield f"{name:20}" + "".join(f"{figure:>14}" for figure in ("exact", "city level"))
    for rule in rules:
        with leave_out(rule):
            less = measure(decide(name))
        losses = (whole[figure] - less[figure] for figure in ("exact", "city level"))
        yield f"{rule:20}" + "".join(f"{loss:>14.3f}" for loss in losses)
