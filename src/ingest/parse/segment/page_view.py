"""A page's shapes with the look-ups that several rules need, each computed once."""

import re
from collections import Counter
from itertools import takewhile

from ingest.domain.page import SlotRole
from ingest.parse.lines.blocks import BlockKind
from ingest.parse.lines.shapes import CONTACT, Shape
from ingest.parse.rejoin import Wrap

WIDEST_COLUMN, FEWEST_WRAPPED = 40, 12
INDENT = 1  # ideographic spaces before a paragraph
ALIKE, UNLIKE = 0.18, 0.05  # shares of character pairs; tuned on invented pages


class PageView:
    """What a rule may ask about the blocks around."""

    def __init__(self, page: tuple[Shape, ...], districts: tuple[str, ...]) -> None:
        self.page = page
        self.names = districts + tuple(name[:-1] for name in districts if len(name) > 2)
        self.headings = [index for index, shape in enumerate(page) if shape.is_heading and not shape.folio]
        self.levels = Counter(page[index].block.level for index in self.headings)
        self.is_plain = not self.headings
        self.is_wrapped = is_wrapped(page)
        self.topics = _compare_segments(page, self.headings)
        self.typical_gap = (
            Counter(shape.block.gap_before for shape in page[1:]).most_common(1)[0][0] if page[1:] else 1
        )

    def next_text(self, index: int) -> Shape | None:
        """The first prose below a heading and those right under it, before any other heading.

        Captions, marks and decks are stepped over.
        """
        place = index + 1
        while place < len(self.page) and self.page[place].is_heading:
            place += 1
        for shape in self.page[place:]:
            if shape.is_heading or (shape is self.page[place] and shape.is_picture_credit):
                return None
            if shape.whole is None and (
                shape.is_ended or shape.has_dateline or shape.size > 40 or self.is_wrapped
            ):
                return shape
        return None

    def is_under_heading(self, index: int) -> bool:
        """The block before is a heading too."""
        return index > 0 and self.page[index - 1].is_heading

    def has_byline_below(self, index: int) -> bool:
        """The next line names the writer, as above a text."""
        below = self.page[index + 1] if index + 1 < len(self.page) else None
        return below is not None and below.whole is SlotRole.BYLINE

    def has_advertisement_below(self, index: int) -> bool:
        """No sentence up to the next heading, but a telephone number or an address."""
        below = list(takewhile(lambda shape: not shape.is_heading, self.page[index + 1 : index + 8]))
        return any(CONTACT.search(shape.body) for shape in below) and not any(
            "。" in shape.body for shape in below
        )

    def has_credit_below(self, index: int) -> bool:
        """The next line is a picture's credit."""
        below = self.page[index + 1] if index + 1 < len(self.page) else None
        return below is not None and below.is_picture_credit

    def is_inside_sentence(self, index: int) -> bool:
        """The text before stops within a sentence, and text follows that may carry it on."""
        if index in (0, len(self.page) - 1) or self.is_wrapped:
            return False
        before, after = self.page[index - 1], self.page[index + 1]
        return is_cut(before) and after.block.kind is BlockKind.TEXT and after.whole is None

    def stands_between_sentences(self, index: int) -> bool:
        """Bare words, with the text before ended and a sentence below."""
        if self.page[index].is_prose or index + 1 >= len(self.page):
            return False
        before = self.page[index - 1] if index else None
        is_ended = before is None or before.whole is not None or before.closes > 0 or before.is_ended
        return is_ended and self.page[index + 1].is_ended

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


def is_cut(shape: Shape) -> bool:
    """Running text that stops before its sentence does, with nothing to sign it."""
    is_text = shape.block.kind is BlockKind.TEXT and shape.whole is None
    return is_text and shape.is_prose and not shape.is_ended and shape.closes == 0 and shape.size > 12


def find_wrap(page: tuple[Shape, ...]) -> Wrap | None:
    """How wide the page's columns are, if its lines are those of the columns."""
    if not is_wrapped(page):
        return None
    texts = [shape for shape in page if shape.block.kind is BlockKind.TEXT and shape.whole is None]
    widths = Counter(len(shape.block.text) for shape in texts)
    indented = sum(shape.block.start >= INDENT for shape in texts)
    return Wrap(width=widths.most_common(1)[0][0], has_indents=0 < indented <= len(texts) // 2)


def is_wrapped(page: tuple[Shape, ...]) -> bool:
    """Each printed line of a column is a line of the text, so most lines follow each other without a gap."""
    texts = [shape for shape in page if shape.block.kind is BlockKind.TEXT]
    tight = [shape for shape in texts if shape.block.gap_before == 0 or shape.block.gap_after == 0]
    short = [shape for shape in tight if shape.size <= WIDEST_COLUMN]
    return len(texts) >= FEWEST_WRAPPED and len(short) >= 0.7 * len(texts)


def _compare_segments(page: tuple[Shape, ...], headings: list[int]) -> dict[int, float]:
    """How much the text below each heading shares with the text above it, 0–1.

    The share of the shorter one's character pairs, leaving out pairs that stand all over the page; only where
    both have enough text to tell.
    """
    ends = [*headings, len(page)][1:]
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
