"""Texts of one page → how much they share with one another, by the pairs of characters they print."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from ingest.parse.lines.shapes import Shape

BOUNDS = (0.02, 0.05, 0.09, 0.14, 0.2, 0.3)  # of the classes of likeness, shares of character pairs
FEWEST_PAIRS = 25


def character_pairs(text: str) -> set[str]:
    """All pairs of neighbouring letters of a text, without digits and punctuation."""
    clean = re.sub(r"[^\w]|[\d_]", "", text)
    return {"".join(pair) for pair in pairwise(clean)}


def classify(share: float) -> int:
    """The class of a share of pairs, 0 for the least."""
    return sum(share >= bound for bound in BOUNDS)


def name_share(share: float) -> str:
    """The share of a short text's words in a longer one, in a word."""
    return "none" if share == 0 else "few" if share < 0.35 else "some" if share < 0.65 else "most"


class Segments:
    """The texts between lines that may head something, each compared with those above it.

    Attributes:
        places: Index of each such line → its number, from 0.
    """

    def __init__(self, page: tuple[Shape, ...], places: list[int]) -> None:
        self.page = page
        self.order = places
        self.places = {place: number for number, place in enumerate(places)}
        ends = [*places, len(page)][1:]
        spans = zip(places, ends, strict=True)
        self.texts = ["".join(shape.body for shape in page[start + 1 : end]) for start, end in spans]
        self.pairs = [character_pairs(text) for text in self.texts]
        counts = Counter(pair for pairs in self.pairs for pair in pairs)
        self.common = {pair for pair, count in counts.items() if count > max(3, len(self.texts) * 0.5)}

    def below(self, index: int) -> str:
        """The text up to the next such line."""
        return self.texts[self.places[index]]

    def above(self, index: int) -> str:
        """The text between the line before and this one."""
        number = self.places[index]
        return self.texts[number - 1] if number else ""

    def find_facts(self, index: int) -> Iterator[str]:
        """Whether the text below speaks of what the text above does, and where the line's own words stand."""
        number = self.places[index]
        signed = self._since_signed(number)
        if signed:
            own = self.pairs[number] - self.common
            yield from _compare("text below like the text above", own, self._joined(signed[-1:]))
        title = character_pairs(self.page[index].block.text)
        if len(title) < 2:
            return
        before: set[str] = set().union(*(self.pairs[other] for other in signed))
        if before:
            yield f"{name_share(len(title & before) / len(title))} of its words stood above"
        if self.pairs[number]:
            yield f"{name_share(len(title & self.pairs[number]) / len(title))} of its words stand below"

    def _since_signed(self, number: int) -> list[int]:
        """The segments above since the last signature, nearest last."""
        found: list[int] = []
        for other in range(number - 1, -1, -1):
            if any(shape.closes == 2 for shape in self.page[self.order[other] : self.order[other + 1]]):
                break
            found.insert(0, other)
        return found

    def _joined(self, numbers: list[int]) -> set[str]:
        return set().union(*(self.pairs[number] for number in numbers)) - self.common


def _compare(name: str, left: set[str], right: set[str]) -> Iterator[str]:
    fewer = min(len(left), len(right))
    if fewer >= FEWEST_PAIRS:
        yield f"{name}: {classify(len(left & right) / fewer)}"
