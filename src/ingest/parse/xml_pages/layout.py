"""What ALTO and PAGE XML both say of a page: its blocks in reading order, each with its lines."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What the file itself says a block or a line is."""

    HEADING = "heading"
    SUBHEADING = "subheading"
    CAPTION = "caption"
    CREDIT = "credit"
    FURNITURE = "furniture"  # page number, running title, header, footer
    DROP_CAPITAL = "drop capital"  # the first character of the text that follows


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """Where something stands on the page, in the unit of its file."""

    left: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.height


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLine:
    """A printed line.

    Attributes:
        text: With the spaces between words that the file has; white space of an indent may stand before it.
        is_hyphenated: A word goes on in the next line; the hyphen is left out.
        font_size: In points; None where the file does not say it.
    """

    text: str
    is_hyphenated: bool = False
    box: Box | None = None
    font_size: float | None = None
    is_bold: bool = False
    role: Role | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table: its cells, "" for one that is empty or covered, and the ids of the blocks they are."""

    cells: tuple[str, ...]
    block_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBlock:
    """A text block or region, a picture, or a table.

    Attributes:
        block_id: As in the file; "" where it has none.
        role: None where the file does not say it.
        rows: Of a table; its lines are ().
        is_picture: A picture without text of its own.
    """

    block_id: str
    role: Role | None = None
    box: Box | None = None
    lines: tuple[TextLine, ...] = ()
    rows: tuple[Row, ...] = ()
    is_picture: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPage:
    """A page with its blocks in reading order.

    Attributes:
        printed_no: The page number that the file says is printed.
        image_no: The page's number among the images of its document.
    """

    printed_no: str | None = None
    image_no: str | None = None
    blocks: tuple[TextBlock, ...]
