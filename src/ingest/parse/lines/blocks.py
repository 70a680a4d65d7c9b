"""Markdown as scans leave it → blocks: headings, text lines, tables, each with its line.

Rendered by markdown-it's `zero` preset plus headings and tables (the full grammar eats scan text: `3. 引领工程`
becomes a list without its number), read back by BeautifulSoup; the text itself comes from the source lines.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby, pairwise

from bs4 import BeautifulSoup, Tag
from markdown_it import MarkdownIt

PAGE_BREAK = re.compile(r"\s*(?:\f|<!--\s*(?:page|第)\s*[\w第版页 ]*-->|-{3,}|\*{3,}|_{3,})\s*")
ENDED = re.compile(r"[。！!；;，,]$")
BOLD_LINE = re.compile(r"\s*(\*\*|__)(?P<text>[^*_].*?)\1\s*")
ATX_HEADING = re.compile(r"\s{0,3}(#{1,6})[ \t　]*(?P<text>.*?)[ \t　#]*$")
FEWEST_ROWS, FEWEST_CELLS, WIDEST_CELL = 3, 2, 12
SENTENCE = re.compile(r"[。，,；;！!？?、“]")
_BOX = r"</?(?:div|p|center|figure|figcaption|span|font)\b[^>]*>"
WRAPPING = re.compile(
    rf"^(?:\s*(?:>|{_BOX}))+|(?:\s*{_BOX})+$", re.IGNORECASE
)  # a quotation's mark, tags around a line
SETEXT = re.compile(r"\s{0,3}(={2,}|-{2,})\s*")
LONGEST_SETEXT = 40  # a rule below a longer line is a rule
BOLD_LEVEL = 7  # a whole line in bold heads like a heading below all the others


class BlockKind(StrEnum):
    """What the markup says a line is; what it means is for the segmenter."""

    HEADING = "heading"
    TEXT = "text"
    TABLE = "table"
    BREAK = "break"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One line of text, or one table over several lines.

    Attributes:
        level: 1–6 for a heading, 7 for a whole line in bold, else 0.
        first_line: First line in the text, from 0; `last_line` is included.
        start: Offset of `text` in its first line; what stands before is markup or indent.
        text: The characters without markup, stripped; "" for a table or a page break.
        gap_before: Blank lines before the block.
        gap_after: Blank lines after it.
        rows: Cells of a table, header first.
        is_caption: The file says that it is one, as ALTO and PAGE XML can.
    """

    kind: BlockKind
    level: int = 0
    first_line: int
    last_line: int
    start: int = 0
    text: str = ""
    gap_before: int = 0
    gap_after: int = 0
    rows: tuple[tuple[str, ...], ...] = ()
    is_caption: bool = False


def find_blocks(text: str) -> tuple[Block, ...]:
    """Read every non-empty line of the text into exactly one block, in order."""
    lines = text.split("\n")
    found = (*_find_marked(lines), *_find_underlined(lines), *_find_html_tables(lines))
    marked = {block.first_line: block for block in found}
    blocks: list[Block] = []
    number = 0
    while number < len(lines):
        block = marked.get(number) or _read_line(number, lines[number])
        if block:
            blocks.append(block)
            number = block.last_line
        number += 1
    return tuple(_with_gaps(_join_rows(blocks), len(lines)))


def _join_rows(blocks: list[Block]) -> list[Block]:
    """Three and more lines in a row with the same number of short cells are a table that lost its rules."""
    joined: list[Block] = []
    for same, group in groupby(blocks, key=_count_cells):
        rows = list(group)
        has_number = any(character.isdigit() for row in rows for character in row.text)
        if same > 1 and len(rows) >= (2 if same > FEWEST_CELLS else FEWEST_ROWS) and has_number:
            cells = tuple(tuple(row.text.split()) for row in rows)
            first, last = rows[0].first_line, rows[-1].last_line
            joined.append(Block(kind=BlockKind.TABLE, first_line=first, last_line=last, rows=cells))
        else:
            joined += rows
    return joined


def _count_cells(block: Block) -> int:
    """Cells of a line that could be a row; 0 for a line of prose."""
    cells = block.text.split()
    is_row = block.kind is BlockKind.TEXT and not SENTENCE.search(block.text)
    return len(cells) if is_row and all(len(cell) <= WIDEST_CELL for cell in cells) else 0


_MARKDOWN = MarkdownIt("zero", {"html": False}).enable(["heading", "table"])


def _render_with_lines(text: str) -> str:
    """HTML whose elements say which source lines they come from."""
    tokens = _MARKDOWN.parse(text)
    for token in tokens:
        if token.map is not None:
            token.attrSet("data-lines", f"{token.map[0]} {token.map[1]}")
    return str(_MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {}))


