"""Printed pages of ALTO or PAGE XML → the lines and blocks that the segmenter reads, one line for each piece of text.

There is no text file, so the lines are made here: in reading order, a line for each paragraph, title or row of a
table, and beside each the ids of the blocks it stands in. Slots and appearances count these lines.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from ingest.parse.lines.blocks import Block, BlockKind
from ingest.parse.xml_pages.joining import close_up, spaces_words
from ingest.parse.xml_pages.layout import PrintedPage, Role, TextBlock
from ingest.parse.xml_pages.levels import find_levels
from ingest.parse.xml_pages.pieces import TITLE_ROLES, Piece, cut_block
from ingest.parse.xml_pages.sizes import measure_page

GAP, PICTURE_GAP = 1, 3  # as blank lines stand between the blocks of a scan
CELL_END = "\t"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoledBlock:
    """A block with what the file says it is."""

    block: Block
    role: Role | None


@dataclass(slots=True)
class Lines:
    """The lines of one file while they are made.

    Attributes:
        block_ids: For each line the ids of the blocks in it, separated by spaces.
    """

    texts: list[str] = field(default_factory=list)
    block_ids: list[str] = field(default_factory=list)

    def add(self, text: str, block_ids: tuple[str, ...]) -> int:
        """Append a line and give its number, from 0."""
        self.texts.append(text)
        self.block_ids.append(" ".join(filter(None, block_ids)))
        return len(self.texts) - 1

    def find_block_ids(self, numbers: tuple[int, ...]) -> tuple[str, ...]:
        """The ids of the blocks that these lines stand in, each once, in order."""
        return tuple(
            dict.fromkeys(block_id for number in numbers for block_id in self.block_ids[number].split())
        )


def make_blocks(page: PrintedPage, lines: Lines) -> tuple[RoledBlock, ...]:
    """The blocks of one page in reading order; their lines are appended to `lines`."""
    parts = tuple(_merge_drop_capitals(list(_cut_blocks(_close_up(page.blocks)))))
    levels = iter(find_levels([part for part in parts if isinstance(part, Piece)]))
    found: list[RoledBlock] = []
    gap, gap_at_picture = GAP, GAP if _names_captions(page) else PICTURE_GAP
    for part in parts:
        match part:
            case TextBlock(is_picture=True):
                gap = gap_at_picture
                continue
            case TextBlock():
                made = _make_table(part, lines)
            case Piece():
                made = _make_block(part, next(levels), lines)
        found.append(replace(made, block=replace(made.block, gap_before=gap)))
        gap = GAP
    return tuple(_with_gaps_after(found))


def _names_captions(page: PrintedPage) -> bool:
    """Where the file says which texts are captions, no other text beside a picture is one."""
    return any(block.role is Role.CAPTION for block in page.blocks)


def _close_up(blocks: tuple[TextBlock, ...]) -> tuple[TextBlock, ...]:
    """The blocks without the spaces of an engine that wrote them between Chinese words."""
    if not spaces_words([line.text for block in blocks for line in block.lines]):
        return blocks
    return tuple(
        replace(block, lines=tuple(replace(line, text=close_up(line.text)) for line in block.lines))
        for block in blocks
    )


def _cut_blocks(blocks: tuple[TextBlock, ...]) -> Iterator[Piece | TextBlock]:
    """Pieces of text, tables and pictures in order."""
    sizes = measure_page(blocks)
    roles = {line.role for block in blocks for line in block.lines} | {block.role for block in blocks}
    is_tagged = not roles.isdisjoint(TITLE_ROLES)
    for block in blocks:
        if block.lines:
            yield from cut_block(block, sizes, is_tagged=is_tagged)
        elif block.rows or block.is_picture:
            yield block


def _merge_drop_capitals(parts: list[Piece | TextBlock]) -> Iterator[Piece | TextBlock]:
    """A large first character goes before the text that follows it."""
    capital: Piece | None = None
    for number, part in enumerate(parts):
        after = parts[number + 1] if number + 1 < len(parts) else None
        is_text_after = isinstance(after, Piece) and not after.is_title and after.role is None
        if isinstance(part, Piece) and is_text_after and _is_drop_capital(part):
            capital = part
        elif isinstance(part, Piece) and capital:
            ids = (*capital.block_ids, *part.block_ids)
            yield replace(part, text=capital.text + part.text, block_ids=ids)
            capital = None
        else:
            yield part


def _is_drop_capital(piece: Piece) -> bool:
    return piece.role is Role.DROP_CAPITAL or (piece.is_title and len(piece.text) == 1)


def _make_block(piece: Piece, level: int, lines: Lines) -> RoledBlock:
    number = lines.add(piece.text, piece.block_ids)
    block = Block(
        kind=BlockKind.HEADING if piece.is_title else BlockKind.TEXT,
        level=level,
        first_line=number,
        last_line=number,
        text=piece.text,
        is_caption=piece.role is Role.CAPTION,
    )
    return RoledBlock(block=block, role=piece.role)


def _make_table(table: TextBlock, lines: Lines) -> RoledBlock:
    numbers = [lines.add(CELL_END.join(row.cells), row.block_ids) for row in table.rows]
    block = Block(
        kind=BlockKind.TABLE,
        first_line=numbers[0],
        last_line=numbers[-1],
        rows=tuple(row.cells for row in table.rows),
    )
    return RoledBlock(block=block, role=table.role)


def _with_gaps_after(found: list[RoledBlock]) -> Iterator[RoledBlock]:
    """A gap before a block is one after the block before it."""
    gaps = [one.block.gap_before for one in found[1:]] + [GAP]
    for one, gap in zip(found, gaps, strict=False):
        yield replace(one, block=replace(one.block, gap_after=gap))
