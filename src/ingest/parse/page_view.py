"""A page's shapes with the look-ups that several rules need, each computed once."""

import re
from collections import Counter

from ingest.parse.blocks import BlockKind
from ingest.parse.shapes import Shape

ALIKE, UNLIKE = 0.18, 0.05  # shares of character pairs; tuned on invented pages


class PageView:
    """What a rule may ask about the blocks around."""

    def __init__(self, page: tuple[Shape, ...], districts: tuple[str, ...]) -> None:
        self.page = page
        self.names = districts + tuple(name[:-1] for name in districts if len(name) > 2)
        self.headings = [index for index, shape in enumerate(page) if shape.is_heading and not shape.folio]
        self.levels = Counter(page[index].block.level for index in self.headings)
        self.topics = _compare_segments(page, self.headings)
        self.typical_gap = (
            Counter(shape.block.gap_before for shape in page[1:]).most_common(1)[0][0] if page[1:] else 1
        )

    def next_text(self, index: int) -> Shape | None:
        """The next prose block before another heading; captions and marks are stepped over."""
        for shape in self.page[index + 1 :]:
            if shape.is_heading:
                return None
            if (
                shape.block.kind is BlockKind.TEXT
                and shape.whole is None
                and (shape.is_ended or shape.size > 40)
            ):
                return shape
        return None

    def has_wide_gap(self, index: int) -> bool:
        """More blank lines than usual stand between this block and another of the page."""
        block, last = self.page[index].block, len(self.page) - 1
        widest = max(block.gap_before if index else 0, block.gap_after if index < last else 0)
        return widest > self.typical_gap + 1

    def neighbours(self, index: int) -> list[Shape]:
        """The headings right before and after this one."""
        place = self.headings.index(index)
        around = self.headings[max(place - 1, 0) : place] + self.headings[place + 1 : place + 2]
        return [self.page[other] for other in around]

    def text_before(self, index: int) -> str:
        """What was printed since the last closing mark before this block."""
        texts: list[str] = []
        for shape in reversed(self.page[:index]):
            if shape.closes == 2:
                break
            texts.append(shape.block.text)
        return "\n".join(texts)


def share_of_pairs(text: str, before: str) -> float:
    """Share of the character pairs of `text` that stand in `before`, 0–1."""
    pairs = _pairs(text)
    return sum(pair in before for pair in pairs) / len(pairs) if pairs else 0.0


def _pairs(text: str) -> set[str]:
    clean = re.sub(r"[^\w]|[\d_]", "", text)
    return {clean[place : place + 2] for place in range(len(clean) - 1)}


def _compare_segments(page: tuple[Shape, ...], headings: list[int]) -> dict[int, float]:
    """How much the text below each heading shares with the text above it, 0–1.

    The share of the shorter one's character pairs, leaving out pairs that stand all over the page; only where
    both have enough text to tell.
    """
    ends = [*headings[1:], len(page)]
    segments = [
        _pairs("".join(shape.body for shape in page[start + 1 : end]))
        for start, end in zip(headings, ends, strict=True)
    ]
    counts = Counter(pair for segment in segments for pair in segment)
    common = {pair for pair, count in counts.items() if count > max(3, len(segments) * 0.6)}
    likeness = {}
    for place in range(1, len(headings)):
        above, below = segments[place - 1] - common, segments[place] - common
        if min(len(above), len(below)) >= 40:
            likeness[headings[place]] = len(above & below) / min(len(above), len(below))
    return likeness
