"""Shapes of a page → what each block may be, with the rules that speak for it.

A block's candidates are few: its shape alone excludes most parts. `transitions.py` adds what depends on the block
before, and `segment.py` picks the best reading of the whole page.
"""

from ingest.parse import shapes as sh
from ingest.parse.blocks import BlockKind
from ingest.parse.headings import find_below_rules, find_heading_parts
from ingest.parse.page_view import PageView
from ingest.parse.parts import Candidate, Part, score_of
from ingest.parse.shapes import Shape


def find_candidates(page: tuple[Shape, ...], districts: tuple[str, ...]) -> list[tuple[Candidate, ...]]:
    """For each block of one page, in order, what it may be."""
    view = PageView(page, districts)
    return [tuple(_find_parts(view, index)) for index in range(len(page))]


def _find_parts(view: PageView, index: int) -> list[Candidate]:
    shape = view.page[index]
    if shape.folio:
        return [Candidate(Part.FURNITURE, score_of("folio"))]
    if shape.block.kind is BlockKind.TABLE:
        return [Candidate(Part.TABLE, score_of())]
    if shape.whole:
        return [Candidate(Part.MARK, score_of())]
    if shape.is_heading:
        return find_heading_parts(view, index)
    return _text_parts(view, index)


def _text_parts(view: PageView, index: int) -> list[Candidate]:
    shape = view.page[index]
    found = [Candidate(Part.BODY, score_of(*_body_rules(shape)))]
    if not sh.EDITORS_NOTE.match(shape.body):
        opens = ["agency opens"] if shape.has_dateline else []
        found.append(Candidate(Part.START, score_of(*_body_rules(shape), *opens)))
    if shape.is_office:
        found.append(Candidate(Part.MARK, score_of("signed by an office")))
    if caption := _caption_rules(view, index):
        found.append(Candidate(Part.CAPTION, score_of(*caption)))
    if not shape.is_short_line or shape.closes == 2:
        if shape.body.endswith(("……", "…")):
            found.append(Candidate(Part.DECK, score_of("ends in an ellipsis")))
        return found
    if sh.COLUMN_NAME.fullmatch(shape.block.text):
        found.append(Candidate(Part.COLUMN, score_of("column name")))
    if shape.size <= 60 and _opens_text(view, index + 1):
        long = ["long for a deck"] if shape.size > 45 else []
        found.append(Candidate(Part.DECK, score_of("no sentence below the headline", *long)))
    if shape.size <= 30 and not sh.LABEL.match(shape.body) and not sh.CONTACT.search(shape.body):
        found.append(Candidate(Part.KICKER, score_of("no sentence before the headline")))
        found.append(
            Candidate(Part.HEADLINE, score_of("headline without its mark", *find_below_rules(view, index)))
        )
    return found


def _opens_text(view: PageView, index: int) -> bool:
    """Whether a heading or a sentence stands here, as it does below a deck and not inside an advertisement."""
    if index == len(view.page):
        return False
    shape = view.page[index]
    return shape.is_heading or shape.is_ended or shape.has_dateline or shape.size > 40


def _body_rules(shape: Shape) -> list[str]:
    if shape.is_ended:
        return ["sentence"]
    return ["piece of a sentence"] if shape.is_prose else ["bare words"]


def _caption_rules(view: PageView, index: int) -> list[str]:
    shape = view.page[index]
    rules = []
    if sh.CAPTION_MARK.match(shape.body):
        rules.append("marked as a caption")
    if shape.is_short_line and shape.size <= 45 and shape.closes < 2 and view.has_wide_gap(index):
        rules.append("alone between gaps")
    if shape.closes == 1 and shape.size <= 90:
        rules.append("ends in a picture's credit")
        around = [
            view.page[place].is_heading for place in (index - 1, index + 1) if 0 <= place < len(view.page)
        ]
        rules += ["all there is below its headline"] if all(around) else []
    return rules
