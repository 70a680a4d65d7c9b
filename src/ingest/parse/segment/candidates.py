"""A block's shape → the parts it can be at all; which of them it is, the best reading of the page decides."""

from ingest.domain.page import SlotRole
from ingest.parse.lines import shapes as sh
from ingest.parse.lines.blocks import BlockKind
from ingest.parse.lines.shapes import Shape
from ingest.parse.segment.parts import Part

LONGEST = {
    Part.HEADLINE: 40,
    Part.KICKER: 40,
    Part.MORE: 34,
    Part.DECK: 80,
    Part.SECTION: 34,
    Part.COLUMN: 12,
    Part.FURNITURE: 80,
}
LONGEST_PICTURE_TEXT = 260


def find_parts(shape: Shape) -> tuple[Part, ...]:
    """The parts open to one block; never empty."""
    if shape.folio:
        return (Part.FURNITURE,)
    if shape.block.kind is BlockKind.TABLE:
        return (Part.TABLE,)
    if shape.whole:
        return (Part.MARK, Part.START) if shape.is_jump_from else (Part.MARK,)
    if shape.block.is_caption or shape.block.text.startswith(("![", "<img")):
        return (Part.CAPTION, Part.PHOTO)
    return (*_text_parts(shape), *_title_parts(shape), *_mark_parts(shape))


def _text_parts(shape: Shape) -> list[Part]:
    parts = []
    if not shape.is_heading or shape.is_ended or shape.size > 25:
        parts += [Part.BODY, Part.START, Part.RESUME]
        if sh.NOTE_ABOVE.match(shape.body):
            parts.append(Part.NOTE)
    if 4 <= shape.size <= LONGEST_PICTURE_TEXT and not shape.has_dateline and shape.closes < 2:
        parts += [Part.CAPTION, Part.PHOTO]
    return parts


def _title_parts(shape: Shape) -> list[Part]:
    text = shape.body
    if "。" in text or shape.has_dateline or (shape.closes == 2 and not shape.is_heading):
        return []
    if text.endswith(("……", "…")) and shape.size > LONGEST[Part.DECK]:
        return [Part.DECK]
    parts = [part for part, longest in LONGEST.items() if shape.size <= longest]
    return [part for part in parts if part is not Part.FURNITURE] if shape.is_heading else parts


def _mark_parts(shape: Shape) -> list[Part]:
    return [Part.MARK] if shape.is_office or shape.is_bare_name else []


def find_mark_role(shape: Shape) -> str:
    """What a line that is only a mark says: byline, credit, source, continuation; an office or date signs."""
    if shape.whole is SlotRole.CREDIT and not shape.is_picture_credit:
        return "text credit"
    return str(shape.whole) if shape.whole else "office" if shape.is_office else "name"
