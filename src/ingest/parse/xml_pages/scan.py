"""The text of an ALTO or PAGE XML file → its pages and articles, every character in one slot."""

from dataclasses import dataclass, replace

from ingest.domain.article import Article
from ingest.domain.ids import PAGE_NO, check_page_no
from ingest.domain.page import Page, SlotRole
from ingest.parse.lines.folio import Folio, find_folio
from ingest.parse.lines.runs import Run
from ingest.parse.lines.shapes import Shape, read_shape
from ingest.parse.pages import PageShapes
from ingest.parse.scan import Scan, read_pages
from ingest.parse.xml_pages.alto import read_alto
from ingest.parse.xml_pages.blocks import Lines, RoledBlock, make_blocks
from ingest.parse.xml_pages.layout import PrintedPage, Role
from ingest.parse.xml_pages.page_xml import read_page_xml
from ingest.parse.xml_pages.tree import local_name, parse_tree

DASHES = " .·-\u2013\u2014"  # as around a page number: — 7 —
FRAME = Folio(page_no=None, page_name=None, printed_date=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class XmlScan:
    """What an XML file holds.

    Attributes:
        form: `alto` or `page_xml`.
        scan: Its lines are those made of the file, one for each piece of text in reading order.
        block_ids: For each line the ids of the blocks it stands in, separated by spaces.
    """

    form: str
    scan: Scan
    block_ids: tuple[str, ...]


def read_xml_scan(text: str, *, source: str, districts: tuple[str, ...]) -> XmlScan:
    """Read a file of one or more printed pages; each `Page` is one, also without text.

    Raises:
        InputError: If it is no well-formed ALTO or PAGE XML.
    """
    root = parse_tree(text, source=source)
    is_alto = local_name(root) == "alto"
    printed = read_alto(root) if is_alto else read_page_xml(root)
    lines = Lines()
    shaped = tuple(_shape_page(make_blocks(page, lines), districts) for page in printed)
    scan = read_pages(shaped, lines.texts, source=source, districts=districts)
    pages = tuple(_with_numbers(page, of) for page, of in zip(scan.pages, printed, strict=True))
    return XmlScan(
        form="alto" if is_alto else "page_xml",
        scan=replace(scan, pages=pages, articles=_with_block_ids(scan.articles, lines)),
        block_ids=tuple(lines.block_ids),
    )


def _shape_page(blocks: tuple[RoledBlock, ...], districts: tuple[str, ...]) -> PageShapes:
    shapes = tuple(_shape(one, districts) for one in blocks)
    return PageShapes(folio=_join_folios([shape.folio for shape in shapes if shape.folio]), shapes=shapes)


def _join_folios(folios: list[Folio]) -> Folio:
    """Number, name and date of a page, which often are blocks of their own."""
    return Folio(
        page_no=next((folio.page_no for folio in folios if folio.page_no), None),
        page_name=next((folio.page_name for folio in folios if folio.page_name), None),
        printed_date=next((folio.printed_date for folio in folios if folio.printed_date), None),
    )


def _shape(one: RoledBlock, districts: tuple[str, ...]) -> Shape:
    """The shape of a block, with the file's word on what its characters alone do not say."""
    shape = read_shape(one.block, districts)
    if one.role is Role.FURNITURE:
        return replace(shape, frame=shape.folio or find_folio(one.block.text.strip(DASHES)) or FRAME)
    if one.role is Role.CREDIT and shape.whole is None and len(shape.runs) == 1 and not shape.is_ended:
        text = one.block.text
        credit = Run(start=0, end=len(text), role=SlotRole.CREDIT, text=text)
        return replace(shape, runs=(credit,), whole=SlotRole.CREDIT, body="")
    return shape


def _with_numbers(page: Page, printed: PrintedPage) -> Page:
    """The number that the file says is printed, else the folio's; the image's is kept for where there is none."""
    return replace(
        page,
        page_no=_read_page_no(printed.printed_no) or page.page_no,
        image_no=_read_page_no(printed.image_no),
    )


def _with_block_ids(articles: tuple[Article, ...], lines: Lines) -> tuple[Article, ...]:
    return tuple(
        replace(
            article,
            appearances=tuple(
                replace(each, block_ids=lines.find_block_ids(each.lines)) for each in article.appearances
            ),
        )
        for article in articles
    )


def _read_page_no(written: str | None) -> str | None:
    """`3`, `A02`, `3.0` → `03`, `A02`, `03`; None for what is no page's number."""
    number = (written or "").strip().upper().removesuffix(".0")
    return check_page_no(number) if PAGE_NO.fullmatch(number) and number.strip("0") else None
