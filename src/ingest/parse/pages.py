"""Shapes of one file → its printed pages."""

from dataclasses import dataclass

from ingest.parse.lines.blocks import BlockKind
from ingest.parse.lines.folio import Folio
from ingest.parse.lines.shapes import Shape

WIDE_GAP = 3  # blank lines; between blocks of one page there is usually one


@dataclass(frozen=True, slots=True, kw_only=True)
class PageShapes:
    """One printed page of a file.

    Attributes:
        folio: Of the first folio line that names a page number, else of the first one at all.
        shapes: Its blocks in order, page breaks left out.
    """

    folio: Folio | None
    shapes: tuple[Shape, ...]


def split_pages(shapes: tuple[Shape, ...]) -> tuple[PageShapes, ...]:
    """Cut where a page separator, a further folio line or a first-level heading below a wide gap stands."""
    pages: list[list[Shape]] = [[]]
    for shape in shapes:
        if shape.block.kind is BlockKind.BREAK:
            if pages[-1]:
                pages.append([])
            continue
        if _opens_page(shape, pages[-1]):
            pages.append([])
        pages[-1].append(shape)
    return tuple(PageShapes(folio=_pick_folio(page), shapes=tuple(page)) for page in pages if page)


def _opens_page(shape: Shape, page: list[Shape]) -> bool:
    has_text = any(other.folio is None for other in page)
    if not has_text:
        return False
    if shape.folio and shape.folio.page_no:
        return (
            _pick_folio(page) is None
            or shape.block.gap_before >= WIDE_GAP - 1
            or shape.folio != _pick_folio(page)
        )
    levels = {other.block.level for other in page if other.is_heading}
    return shape.block.level == 1 and shape.block.gap_before >= WIDE_GAP and 1 in levels and len(levels) > 1


def _pick_folio(page: list[Shape]) -> Folio | None:
    folios = [shape.folio for shape in page if shape.folio]
    return next((folio for folio in folios if folio.page_no), folios[0] if folios else None)
