"""Two blocks in a row → what their order says: an article after a closing mark, text below its headline."""

from dataclasses import dataclass, replace

from ingest.parse.lines import shapes as sh
from ingest.parse.lines.shapes import Shape
from ingest.parse.segment.page_view import is_cut
from ingest.parse.segment.parts import Part

IMPOSSIBLE = -50.0
SIGNED = 0.3  # closing marks for each heading of the page

STEPS = {
    "closing mark before": 3.0,
    "picture's credit before": 0.6,
    "article before is not closed": -1.2,
    "section after a closing mark": -4.0,
    "text after a closing mark": -2.5,
    "agency inside an article": -3.0,
    "start without a headline": -2.5,
    "picture without a headline": -1.5,
    "picture in the running text": -1.5,
    "note below a text": -4.0,
    "lone section": -1.4,
    "section in an item without a headline": -2.5,
    "bare line below a headline": -2.5,
    "headline without text": -3.0,
    "section without text": -3.0,
    "kicker without headline": -6.0,
    "note without headline": -4.0,
    "deck away from its headline": -8.0,
    "several kickers": -2.5,
    "headline in two lines": -1.0,
    "item under a column": 2.0,
    "list item under a column": 1.5,
    "item under a column runs on": -1.0,
    "caption before any headline": -0.5,
    "sentence left open": -1.6,
    "sentence cut twice": -1.2,
    "all there is below its headline": 1.2,
}
TITLES = (Part.HEADLINE, Part.MORE, Part.DECK)
ABOVE_TITLE = (Part.KICKER, Part.NOTE)


@dataclass(frozen=True, slots=True)
class State:
    """What of the blocks so far matters for those that follow.

    Attributes:
        closed: 2 after a byline, source code or signature ended the article's text, 1 after a picture's credit.
        sections: Sections of the running article, 2 standing for more.
        has_text: The running article has a paragraph.
        is_open: An article is running.
        is_headless: It began without a headline.
        in_column: A column's name stands above, and no headline since.
        is_cut: The last paragraph stopped within a sentence.
        is_signed_page: Most items of the page are signed, so an item that is not is unlikely to have ended.
    """

    part: Part
    closed: int = 0
    sections: int = 0
    has_text: bool = False
    is_open: bool = False
    is_headless: bool = False
    in_column: bool = False
    is_cut: bool = False
    is_signed_page: bool = True


def begin_page(page: tuple[Shape, ...]) -> State:
    """The state before a page's first block."""
    headings = sum(shape.is_heading for shape in page)
    signed = sum(shape.closes == 2 or shape.is_office for shape in page)
    return State(part=Part.FURNITURE, is_signed_page=signed >= SIGNED * headings)


def starts_article(before: Part, part: Part) -> bool:
    """A kicker, note or headline starts its article unless one of them stands before it."""
    if part is Part.HEADLINE:
        return before not in ABOVE_TITLE
    if part is Part.PHOTO:
        return before not in TITLES
    if part in ABOVE_TITLE:
        return before not in ABOVE_TITLE
    return part is Part.START


def advance(state: State, part: Part, shape: Shape) -> State:
    """The state after a block that plays `part`."""
    if part is Part.FURNITURE:
        return replace(state, part=part, closed=max(state.closed, 1))
    if part is Part.COLUMN:
        return replace(state, part=part, closed=max(state.closed, 1), in_column=True)
    if starts_article(state.part, part):
        return _begin(state, part, shape)
    if part is Part.SECTION:
        return replace(state, part=part, closed=0, sections=min(state.sections + 1, 2), is_cut=False)
    if part in (Part.BODY, Part.TABLE, Part.PHOTO):
        closed = 2 if _is_note_after(state, shape) or part is Part.PHOTO else shape.closes
        return replace(state, part=part, closed=closed, has_text=True, is_cut=is_cut(shape))
    if part is Part.MARK:
        return replace(state, part=part, closed=_close(state, shape))
    if part is Part.CAPTION:
        return replace(state, part=part, closed=max(state.closed, min(shape.closes, 1)))
    return replace(state, part=part, closed=0)


def _begin(state: State, part: Part, shape: Shape) -> State:
    is_text = part in (Part.START, Part.PHOTO)
    return State(
        part,
        (2 if part is Part.PHOTO else shape.closes) if is_text else 0,
        has_text=is_text,
        is_open=True,
        is_headless=is_text,
        in_column=state.in_column and is_text,
        is_cut=part is Part.START and is_cut(shape),
        is_signed_page=state.is_signed_page,
    )


