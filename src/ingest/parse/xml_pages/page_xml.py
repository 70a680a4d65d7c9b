"""PAGE XML 2013 to 2019 → printed pages: regions with their types, nested ones after their parent, in reading order.

The dated namespace is not looked at. Of several readings (`TextEquiv`) the one with the lowest index counts; a region
whose lines have none gives its own. Schema: https://github.com/PRImA-Research-Lab/PAGE-XML.
"""

from collections.abc import Iterator

from ingest.parse.xml_pages.joining import join_lines
from ingest.parse.xml_pages.layout import PrintedPage, Role, TextBlock
from ingest.parse.xml_pages.page_lines import read_box, read_lines
from ingest.parse.xml_pages.reading_order import Placed, order_blocks
from ingest.parse.xml_pages.roles import find_role, read_structure
from ingest.parse.xml_pages.tables import Cell, make_rows
from ingest.parse.xml_pages.tree import Element, find_child, find_children, local_name

PICTURES = ("ImageRegion", "LineDrawingRegion", "GraphicRegion", "ChartRegion", "MapRegion")


def read_page_xml(root: Element) -> tuple[PrintedPage, ...]:
    """Every page of the file, in order; the schema has one."""
    return tuple(_read_page(page) for page in find_children(root, "Page"))


def _read_page(page: Element) -> PrintedPage:
    placed = list(_find_regions(page, ()))
    return PrintedPage(blocks=order_blocks(placed, find_child(page, "ReadingOrder")))


def _find_regions(parent: Element, around: tuple[str, ...]) -> Iterator[Placed]:
    """The regions in a page or region, each before those inside it."""
    for region in parent:
        name = local_name(region)
        if not name.endswith("Region"):
            continue
        own = region.get("id", "")
        if name == "TableRegion" and (rows := make_rows(list(_find_cells(region)))):
            yield Placed(block=TextBlock(block_id=own, rows=rows), names=(own, *around, *_inner_ids(region)))
            continue
        inside = list(_find_regions(region, (own, *around)))
        block = _read_region(region, is_told_inside=any(one.block.lines or one.block.rows for one in inside))
        yield Placed(block=block, names=(own, *around, *_inner_ids(region, "TextLine")))
        yield from inside


def _inner_ids(region: Element, *names: str) -> tuple[str, ...]:
    return tuple(each.get("id", "") for each in (find_children(region, *names) if names else region.iter()))


def _read_region(region: Element, *, is_told_inside: bool) -> TextBlock:
    """A region without the regions in it; its own reading may only repeat their text."""
    has_lines = find_child(region, "TextLine") is not None
    return TextBlock(
        block_id=region.get("id", ""),
        role=_find_role(region),
        box=read_box(region),
        lines=() if is_told_inside and not has_lines else read_lines(region, _find_role),
        is_picture=local_name(region) in PICTURES,
    )


def _find_role(element: Element) -> Role | None:
    return find_role((element.get("type"), read_structure(element.get("custom"))))


def _find_cells(table: Element) -> Iterator[Cell]:
    """Text regions with a cell's role (2019), or `TableCell` as Transkribus writes it."""
    for cell in find_children(table, "TextRegion", "TableCell"):
        roles = find_child(cell, "Roles")
        role = find_child(roles, "TableCellRole")
        row, column = (cell.get("row"), cell.get("col"))
        if role is not None:
            row, column = role.get("rowIndex"), role.get("columnIndex")
        lines = read_lines(cell, _find_role)
        text = join_lines(lines, is_heading=False) if lines else ""
        yield Cell(
            block_id=cell.get("id", ""),
            text=text,
            row=_read_index(row),
            column=_read_index(column),
            box=read_box(cell),
        )


def _read_index(printed: str | None) -> int | None:
    return int(printed) if printed and printed.isdecimal() else None
