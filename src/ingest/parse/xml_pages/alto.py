"""ALTO 2, 3 and 4 → printed pages: margins as furniture, composed blocks opened, tags, fonts and reading order.

The versions differ in their namespace, which is not looked at, and in what they added: tags (2.1), the reading order
(4.3). Schema: https://github.com/altoxml/schema.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.parse.xml_pages.alto_lines import Font, find_font, read_box, read_font, read_line
from ingest.parse.xml_pages.joining import join_lines
from ingest.parse.xml_pages.layout import PrintedPage, Role, TextBlock
from ingest.parse.xml_pages.reading_order import Placed, order_blocks
from ingest.parse.xml_pages.roles import find_role, names_table
from ingest.parse.xml_pages.tables import Cell, make_rows
from ingest.parse.xml_pages.tree import Element, find_child, find_children, local_name

SPACES = ("TopMargin", "LeftMargin", "RightMargin", "BottomMargin", "PrintSpace")
FURNITURE_SPACES = ("TopMargin", "BottomMargin")
TAGS = ("LayoutTag", "StructureTag", "RoleTag", "OtherTag")  # a named entity tag says what is written about
LONGEST_CAPTION = 180


@dataclass(frozen=True, slots=True, kw_only=True)
class _Terms:
    """What a file defines once: fonts by style id, names by tag id."""

    fonts: dict[str, Font]
    tags: dict[str, tuple[str | None, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Around:
    """What a block takes over from the blocks around it, their ids from the inside."""

    ids: tuple[str, ...] = ()
    role: Role | None = None
    font: Font


def read_alto(root: Element) -> tuple[PrintedPage, ...]:
    """Every page of the file, in order."""
    styles, tags = find_child(root, "Styles"), find_child(root, "Tags")
    terms = _Terms(
        fonts={style.get("ID", ""): read_font(style) for style in find_children(styles, "TextStyle")},
        tags={tag.get("ID", ""): (tag.get("LABEL"), tag.get("TYPE")) for tag in find_children(tags, *TAGS)},
    )
    order = next((each for each in root.iter() if local_name(each) == "ReadingOrder"), None)
    layout = find_child(root, "Layout")
    return tuple(_read_page(page, order, terms) for page in find_children(layout, "Page"))


def _read_page(page: Element, order: Element | None, terms: _Terms) -> PrintedPage:
    placed: list[Placed] = []
    font = find_font(page, terms.fonts, Font())
    for space in find_children(page, *SPACES):
        role = Role.FURNITURE if local_name(space) in FURNITURE_SPACES else None
        around = _Around(role=role, font=find_font(space, terms.fonts, font))
        placed += _find_blocks(space, around, terms)
    return PrintedPage(
        printed_no=page.get("PRINTED_IMG_NR"),
        image_no=page.get("PHYSICAL_IMG_NR"),
        blocks=order_blocks(placed, order),
    )


def _find_blocks(space: Element, around: _Around, terms: _Terms) -> Iterator[Placed]:
    for element in space:
        match local_name(element):
            case "TextBlock":
                yield _place(element, _read_block(element, around, terms), around)
            case "Illustration":
                picture = TextBlock(block_id=element.get("ID", ""), is_picture=True)
                yield _place(element, picture, around)
            case "ComposedBlock":
                yield from _open(element, around, terms)


def _place(element: Element, block: TextBlock, around: _Around) -> Placed:
    within = tuple(each.get("ID", "") for each in element.iter() if each is not element and each.get("ID"))
    return Placed(block=block, names=(block.block_id, *around.ids, *within), next_id=element.get("IDNEXT"))


def _open(element: Element, around: _Around, terms: _Terms) -> Iterator[Placed]:
    """A composed block: a table as one block, else what stands in it."""
    inside = _Around(
        ids=(element.get("ID", ""), *around.ids),
        role=_find_role(element, terms) or around.role,
        font=find_font(element, terms.fonts, around.font),
    )
    blocks = list(_find_blocks(element, inside, terms))
    rows = make_rows([_make_cell(one.block) for one in blocks]) if _is_table(element, terms) else ()
    if rows:
        table = TextBlock(block_id=element.get("ID", ""), rows=rows)
        yield _place(element, table, around)
    else:
        yield from map(_with_caption, blocks) if _is_captioned(blocks) else blocks


def _is_table(element: Element, terms: _Terms) -> bool:
    return names_table(_names(element, terms))


def _make_cell(block: TextBlock) -> Cell:
    text = join_lines(block.lines, is_heading=False) if block.lines else ""
    return Cell(block_id=block.block_id, text=text, box=block.box)


def _is_captioned(blocks: list[Placed]) -> bool:
    """A picture and one short text that has no other role, put together: the text is its caption."""
    texts = [one.block for one in blocks if not one.block.is_picture]
    is_pair = len(texts) == 1 < len(blocks) and texts[0].role is None and not texts[0].rows
    return is_pair and sum(len(line.text) for line in texts[0].lines) <= LONGEST_CAPTION


def _with_caption(one: Placed) -> Placed:
    return one if one.block.is_picture else replace(one, block=replace(one.block, role=Role.CAPTION))


def _read_block(block: Element, around: _Around, terms: _Terms) -> TextBlock:
    font = find_font(block, terms.fonts, around.font)
    lines = (
        read_line(line, terms.fonts, font, _find_role(line, terms))
        for line in find_children(block, "TextLine")
    )
    return TextBlock(
        block_id=block.get("ID", ""),
        role=_find_role(block, terms) or around.role,
        box=read_box(block),
        lines=tuple(line for line in lines if line.text),
    )


def _find_role(element: Element, terms: _Terms) -> Role | None:
    return find_role(_names(element, terms))


def _names(element: Element, terms: _Terms) -> list[str | None]:
    """How its tags call it, then its own `TYPE`."""
    tagged = [terms.tags[ref] for ref in (element.get("TAGREFS") or "").split() if ref in terms.tags]
    return [name for names in tagged for name in names] + [element.get("TYPE")]
