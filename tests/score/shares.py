"""Hits, what gold has, what was found → one figure; sums of them → the figure of many pages."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Share:
    """Hits among what gold has and what was found; sums over pages keep that form."""

    hits: float = 0
    gold: int = 0
    found: int = 0

    def __add__(self, other: "Share") -> "Share":
        return Share(self.hits + other.hits, self.gold + other.gold, self.found + other.found)

    @property
    def f1(self) -> float:
        """1.0 where there was nothing to find and nothing was found."""
        total = self.gold + self.found
        return 2 * self.hits / total if total else 1.0


def compare(gold: Iterable[Any], found: Iterable[Any]) -> Share:
    """Each value as often as it stands on both sides."""
    wanted, have = Counter(gold), Counter(found)
    return Share((wanted & have).total(), wanted.total(), have.total())


def part(hits: float, of: int) -> Share:
    """A plain share: `hits` of so many; a figure of one page is `part(figure, 1)`, its sum over pages their mean."""
    return Share(hits, of, of)


def add_up(shares: Iterable[Share]) -> Share:
    """The sum over pages."""
    return sum(shares, Share())
