"""A page's blocks → facts about where each stands: its neighbours, its gaps, and the texts around it."""

from collections import Counter
from collections.abc import Iterator

from ingest.parse.lines import shapes as sh
from ingest.parse.lines.blocks import BlockKind
from ingest.parse.lines.shapes import Shape
from ingest.parse.segment.likeness import FEWEST_PAIRS, character_pairs, name_share
from ingest.parse.segment.titles import Titles

SOME_SIGNED, MOST_SIGNED = 0.15, 0.45  # closing marks for each heading of the page
ENOUGH_PAIRS = 120  # of the texts around a short one


class PageView:
    """What a rule may ask about the blocks around; each look-up is computed once."""

    def __init__(self, page: tuple[Shape, ...], districts: tuple[str, ...]) -> None:
        self.page = page
        self.districts = districts
        self.headings = [index for index, shape in enumerate(page) if shape.is_heading and not shape.folio]
        gaps = Counter(shape.block.gap_before for shape in page[1:])
        self.gap = gaps.most_common(1)[0][0] if gaps else 1
        self.pairs = [character_pairs(shape.body) for shape in page]
        self.titles = Titles(page, districts)
        self.topics = {
            index: pairs
            for index, shape in enumerate(page)
            if shape.block.kind is BlockKind.TEXT and shape.whole is None and shape.folio is None
            if len(pairs := self.pairs[index] - self.titles.lines.common) >= FEWEST_PAIRS
        }
        self.signed = self._count_signed()

    def _count_signed(self) -> str:
        """How many of the page's items are signed, as far as its headings tell how many there are.

        None, where not even a heading, a list's mark or a dateline shows that there are several.
        """
        if not any(map(_shows_items, self.page)):
            return "none"
        signed = sum(shape.closes == 2 or shape.is_office for shape in self.page)
        share = signed / max(len(self.headings), 1)
        return "most" if share >= MOST_SIGNED else "some" if share >= SOME_SIGNED else "few"

    def find_facts(self, index: int) -> Iterator[str]:
        """The names of what is true of the block at `index` by where it stands."""
        if self.headings and index < self.headings[0]:
            yield "above the first heading"
        yield from self._gap_facts(index)
        yield from self._topic_facts(index)
        yield from self._word_facts(index)
        yield from self._neighbour_facts(index)
        yield from self.titles.find_facts(index)

    def find_resume_facts(self, stopped_at: int, index: int) -> Iterator[str]:
        """Whether a block is rather like the text that stopped further above, or like the text between."""
        pairs = self.pairs[index] - self.titles.lines.common
        if len(pairs) < FEWEST_PAIRS:
            return
        far, near = (len(pairs & self._paragraphs_before(end)) / len(pairs) for end in (stopped_at, index))
        difference = round((far - near) * 20)
        yield f"more like the interrupted text by {max(-3, min(3, difference))}"

    def _paragraphs_before(self, end: int) -> set[str]:
        """The character pairs of the last two running texts above a block."""
        places = [place for place in self.topics if place < end][-2:]
        return set().union(*(self.topics[place] for place in places))

    def _gap_facts(self, index: int) -> Iterator[str]:
        block, last = self.page[index].block, len(self.page) - 1
        for name, gap, counts in (
            ("before", block.gap_before, index > 0),
            ("after", block.gap_after, index < last),
        ):
            if counts and gap != self.gap:
                yield f"wide gap {name}" if gap > self.gap else f"no gap {name}"

    def _word_facts(self, index: int) -> Iterator[str]:
        """How much of a short text stands in the texts above, and whether it opens with a district's name."""
        shape = self.page[index]
        if self._opens_with_district(shape):
            yield "opens with a district"
        own = self.pairs[index]
        if shape.is_heading or shape.whole or not 6 <= len(own) <= ENOUGH_PAIRS:
            return
        yield f"{name_share(2 * len(own & self._pairs_above(index)) / len(own))} of its words above"

    def _opens_with_district(self, shape: Shape) -> bool:
        return any(name in shape.body[:8] for name in self.districts)

    def _pairs_above(self, index: int) -> set[str]:
        """The character pairs of the blocks above, four at most."""
        found: set[str] = set()
        for place in range(index - 1, max(index - 5, -1), -1):
            if len(found) > ENOUGH_PAIRS:
                break
            found |= self.pairs[place]
        return found

    def _topic_facts(self, index: int) -> Iterator[str]:
        """Whether a paragraph names a district that the running text above it names."""
        above = max((place for place in self.topics if place < index), default=None)
        if index not in self.topics or above is None:
            return
        here, there = (
            {name for name in self.districts if name in self.page[place].body} for place in (index, above)
        )
        if here and there:
            yield (
                "the district of the paragraph above"
                if here & there
                else "another district than the paragraph above"
            )

    def _neighbour_facts(self, index: int) -> Iterator[str]:
        shape = self.page[index]
        before = self.page[index - 1] if index else None
        after = self.page[index + 1] if index + 1 < len(self.page) else None
        yield f"below {_name_above(before)}"
        yield f"above {_name_below(after)}"
        if before and before.is_heading and shape.is_heading:
            yield _compare_levels(before.block.level, shape.block.level)


def _name_frame(shape: Shape | None) -> str | None:
    """What a block is that is no running text and no line of words."""
    if shape is None:
        return "nothing"
    if shape.folio:
        return "a folio"
    if shape.block.kind is BlockKind.TABLE:
        return "a table"
    if shape.whole:
        return "a picture's credit" if shape.is_picture_credit else f"a {shape.whole} line"
    return "a heading" if shape.is_heading else None


def _name_text(shape: Shape) -> str:
    if shape.is_ended:
        return "a short sentence" if shape.size <= 30 else "a sentence"
    return "a cut sentence" if shape.is_cut else "bare words"


def _name_above(shape: Shape | None) -> str:
    """What the block above is, as far as its characters say, and how it ends."""
    frame = _name_frame(shape)
    if frame or shape is None:
        return frame or "nothing"
    return {0: _name_text(shape), 1: "a credited text", 2: "a signed text"}[shape.closes]


def _shows_items(shape: Shape) -> bool:
    """Whether a block is such as open or close an article among others."""
    is_opening = shape.is_heading or shape.is_listed or shape.opens_in_bold or shape.has_dateline
    return is_opening or shape.closes > 0 or shape.is_office


def _name_below(shape: Shape | None) -> str:
    """What the block below is, and how it opens."""
    frame = _name_frame(shape)
    if frame or shape is None:
        return frame or "nothing"
    if shape.has_dateline:
        return "a dateline"
    return "a caption's mark" if sh.CAPTION_MARK.match(shape.body) else _name_text(shape)


def _compare_levels(above: int, own: int) -> str:
    return (
        "the heading above is higher"
        if above < own
        else "the heading above is lower"
        if above > own
        else "the heading above is of its level"
    )
