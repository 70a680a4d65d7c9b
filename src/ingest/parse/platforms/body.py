"""A body of text in the fast parser's tree → paragraphs, sections, tables and framed pictures, on any platform."""

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from ingest.domain.article import Section
from ingest.parse.html import read_node_line

LONGEST_HEADING = 40
LONGEST_CAPTION = 600  # a longer text in a table around a picture is the article itself
Rows = tuple[tuple[str, ...], ...]


def is_filled(node: LexborNode) -> bool:
    """Whether an element holds text or a picture."""
    return bool(node.text(strip=True)) or node.css_first("img") is not None


def find_frames(body: LexborNode) -> Iterator[LexborNode]:
    """Tables that only hold a picture and its caption."""
    for image in body.css("table img"):
        around = image.parent
        while around is not None and around.tag != "table" and around.mem_id != body.mem_id:
            around = around.parent
        if around is not None and around.mem_id != body.mem_id and len(around.text()) <= LONGEST_CAPTION:
            yield around


def find_tables(body: LexborNode, framed: set[int]) -> Iterator[tuple[int, Rows]]:
    """Tables of at least two rows and two columns; others only lay the page out."""
    for table in body.css("table"):
        if table.mem_id in framed or table.css("table")[1:]:
            continue
        rows = tuple(tuple(_read_cells(row)) for row in table.css("tr"))
        if len(rows) > 1 and max(map(len, rows)) > 1:
            yield table.mem_id, rows


def _read_cells(row: LexborNode) -> Iterator[str]:
    return (read_node_line(cell) or "" for cell in row.iter() if cell.tag in ("td", "th"))


def split_sections(lines: tuple[tuple[str, bool], ...]) -> tuple[tuple[str, ...], tuple[Section, ...]]:
    """Paragraphs, and the short bold lines above some of them; a bold line with nothing below is text."""
    last_plain = max((index for index, (_, is_bold) in enumerate(lines) if not is_bold), default=-1)
    paragraphs: list[str] = []
    sections: list[Section] = []
    for index, (line, is_bold) in enumerate(lines):
        if is_bold and len(line) <= LONGEST_HEADING and index < last_plain:
            sections.append(Section(heading=line, first_paragraph=len(paragraphs)))
        else:
            paragraphs.append(line)
    return tuple(paragraphs), tuple(sections)
