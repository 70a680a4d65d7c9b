"""A page whose text lines are the printed lines of its columns → the paragraphs they make up.

Most lines of such a page are as long as the column is wide; a paragraph ends with a shorter one, or where the next
line is indented.
"""

from collections import Counter
from dataclasses import replace

from ingest.parse.lines.blocks import BlockKind
from ingest.parse.lines.shapes import CAPTION_MARK, Shape, read_shape

WIDEST_COLUMN, FEWEST_LINES = 40, 12
WRAPPED = 0.7  # share of lines that follow one another without a gap


def group_lines(page: tuple[Shape, ...]) -> tuple[tuple[Shape, ...], ...]:
    """Shapes of one page, each with those that carry it on; one each where the page is not wrapped."""
    if not _is_wrapped(page):
        return tuple((shape,) for shape in page)
    texts = [shape for shape in page if _is_line(shape)]
    width = Counter(_width(shape) for shape in texts).most_common(1)[0][0]
    indented = sum(_is_indented(shape) for shape in texts)
    has_indents = 0 < indented <= len(texts) // 2
    groups: list[list[Shape]] = []
    for shape in page:
        if groups and _goes_on(groups[-1], shape, width, has_indents=has_indents):
            groups[-1].append(shape)
        else:
            groups.append([shape])
    return tuple(map(tuple, groups))


def join_group(group: tuple[Shape, ...], districts: tuple[str, ...]) -> Shape:
    """The paragraph of several lines as one shape."""
    if len(group) == 1:
        return group[0]
    text = "".join(shape.block.text for shape in group)
    block = replace(
        group[0].block, text=text, last_line=group[-1].block.last_line, gap_after=group[-1].block.gap_after
    )
    return read_shape(block, districts)


def _is_wrapped(page: tuple[Shape, ...]) -> bool:
    texts = [shape for shape in page if shape.block.kind is BlockKind.TEXT]
    tight = [shape for shape in texts if shape.block.gap_before == 0 or shape.block.gap_after == 0]
    short = [shape for shape in tight if len(shape.block.text) <= WIDEST_COLUMN]
    return len(texts) >= FEWEST_LINES and len(short) >= WRAPPED * len(texts)


def _is_line(shape: Shape) -> bool:
    return shape.block.kind is BlockKind.TEXT and shape.whole is None and shape.folio is None


def _width(shape: Shape) -> int:
    return len(shape.block.text) + shape.block.start


def _is_indented(shape: Shape) -> bool:
    return shape.block.start >= 1


def _goes_on(group: list[Shape], shape: Shape, width: int, *, has_indents: bool) -> bool:
    before = group[-1]
    if not (_is_line(before) and _is_line(shape)) or shape.block.gap_before:
        return False
    if CAPTION_MARK.match(shape.body) or (has_indents and _is_indented(shape)):
        return False
    return _width(before) >= width - 1 or _is_narrow(group)


def _is_narrow(group: list[Shape]) -> bool:
    """A caption set narrower than the page's columns: lines of one width, the last within a sentence."""
    is_open = group[0].is_prose or bool(CAPTION_MARK.match(group[0].body))
    return is_open and not group[-1].is_ended and abs(_width(group[-1]) - _width(group[0])) <= 1