def _find_marked(lines: list[str]) -> Iterator[Block]:
    """Headings and tables, as the Markdown grammar sees them."""
    clean = "\n".join(
        line.lstrip("﻿\u200b 　") if "#" in line[:8] else line.replace("\f", "") for line in lines
    )
    soup = BeautifulSoup(_render_with_lines(clean), "lxml")
    for tag in soup.find_all(["h1", "h2", "h3", "h4", "h5", "h6", "table"]):
        first, end = (int(number) for number in str(tag["data-lines"]).split())
        if tag.name == "table":
            yield from _read_table(tag, lines, first, end)
        else:
            yield _read_heading(first, lines[first], int(tag.name[1]))


def _find_html_tables(lines: list[str]) -> Iterator[Block]:
    """`<table>…</table>` as some models write tables, on one line or over several."""
    first = None
    for number, line in enumerate(lines):
        if first is None and line.lstrip().lower().startswith("<table"):
            first = number
        if first is not None and "</table>" in line.lower():
            soup = BeautifulSoup("".join(lines[first : number + 1]), "lxml")
            rows = tuple(
                tuple(cell.get_text(strip=True) for cell in row.select("th, td")) for row in soup.select("tr")
            )
            yield Block(kind=BlockKind.TABLE, first_line=first, last_line=number, rows=rows)
            first = None


def _find_underlined(lines: list[str]) -> Iterator[Block]:
    """One or two short lines right above a rule of `=` or `-`, with nothing before: a heading, and no rule."""
    for number, (line, below) in enumerate(pairwise(lines)):
        mark = SETEXT.fullmatch(below)
        if not mark or not _is_title_line(line):
            continue
        level = 1 if mark[1][0] == "=" else 2
        start = number - 1 if number and _is_title_line(lines[number - 1]) else number
        if start and lines[start - 1].strip():
            continue
        if start < number:
            yield _read_heading(start, lines[start], level)
        yield replace(_read_heading(number, line, level), last_line=number + 1)


def _is_title_line(line: str) -> bool:
    text = line.strip()
    return 0 < len(text) <= LONGEST_SETEXT and not ENDED.search(text) and "|" not in text


def _read_heading(number: int, line: str, level: int) -> Block:
    match = ATX_HEADING.match(line.lstrip("﻿\u200b 　"))
    text = (match["text"] if match else line).strip()
    bold = BOLD_LINE.fullmatch(text)
    text = bold["text"].strip() if bold else text
    kind = BlockKind.HEADING if text else BlockKind.TEXT
    start = line.find(text)
    return Block(kind=kind, level=level, first_line=number, last_line=number, start=start, text=text)


def _read_table(tag: Tag, lines: list[str], first: int, end: int) -> Iterator[Block]:
    """A table ends where a line has no `|`: the grammar would take the text that follows as a row."""
    last = first
    while last + 1 < end and "|" in lines[last + 1]:
        last += 1
    count = last - first  # header and body rows; the rule between them has no row
    rows = tuple(
        tuple(cell.get_text(strip=True) for cell in row.select("th, td")) for row in tag.select("tr")[:count]
    )
    yield Block(kind=BlockKind.TABLE, first_line=first, last_line=last, rows=rows)


def _read_line(number: int, line: str) -> Block | None:
    text = WRAPPING.sub("", line.strip().strip("﻿\u200b")).strip()
    if PAGE_BREAK.fullmatch(line) and line.strip(" "):
        return Block(kind=BlockKind.BREAK, first_line=number, last_line=number)
    if not text:
        return None
    if line.lstrip("﻿\u200b 　").startswith("#") and ATX_HEADING.match(line.lstrip("﻿\u200b 　")):
        hashes = len(text) - len(text.lstrip("#"))
        return _read_heading(number, line, min(hashes, 6))
    if bold := BOLD_LINE.fullmatch(line):
        text = bold["text"].strip()
        start = line.find(text)
        return Block(
            kind=BlockKind.HEADING,
            level=BOLD_LEVEL,
            first_line=number,
            last_line=number,
            start=start,
            text=text,
        )
    return Block(kind=BlockKind.TEXT, first_line=number, last_line=number, start=line.find(text), text=text)


def _with_gaps(blocks: list[Block], line_count: int) -> Iterator[Block]:
    for index, block in enumerate(blocks):
        before = blocks[index - 1].last_line if index else -1
        after = blocks[index + 1].first_line if index + 1 < len(blocks) else line_count
        yield replace(block, gap_before=block.first_line - before - 1, gap_after=after - block.last_line - 1)
