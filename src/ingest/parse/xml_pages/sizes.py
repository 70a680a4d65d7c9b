"""How large a page's lines are printed → which are larger than its running text.

The font's size where the file gives different ones, else the height of the line (of vertical text, its width), which
engines measure less well: it must differ by more, and by most in a single line of a block.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from ingest.parse.xml_pages.layout import Role, TextBlock, TextLine

LARGER_FONT, LARGER_BLOCK, LARGER_LINE = 1.2, 1.45, 1.8  # times the running text; the last two of heights
FEWEST_MEASURED = 3  # characters of a line whose height says something


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSizes:
    """The measure of one page.

    Attributes:
        body: Size that half of the page's characters do not exceed; None where nothing can be measured.
        has_fonts: By the fonts; else by the lines' heights.
        is_bold: The running text is, so that a bold line is nothing special.
    """

    body: float | None
    has_fonts: bool
    is_bold: bool

    def measure(self, line: TextLine) -> float | None:
        """Size of a line in units of the running text, 1.0 for running text."""
        size = _read_size(line, has_fonts=self.has_fonts)
        return size / self.body if size and self.body else None

    def find_large(self, lines: Sequence[TextLine]) -> tuple[bool, ...]:
        """For each line of one block whether it is clearly larger than the running text."""
        measured = [self.measure(line) or 0.0 for line in lines]
        limit = LARGER_FONT if self.has_fonts else LARGER_LINE
        if not self.has_fonts and median(measured) >= LARGER_BLOCK:
            limit = 0.0
        return tuple(size >= limit for size in measured)


def measure_page(blocks: Iterable[TextBlock]) -> PageSizes:
    """Take the measure of a page; what frames it does not count."""
    lines = [line for block in blocks if block.role is not Role.FURNITURE for line in block.lines]
    has_fonts = len({line.font_size for line in lines if line.font_size}) > 1
    sizes = [(_read_size(line, has_fonts=has_fonts), len(line.text)) for line in lines]
    bold = sum(len(line.text) for line in lines if line.is_bold)
    return PageSizes(
        body=_find_middle([(size, count) for size, count in sizes if size]),
        has_fonts=has_fonts,
        is_bold=2 * bold > sum(len(line.text) for line in lines),
    )


def _read_size(line: TextLine, *, has_fonts: bool) -> float | None:
    if has_fonts:
        return line.font_size
    if line.box is None or len(line.text) < FEWEST_MEASURED:
        return None
    return min(line.box.width, line.box.height)


def _find_middle(sizes: list[tuple[float, int]]) -> float | None:
    """The median, each size counted as often as it has characters."""
    left = sum(count for _, count in sizes) / 2
    for size, count in sorted(sizes):
        left -= count
        if left <= 0:
            return size
    return None
