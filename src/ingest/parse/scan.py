"""The text of a scan file → its pages and articles, every character in one slot."""

from dataclasses import dataclass

from ingest.domain.article import Article
from ingest.domain.page import Page, Slot, SlotRole
from ingest.parse.assemble import assemble_article, find_slots, split_articles
from ingest.parse.jump import join_jumps
from ingest.parse.lines.blocks import find_blocks
from ingest.parse.lines.shapes import read_shape
from ingest.parse.pages import PageShapes, split_pages
from ingest.parse.segment.best_reading import PlacedBlock, segment_page


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """What a scan file holds; `Appearance.page` of the articles points into `pages`."""

    pages: tuple[Page, ...]
    articles: tuple[Article, ...]
    slots: tuple[Slot, ...]
    line_count: int


def read_scan(text: str, *, source: str, districts: tuple[str, ...] = ()) -> Scan:
    """Read a text of one or more printed pages.

    Args:
        text: Decoded; lines end in line feeds.
        source: Path or URL, kept with the pages.
        districts: Names of the home city's districts, which help to tell headlines and source codes.
    """
    shapes = tuple(read_shape(block, districts) for block in find_blocks(text))
    return read_pages(split_pages(shapes), text.split("\n"), source=source, districts=districts)


def read_pages(
    shaped: tuple[PageShapes, ...], lines: list[str], *, source: str, districts: tuple[str, ...]
) -> Scan:
    """Read printed pages whose blocks are known; `lines` are those that the blocks count."""
    pages: list[Page] = []
    articles: list[Article] = []
    slots: list[Slot] = []
    for number, page in enumerate(shaped):
        placed = segment_page(page.shapes, districts)
        groups, furniture = split_articles(placed)
        pages.append(_make_page(page, source))
        for block in furniture:
            slots += find_slots(block, lines, article=0)
        for group in groups:
            articles.append(assemble_article(group, order=len(articles) + 1, page=number))
            slots += _slots_of(group, lines, len(articles))
    joined, orders = join_jumps(tuple(articles))
    return Scan(pages=tuple(pages), articles=joined, slots=_fill(slots, lines, orders), line_count=len(lines))


def _make_page(page: PageShapes, source: str) -> Page:
    folio = page.folio
    return Page(
        page_no=folio.page_no if folio else None,
        page_name=folio.page_name if folio else None,
        printed_date=folio.printed_date if folio else None,
        source=source,
        first_line=page.shapes[0].block.first_line if page.shapes else None,
        last_line=page.shapes[-1].block.last_line if page.shapes else None,
    )


def _slots_of(group: list[PlacedBlock], lines: list[str], order: int) -> list[Slot]:
    return [slot for block in group for slot in find_slots(block, lines, article=order)]


def _fill(slots: list[Slot], lines: list[str], orders: tuple[int, ...]) -> tuple[Slot, ...]:
    """Give articles their final orders, and every line without a block its slot: blank, or a page's rule."""
    taken = {slot.line for slot in slots}
    rest = [
        Slot(
            line=number,
            start=0,
            end=len(line),
            role=SlotRole.MARKUP if line.strip() else SlotRole.BLANK,
            article=0,
        )
        for number, line in enumerate(lines)
        if number not in taken
    ]
    moved = [
        Slot(
            line=slot.line,
            start=slot.start,
            end=slot.end,
            role=slot.role,
            article=orders[slot.article - 1] if slot.article else 0,
        )
        for slot in slots
    ]
    return tuple(sorted(moved + rest, key=lambda slot: (slot.line, slot.start)))


def find_line_labels(scan: Scan, text: str) -> tuple[int, ...]:
    """For each line that is not blank, the order of its article, or 0."""
    labels: dict[int, int] = {}
    for slot in scan.slots:
        labels[slot.line] = max(labels.get(slot.line, 0), slot.article)
    return tuple(labels[number] for number, line in enumerate(text.split("\n")) if line.strip())