def _close(state: State, shape: Shape) -> int:
    """A mark closes the text above it; right below a headline it opens the text."""
    closes = 2 if shape.is_office else shape.closes
    return max(state.closed, closes) if state.has_text or closes == 1 else 0


def _is_note_after(state: State, shape: Shape) -> bool:
    """An editor's note below a signed text belongs to it and leaves it signed."""
    return state.closed == 2 and bool(sh.EDITORS_NOTE.match(shape.body))


def find_step_rules(state: State, part: Part, shape: Shape) -> list[str]:
    """The names of the rules that fire when `part` follows `state`."""
    rules = _unfinished_rules(state, part)
    if starts_article(state.part, part):
        return rules + _start_rules(state, part, shape)
    if part in (Part.DECK, Part.MORE):
        rules += _title_rules(state, part)
    elif part is Part.SECTION:
        rules += _section_rules(state, shape)
    elif part in (Part.BODY, Part.TABLE):
        rules += _body_rules(state, part, shape)
    elif part is Part.PHOTO:
        rules.append("all there is below its headline")
    elif part is Part.KICKER:
        rules.append("several kickers")
    elif part is Part.COLUMN:
        rules += find_end_rules(state)
    elif part in (Part.CAPTION, Part.MARK) and not state.is_open:
        rules.append("caption before any headline")
    return rules


def _unfinished_rules(state: State, part: Part) -> list[str]:
    """What stands above a headline without one below it."""
    rules = []
    if state.part is Part.KICKER and part not in (Part.HEADLINE, Part.KICKER):
        rules.append("kicker without headline")
    if state.part is Part.NOTE and part not in (Part.HEADLINE, Part.KICKER):
        rules.append("note without headline")
    return rules


def _title_rules(state: State, part: Part) -> list[str]:
    allowed = TITLES if part is Part.DECK else (Part.HEADLINE, Part.MORE)
    rules = [] if state.part in allowed else ["deck away from its headline"]
    return rules + (["headline in two lines"] if part is Part.MORE else [])


def _start_rules(state: State, part: Part, shape: Shape) -> list[str]:
    rules = []
    if state.closed == 2:
        rules.append("closing mark before")
    elif state.closed == 1:
        rules.append("picture's credit before")
    elif state.has_text and state.is_signed_page:
        rules.append("article before is not closed")
    if part is Part.NOTE and state.has_text:
        rules.append("note below a text")
    if part is Part.PHOTO:
        rules.append("picture without a headline")
        rules += ["picture in the running text"] if not state.closed else []
    elif part is Part.START and not shape.has_title:
        rules.append("start without a headline")
    if part is Part.START and state.part in TITLES:
        rules.append("impossible")
    if state.in_column or state.part is Part.COLUMN:
        rules.append("item under a column")
        rules += ["list item under a column"] if part is Part.START and shape.is_listed else []
    return rules + find_end_rules(state)


def find_end_rules(state: State) -> list[str]:
    """The names of the rules that fire when an article ends in `state`."""
    rules = []
    if state.part in TITLES:
        rules.append("headline without text")
    if state.part is Part.SECTION:
        rules.append("section without text")
    if state.part is Part.KICKER:
        rules.append("kicker without headline")
    if state.part is Part.NOTE:
        rules.append("note without headline")
    if state.sections == 1:
        rules.append("lone section")
    if state.is_cut:
        rules.append("sentence left open")
    return rules


def _section_rules(state: State, shape: Shape) -> list[str]:
    if not state.is_open:
        return ["impossible"]
    rules = ["bare line below a headline"] if state.part in TITLES and not shape.is_heading else []
    rules += ["section after a closing mark"] if state.closed == 2 else []
    rules += ["section in an item without a headline"] if state.is_headless else []
    rules += ["sentence left open"] if state.is_cut else []
    return rules + (["section without text"] if state.part is Part.SECTION else [])


def _body_rules(state: State, part: Part, shape: Shape) -> list[str]:
    rules = []
    if not state.is_open:
        rules.append("impossible")
    if state.closed == 2 and part is Part.BODY and not _is_note_after(state, shape):
        rules.append("text after a closing mark")
    if shape.has_dateline and state.has_text:
        rules.append("agency inside an article")
    if state.is_cut and is_cut(shape) and shape.block.gap_before:
        rules.append("sentence cut twice")
    if state.in_column and (shape.is_listed or shape.opens_in_bold or shape.has_dateline):
        rules.append("item under a column runs on")
    return rules
