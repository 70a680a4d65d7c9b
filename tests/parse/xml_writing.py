"""Blocks of a scan page written as ALTO or PAGE XML, the way an engine would export the same print."""

from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from ingest.parse.lines.blocks import Block, BlockKind, find_blocks

LINE_CHARS, BODY = 20, 10
FONTS = {0: 10, 1: 40, 2: 28, 3: 15, 4: 13, 5: 13, 6: 13, 7: 10}


def write_alto(text: str) -> str:
    """ALTO 2 without tags: only the fonts say what a heading is. Ids are `b` with the line of the scan."""
    pages = "".join(
        f'<Page ID="p{number}" PHYSICAL_IMG_NR="{number}"><PrintSpace>'
        f"{''.join(map(_alto_block, page))}</PrintSpace></Page>"
        for number, page in enumerate(_pages(text), 1)
    )
    styles = "".join(
        f'<TextStyle ID="f{level}" FONTSIZE="{size}" FONTSTYLE="{"bold" if level == 7 else ""}"/>'
        for level, size in FONTS.items()
    )
    return (
        '<alto xmlns="http://www.loc.gov/standards/alto/ns-v2#">'
        f"<Styles>{styles}</Styles><Layout>{pages}</Layout></alto>"
    )


def write_page_xml(text: str) -> str:
    """PAGE 2019 with region types and no fonts."""
    pages = "".join(f"<Page>{''.join(map(_page_region, page))}</Page>" for page in _pages(text))
    namespace = "http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"
    return f'<PcGts xmlns="{namespace}">{pages}</PcGts>'


def _pages(text: str) -> list[list[Block]]:
    pages: list[list[Block]] = [[]]
    for block in find_blocks(text):
        if block.kind is BlockKind.BREAK:
            pages.append([])
        else:
            pages[-1].append(block)
    return [page for page in pages if page]


def _lines(block: Block) -> Iterator[str]:
    step = len(block.text) if block.level else LINE_CHARS
    return (block.text[start : start + step] for start in range(0, len(block.text), step))


def _alto_block(block: Block) -> str:
    picture = "<Illustration/>" if block.gap_before > 2 else ""
    name, size = f"b{block.first_line}", FONTS[block.level]
    if block.kind is BlockKind.TABLE:
        cells = "".join(
            f'<TextBlock ID="{name}.{row}.{column}" HPOS="{100 * column}" VPOS="{20 * row}" WIDTH="90" HEIGHT="10">'
            f"<TextLine><String CONTENT={quoteattr(cell)}/></TextLine></TextBlock>"
            for row, line in enumerate(block.rows)
            for column, cell in enumerate(line)
        )
        return f'{picture}<ComposedBlock ID="{name}" TYPE="table">{cells}</ComposedBlock>'
    lines = "".join(
        f'<TextLine HPOS="0" VPOS="0" WIDTH="{len(line) * size}" HEIGHT="{size}">'
        f"<String CONTENT={quoteattr(line)}/></TextLine>"
        for line in _lines(block)
    )
    return f'{picture}<TextBlock ID="{name}" STYLEREFS="f{block.level}">{lines}</TextBlock>'


def _page_region(block: Block) -> str:
    picture = "<ImageRegion/>" if block.gap_before > 2 else ""
    name = f"b{block.first_line}"
    if block.kind is BlockKind.TABLE:
        cells = "".join(
            f'<TextRegion id="{name}.{row}.{column}"><Roles>'
            f'<TableCellRole rowIndex="{row}" columnIndex="{column}"/></Roles>{_equiv(cell)}</TextRegion>'
            for row, line in enumerate(block.rows)
            for column, cell in enumerate(line)
        )
        return f'{picture}<TableRegion id="{name}">{cells}</TableRegion>'
    kind = "heading" if block.level else "paragraph"
    lines = "".join(f"<TextLine>{_equiv(line)}</TextLine>" for line in _lines(block))
    return f'{picture}<TextRegion id="{name}" type="{kind}">{lines}</TextRegion>'


def _equiv(text: str) -> str:
    escaped = quoteattr(text, {'"': "&quot;"})[1:-1]
    return f"<TextEquiv><Unicode>{escaped}</Unicode></TextEquiv>"
