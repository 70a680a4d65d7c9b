"""A body of text in the fast parser's tree → paragraphs, sections, tables and framed pictures, on any platform."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from ingest.domain.article import Section
from ingest.parse.html import read_node_line
from ingest.parse.lines.shapes import CAPTION_MARK

LONGEST_HEADING = 40
LONGEST_CAPTION = 600  # a longer text in a table around a picture is the article itself
PICTURE = "\ufffc"  # stands for a picture in a line: the object replacement character
CREDITED = re.compile(r"(?:摄影?|攝影?|供图|供圖|制图|製圖)\s*[)）]?$")
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


def take_captions(
    lines: tuple[tuple[str, bool], ...],
) -> tuple[tuple[tuple[str, bool], ...], tuple[str, ...]]:
    """Tell the captions among a body's lines from its text: what stands behind a picture and reads as one does.

    Args:
        lines: With `PICTURE` for each picture.

    Returns:
        The other lines without pictures, and the captions.
    """
    if not any(PICTURE in line for line, _ in lines):
        return lines, ()
    rest: list[tuple[str, bool]] = []
    captions: list[str] = []
    is_below = False
    for line, is_bold in lines:
        text = line.replace(PICTURE, "").strip(" 　")
        is_below = is_below or PICTURE in line
        if text and is_below and len(text) <= LONGEST_CAPTION and reads_as_caption(text):
            captions.append(text)
        elif text:
            rest.append((text, is_bold))
        is_below = line.endswith(PICTURE)
    return tuple(rest), tuple(captions)


def reads_as_caption(text: str) -> bool:
    """`图为三号斗门。`, `▲ 三号斗门`, `三号斗门。赵普 摄`."""
    return bool(CAPTION_MARK.match(text) or CREDITED.search(text))
