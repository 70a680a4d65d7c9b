"""A text block → its pieces: one paragraph or one title each.

A block may hold several paragraphs, and a title above them: it is cut where role, size or weight change, and after a
finished sentence where the rest of its line is empty or the next line is indented.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from statistics import median

from ingest.parse.lines.runs import TERMINAL
from ingest.parse.xml_pages.joining import join_lines
from ingest.parse.xml_pages.layout import Role, TextBlock, TextLine
from ingest.parse.xml_pages.sizes import PageSizes

INDENT = 1.2  # in sizes of the line: a paragraph opens with white space of two characters
INDENT_SPACE = "\u3000"
LONGEST_TITLE = 60
LONGEST_BOLD = 30
TITLE_ROLES = (Role.HEADING, Role.SUBHEADING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A paragraph, title or other text of one block.

    Attributes:
        block_ids: The block's id; two where a drop capital was a block of its own.
        size: In units of the running text; None where it cannot be measured.
        is_title: By its role, size or weight; `is_bold` if by its weight alone.
    """

    text: str
    block_ids: tuple[str, ...]
    role: Role | None = None
    size: float | None = None
    is_title: bool = False
    is_bold: bool = False


def cut_block(block: TextBlock, sizes: PageSizes, *, is_tagged: bool) -> Iterator[Piece]:
    """Cut a block that has lines.

    Args:
        block: With at least one line.
        sizes: The page's.
        is_tagged: The file names the page's headings, so size and weight make none.
    """
    for (role, is_large, is_bold), lines in _group_lines(block, sizes):
        title = join_lines(lines, is_heading=True)
        is_named = role in TITLE_ROLES
        is_shown = (
            role is None and not is_tagged and _is_title_like(title, is_large=is_large, is_bold=is_bold)
        )
        whole = Piece(
            text=title,
            block_ids=(block.block_id,),
            role=role,
            size=_measure(lines, sizes),
            is_title=is_named or is_shown,
            is_bold=is_shown and not is_large,
        )
        if whole.is_title:
            yield whole
        else:
            for part in _cut_paragraphs(lines):
                yield replace(whole, text=join_lines(part, is_heading=False))


def _group_lines(
    block: TextBlock, sizes: PageSizes
) -> Iterator[tuple[tuple[Role | None, bool, bool], tuple[TextLine, ...]]]:
    """Lines in a row that have one role and are large, bold or neither."""
    larges = sizes.find_large(block.lines)
    kinds = [
        (line.role or block.role, is_large, line.is_bold and not sizes.is_bold)
        for line, is_large in zip(block.lines, larges, strict=True)
    ]
    for kind, same in groupby(zip(kinds, block.lines, strict=True), lambda pair: pair[0]):
        yield kind, tuple(line for _, line in same)


def _is_title_like(text: str, *, is_large: bool, is_bold: bool) -> bool:
    """Large or bold, short, and no sentence: leads are set in large type too."""
    longest = LONGEST_TITLE if is_large else LONGEST_BOLD if is_bold else 0
    return len(text) <= longest and not text.endswith(("。", "；", "，"))


def _cut_paragraphs(lines: tuple[TextLine, ...]) -> Iterator[tuple[TextLine, ...]]:
    spans = [_find_span(line) for line in lines]
    margins = min(span.start for span in spans), max(span.end for span in spans)
    begin = 0
    for number, (before, span) in enumerate(pairwise(spans), 1):
        is_short = margins[1] - before.end >= INDENT * before.size
        is_indented = span.start - margins[0] >= INDENT * span.size
        if (is_short or is_indented) and TERMINAL.search(lines[number - 1].text):
            yield lines[begin:number]
            begin = number
    yield lines[begin:]


@dataclass(frozen=True, slots=True)
class _Span:
    """Where a line begins and ends, across the page or, of vertical text, down it; and how large it is printed."""

    start: float
    end: float
    size: float


def _find_span(line: TextLine) -> _Span:
    """Counted in characters where the file gives no place; white space before the text is its indent."""
    box, text = line.box, line.text
    indent = len(text) - len(text.lstrip(INDENT_SPACE))
    if box is None:
        return _Span(indent, len(text), 1)
    if box.width < box.height:
        return _Span(box.top + indent * box.width, box.bottom, box.width)
    return _Span(box.left + indent * box.height, box.left + box.width, box.height)


def _measure(lines: tuple[TextLine, ...], sizes: PageSizes) -> float | None:
    measured = [size for size in map(sizes.measure, lines) if size is not None]
    return median(measured) if measured else None
