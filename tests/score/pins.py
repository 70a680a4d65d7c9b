"""Figures that once were reached → `pins.json`, and what has fallen below them."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.score.corpora import Corpus
from tests.score.metrics import LOWER_IS_BETTER

PINS = Path(__file__).with_name("pins.json")
Fallen = tuple[str, float, float | None]  # a figure's name, its pinned value, its value now or None


class PinError(Exception):
    """A corpus is not the one that was pinned, or a figure fell and nobody said why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lowering:
    """A figure that was let fall, by how much, and why."""

    figure: str
    before: float
    after: float | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """What a corpus of these very bytes must reach.

    Attributes:
        sha256: Of the corpus, as in `Corpus`.
        lowered: Every figure ever let fall, oldest first.
    """

    sha256: str
    figures: dict[str, float]
    lowered: tuple[Lowering, ...] = ()


def read_pins(file: Path = PINS) -> dict[str, Pin]:
    """Corpus → its pin."""
    return {
        name: Pin(
            sha256=pin["sha256"],
            figures=pin["figures"],
            lowered=tuple(Lowering(**each) for each in pin["lowered"]),
        )
        for name, pin in json.loads(file.read_text(encoding="utf-8")).items()
    }


def write_pins(pins: dict[str, Pin], file: Path = PINS) -> None:
    """Keep them, in the order of their names."""
    text = json.dumps({name: asdict(pins[name]) for name in sorted(pins)}, ensure_ascii=False, indent=2)
    file.write_text(f"{text}\n", encoding="utf-8")


def hold(pin: Pin, corpus: Corpus, measure: Callable[[Corpus], dict[str, float]]) -> None:
    """Measure a corpus and let no figure be worse than its pin.

    Raises:
        PinError: One line that says which corpus changed, or which figures fell.
    """
    if corpus.sha256 != pin.sha256:
        raise PinError(
            f"{corpus.name}: the corpus changed: its files give {corpus.sha256[:12]}, pinned is {pin.sha256[:12]};"
            f" look at `make score`, then pin its figures: .venv/bin/python -m tests.score pin {corpus.name}"
        )
    if fallen := _describe(_find_fallen(pin, measure(corpus))):
        raise PinError(f"{corpus.name}: worse than pinned: {fallen}")


def repin(old: Pin | None, corpus: Corpus, figures: dict[str, float], *, reason: str) -> Pin:
    """The pin of a corpus at its figures of today.

    Args:
        reason: Why figures may fall, if they do; "" where they may not.

    Raises:
        PinError: If a figure falls without a reason.
    """
    fallen = _find_fallen(old, figures) if old else ()
    if fallen and not reason:
        raise PinError(
            f"{corpus.name}: worse than pinned: {_describe(fallen)}; mend it, or --lower --reason TEXT"
        )
    lowered = tuple(
        Lowering(figure=name, before=before, after=now, reason=reason) for name, before, now in fallen
    )
    return Pin(sha256=corpus.sha256, figures=figures, lowered=(*(old.lowered if old else ()), *lowered))


def _describe(fallen: tuple[Fallen, ...]) -> str:
    return "; ".join(f"{name} {before} → {now}" for name, before, now in fallen)


def _find_fallen(pin: Pin, figures: dict[str, float]) -> tuple[Fallen, ...]:
    """Each pinned figure that is worse now or no longer measured."""
    pairs = ((name, before, figures.get(name)) for name, before in pin.figures.items())
    return tuple(each for each in pairs if _is_worse(*each))


def _is_worse(name: str, before: float, now: float | None) -> bool:
    return now is None or (now > before if name in LOWER_IS_BETTER else now < before)
