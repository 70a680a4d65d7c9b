"""A line that may head something → facts about its company: lines like it, and the text it stands above."""

from collections.abc import Iterator

from ingest.parse.lines import shapes as sh
from ingest.parse.lines.blocks import BlockKind
from ingest.parse.lines.shapes import Shape
from ingest.parse.segment.likeness import Segments

LONGEST_TITLE = 34


def could_head(shape: Shape) -> bool:
    """A heading, or bare words short enough to be one that lost its mark."""
    if shape.folio or shape.whole or shape.is_image or shape.block.kind is BlockKind.TABLE:
        return False
    is_bare = shape.is_short_line and not shape.is_cut and shape.closes == 0
    return shape.is_heading or (is_bare and shape.size <= LONGEST_TITLE)


def is_parallel(text: str, other: str) -> bool:
    """Two headings of one build: as long as each other, with a character in the same place at either end."""
    left, right = "".join(text.split()), "".join(other.split())
    if abs(len(left) - len(right)) > 1 or not left or not right:
        return False
    same = sum(a == b for a, b in zip(left, right, strict=False)) + sum(
        a == b for a, b in zip(reversed(left), reversed(right), strict=False)
    )
    return same >= 1 or (len(left) == len(right) and len(left) <= 8)


class Titles:
    """The lines of a page that may head something; headings are compared with headings alone."""

    def __init__(self, page: tuple[Shape, ...], districts: tuple[str, ...]) -> None:
        self.page = page
        self.districts = districts
        self.lines = Segments(page, [index for index, shape in enumerate(page) if could_head(shape)])
        headings = [index for index in self.lines.order if page[index].is_heading]
        self.headings = Segments(page, headings)

    def find_facts(self, index: int) -> Iterator[str]:
        """The names of what is true of a title-like line; none for another block."""
        if index not in self.lines.places:
            return
        peers = self.headings if self.page[index].is_heading else self.lines
        yield from self._peer_facts(index, peers)
        yield from peers.find_facts(index)
        yield from self._district_facts(index, peers)
        yield from self._text_facts(index)

    def _peer_facts(self, index: int, peers: Segments) -> Iterator[str]:
        """How it compares with the lines before and after it that may head something too."""
        text, place = self.page[index].block.text, peers.places[index]
        near = (*peers.order[max(place - 1, 0) : place], *peers.order[place + 1 : place + 2])
        others = [self.page[other].block.text for other in near]
        if not sh.ENUMERATOR.match(text) and any(is_parallel(text, other) for other in others):
            yield "parallel to a neighbour" if len(text) > 8 else "short and parallel to a neighbour"
        if others and all(abs(len(text) - len(other)) <= 2 for other in others):
            yield "as long as its neighbours"

    def _district_facts(self, index: int, peers: Segments) -> Iterator[str]:
        here = {name for name in self.districts if name in peers.below(index)}
        above = {name for name in self.districts if name in peers.above(index)}
        if here and above:
            yield "the same district below" if here & above else "another district below"

    def _text_facts(self, index: int) -> Iterator[str]:
        """How the first running text below opens."""
        texts = (shape for shape in self.page[index + 1 : index + 5] if _is_text(shape))
        below = next(texts, None)
        if below is None:
            yield "no text below"
        elif not below.has_dateline and sh.NEWS_LEAD.match(below.body):
            yield "the text below opens like news"
        elif not below.has_dateline and sh.STORY_LEAD.match(below.body):
            yield "the text below opens like a story"


def _is_text(shape: Shape) -> bool:
    is_plain = shape.block.kind is BlockKind.TEXT and shape.whole is None
    return is_plain and (shape.is_ended or shape.size > 40)
