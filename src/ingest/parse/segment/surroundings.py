"""A page's blocks → facts about where each stands: its neighbours, its gaps, and the texts around it."""

from collections import Counter
from collections.abc import Iterator

from ingest.parse.lines import shapes as sh
from ingest.parse.lines.blocks import BOLD_LEVEL, BlockKind
from ingest.parse.lines.shapes import Shape
from ingest.parse.segment.likeness import FEWEST_PAIRS, character_pairs, classify, name_share
from ingest.parse.segment.titles import Titles

SOME_SIGNED, MOST_SIGNED = 0.15, 0.45  # closing marks for each heading of the page
ROW = 4  # short lines in a row that are verse or a list
ENOUGH_PAIRS = 120  # of the texts around a short one


class PageView:
    """What a rule may ask about the blocks around; each look-up is computed once."""

    def __init__(self, page: tuple[Shape, ...], districts: tuple[str, ...]) -> None:
        self.page = page
        self.districts = districts
        self.headings = [index for index, shape in enumerate(page) if shape.is_heading and not shape.folio]
        self.levels = Counter(page[index].block.level for index in self.headings)
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
        """How many of the page's items are signed, as far as its headings tell how many there are."""
        signed = sum(shape.closes == 2 or shape.is_office for shape in self.page)
        share = signed / max(len(self.headings), 1)
        return "most" if share >= MOST_SIGNED else "some" if share >= SOME_SIGNED else "few"

    def find_facts(self, index: int) -> Iterator[str]:
        """The names of what is true of the block at `index` by where it stands."""
        yield from self._place_facts(index)
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

    def _place_facts(self, index: int) -> Iterator[str]:
        shape = self.page[index]
        if all(other.folio for other in self.page[:index]):
            yield "first of the page"
        if index == len(self.page) - 1:
            yield "last of the page"
        if self.headings and index < self.headings[0]:
            yield "above the first heading"
        if shape.is_heading:
            yield from self._level_facts(index)
        else:
            yield "no heading's mark" if self.headings else "page without headings"
        row = self._row_length(index)
        if row >= ROW:
            yield "in a row of short lines"
        elif row and not shape.is_prose and not shape.is_heading:
            yield "bare words among sentences"
        above = self.page[:index]
        if index <= 2 and shape.size <= 6 and all(other.folio or other.size <= 12 for other in above):
            yield "a short name at the top"

    def _gap_facts(self, index: int) -> Iterator[str]:
        block, last = self.page[index].block, len(self.page) - 1
        for name, gap, counts in (
            ("before", block.gap_before, index > 0),
            ("after", block.gap_after, index < last),
        ):
            if counts and gap != self.gap:
                yield f"wide gap {name}" if gap > self.gap else f"no gap {name}"

    def _level_facts(self, index: int) -> Iterator[str]:
        level, top = self.page[index].block.level, min(self.levels)
        if index == self.headings[0]:
            yield "first heading"
        if len(self.levels) == 1:
            yield "one level of headings"
        elif level == top:
            yield "top level, used once" if self.levels[top] == 1 else "top level"
        elif level == BOLD_LEVEL:
            yield "bold below headings"
        elif level == sorted(self.levels)[1] and self.levels[top] == 1:
            yield "second level below a single heading"
        else:
            yield "lower level"

    def _row_length(self, index: int) -> int:
        """Short lines that end no sentence, without a wider gap between, around this one."""
        if not _is_short(self.page[index]):
            return 0
        first = last = index
        while first > 0 and _is_short(self.page[first - 1]) and self.page[first].block.gap_before <= self.gap:
            first -= 1
        end = len(self.page) - 1
        while last < end and _is_short(self.page[last + 1]) and self.page[last].block.gap_after <= self.gap:
            last += 1
        return last - first + 1

    def _word_facts(self, index: int) -> Iterator[str]:
        """How much of a short text stands in the texts around, and whether it opens with a district's name."""
        shape = self.page[index]
        if self._opens_with_district(shape):
            yield "opens with a district"
            before = [other for other in self.page[max(index - 2, 0) : index] if other.is_ended]
            if before and self._opens_with_district(before[-1]):
                yield "opens with a district like the text above"
        own = self.pairs[index]
        if shape.is_heading or shape.whole or not 6 <= len(own) <= ENOUGH_PAIRS:
            return
        for name, step in (("above", -1), ("below", 1)):
            there = self._pairs_around(index, step)
            yield f"{name_share(2 * len(own & there) / len(own))} of its words {name}"

    def _opens_with_district(self, shape: Shape) -> bool:
        return any(name in shape.body[:8] for name in self.districts)

    def _pairs_around(self, index: int, step: int) -> set[str]:
        """The character pairs of the next blocks in one direction, four at most."""
        found: set[str] = set()
        for place in range(index + step, index + 5 * step, step):
            if not 0 <= place < len(self.page) or len(found) > ENOUGH_PAIRS:
                break
            found |= self.pairs[place]
        return found

    def _topic_facts(self, index: int) -> Iterator[str]:
        """Whether a paragraph speaks of what the running texts above and below it speak of."""
        if index not in self.topics:
            return
        order = list(self.topics)
        place = order.index(index)
        for name, others in (
            ("above", order[max(place - 2, 0) : place]),
            ("below", order[place + 1 : place + 3]),
        ):
            if others:
                pairs: set[str] = set().union(*(self.topics[other] for other in others))
                share = len(self.topics[index] & pairs) / len(self.topics[index])
                yield f"like the paragraphs {name}: {classify(share)}"
        above = self.page[order[place - 1]].body if place else ""
        here = {name for name in self.districts if name in self.page[index].body}
        there = {name for name in self.districts if name in above}
        if here and there:
            yield (
                "the district of the paragraph above"
                if here & there
                else "another district than the paragraph above"
            )

    def _neighbour_facts(self, index: int) -> Iterator[str]:
        shape = self.page[index]
        before = self.page[index - 1] if index else None
        after, second = (*self.page[index + 1 : index + 3], None, None)[:2]
        yield f"below {_name_above(before)}"
        yield f"above {_name_below(after)}"
        is_text = after is not None and after.whole is None
        if is_text and second and second.is_picture_credit:
            yield "a picture's credit two below"
        if before and before.is_cut and is_text and after and after.block.kind is BlockKind.TEXT:
            yield "between a cut sentence and text"
        if shape.is_cut:
            yield "cut"
        for name, other in (("above", before), ("below", after)):
            if other and other.is_heading and shape.is_heading:
                yield _compare_levels(other.block.level, shape.block.level, f"the heading {name}")


def _is_short(shape: Shape) -> bool:
    return shape.is_short_line and shape.whole is None and shape.size <= 24


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


def _name_below(shape: Shape | None) -> str:
    """What the block below is, and how it opens."""
    frame = _name_frame(shape)
    if frame or shape is None:
        return frame or "nothing"
    if shape.has_dateline:
        return "a dateline"
    return "a caption's mark" if sh.CAPTION_MARK.match(shape.body) else _name_text(shape)


def _compare_levels(other: int, own: int, name: str) -> str:
    return (
        f"{name} is higher"
        if other < own
        else f"{name} is lower"
        if other > own
        else f"{name} is of its level"
    )
