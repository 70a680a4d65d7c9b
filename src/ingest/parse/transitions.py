"""Two blocks in a row → what their order says: an article after a closing mark, text below its headline."""

from dataclasses import dataclass, replace

from ingest.parse import shapes as sh
from ingest.parse.parts import Part
from ingest.parse.shapes import Shape

IMPOSSIBLE = -50.0

STEPS = {
    "closing mark before": 3.0,
    "picture's credit before": 0.6,
    "article before is not closed": -1.2,
    "section after a closing mark": -4.0,
    "text after a closing mark": -2.5,
    "agency inside an article": -3.0,
    "start without a headline": -2.5,
    "lone section": -1.4,
    "section in an item without a headline": -2.5,
    "headline without text": -3.0,
    "section without text": -3.0,
    "kicker without headline": -6.0,
    "deck away from its headline": -8.0,
    "kicker below an open sentence": -3.0,
    "several kickers": -1.0,
    "headline in two lines": -1.0,
    "column over items": 1.0,
    "caption before any headline": -0.5,
}


@dataclass(frozen=True, slots=True)
class State:
    """What of the blocks so far matters for those that follow.

    Attributes:
        closed: 2 after a byline, source code or signature ended the article's text, 1 after a picture's credit.
        sections: Sections of the running article, 2 standing for more.
        has_text: The running article has a paragraph.
        is_open: An article is running.
        is_headless: It began without a headline.
    """

    part: Part
    closed: int = 0
    sections: int = 0
    has_text: bool = False
    is_open: bool = False
    is_headless: bool = False


BEGIN = State(part=Part.FURNITURE)


def starts_article(before: Part, part: Part) -> bool:
    """A kicker starts its article; a headline does unless its kicker stands before it."""
    if part is Part.HEADLINE:
        return before is not Part.KICKER
    return part is Part.START or (part is Part.KICKER and before is not Part.KICKER)


def advance(state: State, part: Part, shape: Shape) -> State:
    """The state after a block that plays `part`."""
    if part in (Part.FURNITURE, Part.COLUMN):
        return replace(state, part=part, closed=max(state.closed, 1))
    if starts_article(state.part, part):
        headless = part is Part.START
        return State(part, shape.closes * headless, has_text=headless, is_open=True, is_headless=headless)
    if part is Part.SECTION:
        return replace(state, part=part, closed=0, sections=min(state.sections + 1, 2))
    if part in (Part.BODY, Part.TABLE):
        closed = 2 if _is_note_after(state, shape) else shape.closes
        return replace(state, part=part, closed=closed, has_text=True)
    if part is Part.MARK:
        closed = max(state.closed, shape.closes) if state.has_text or shape.closes == 1 else 0
        return replace(state, part=part, closed=closed)
    if part is Part.CAPTION:
        return replace(state, part=part, closed=max(state.closed, min(shape.closes, 1)))
    return replace(state, part=part, closed=0)


def _is_note_after(state: State, shape: Shape) -> bool:
    """An editor's note below a signed text belongs to it and leaves it signed."""
    return state.closed == 2 and bool(sh.EDITORS_NOTE.match(shape.body))


def find_step_rules(state: State, part: Part, shape: Shape) -> list[str]:
    """The names of the rules that fire when `part` follows `state`."""
    rules: list[str] = []
    if state.part is Part.KICKER and part not in (Part.HEADLINE, Part.KICKER):
        rules.append("kicker without headline")
    if starts_article(state.part, part):
        rules += _start_rules(state, part)
    elif part in (Part.DECK, Part.MORE):
        allowed = (Part.HEADLINE, Part.MORE) + ((Part.DECK,) if part is Part.DECK else ())
        rules += [] if state.part in allowed else ["deck away from its headline"]
        rules += ["headline in two lines"] if part is Part.MORE else []
    elif part is Part.SECTION:
        rules += _section_rules(state)
    elif part in (Part.BODY, Part.TABLE):
        rules += _body_rules(state, part, shape)
    elif part is Part.KICKER:
        rules.append("several kickers")
    elif part in (Part.CAPTION, Part.MARK) and not state.is_open:
        rules.append("caption before any headline")
    if state.part is Part.COLUMN and starts_article(state.part, part):
        rules.append("column over items")
    return rules


def _start_rules(state: State, part: Part) -> list[str]:
    rules = []
    if state.closed == 2:
        rules.append("closing mark before")
    elif state.closed == 1:
        rules.append("picture's credit before")
    elif state.has_text:
        rules.append("article before is not closed")
    if part is Part.START:
        rules.append("start without a headline")
        rules += ["impossible"] if state.part in (Part.HEADLINE, Part.MORE, Part.DECK) else []
    return rules + find_end_rules(state)


def find_end_rules(state: State) -> list[str]:
    """The names of the rules that fire when an article ends in `state`."""
    rules = []
    if state.part in (Part.HEADLINE, Part.MORE, Part.DECK):
        rules.append("headline without text")
    if state.part is Part.SECTION:
        rules.append("section without text")
    if state.part is Part.KICKER:
        rules.append("kicker without headline")
    if state.sections == 1:
        rules.append("lone section")
    return rules


def _section_rules(state: State) -> list[str]:
    if not state.is_open:
        return ["impossible"]
    rules = ["section after a closing mark"] if state.closed == 2 else []
    rules += ["section in an item without a headline"] if state.is_headless else []
    return rules + (["section without text"] if state.part is Part.SECTION else [])


def _body_rules(state: State, part: Part, shape: Shape) -> list[str]:
    rules = []
    if not state.is_open:
        rules.append("impossible")
    if state.closed == 2 and part is Part.BODY and not _is_note_after(state, shape):
        rules.append("text after a closing mark")
    if shape.has_dateline and state.has_text:
        rules.append("agency inside an article")
    return rules
