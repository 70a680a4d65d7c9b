"""Block by block → the state of the page's reading: which article runs, how far it has come, which one waits."""

from dataclasses import dataclass, replace

from ingest.parse.lines import shapes as sh
from ingest.parse.lines.shapes import Shape
from ingest.parse.segment.candidates import find_mark_role
from ingest.parse.segment.parts import ABOVE_TITLE, FRAME, TITLES, Part


@dataclass(frozen=True, slots=True)
class Shelf:
    """An article whose text stopped within a sentence when another began: its column may go on further down.

    Attributes:
        has_resumed: The two articles have changed places before.
    """

    sections: int
    is_cut: bool
    has_resumed: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """What of the blocks so far matters for those that follow.

    Attributes:
        closed: 2 after a byline, source code or signature ended the article's text, 1 after a picture's credit.
        sections: Sections of the running article, 2 standing for more.
        has_text: The running article has a paragraph.
        is_open: An article is running.
        column: 0 without a column's name above, 1 below it, 2 below an item of the column.
        is_cut: The last paragraph stopped within a sentence.
        shelf: The article before, if it waits to go on.
    """

    part: Part
    closed: int = 0
    sections: int = 0
    has_text: bool = False
    is_open: bool = False
    column: int = 0
    is_cut: bool = False
    shelf: Shelf | None = None


@dataclass(frozen=True, slots=True)
class Traits:
    """What of a block decides the step to it."""

    closes: int
    is_cut: bool
    is_note: bool
    has_dateline: bool
    is_item: bool
    signed_items: str
    mark: str
    length: str


START_STATE = State(part=Part.FURNITURE)


def read_traits(shape: Shape, *, signed_items: str) -> Traits:
    """The few things about a block that its place in the page's order turns on."""
    return Traits(
        closes=shape.closes,
        is_cut=shape.is_cut,
        is_note=bool(sh.EDITORS_NOTE.match(shape.body)),
        has_dateline=shape.has_dateline,
        is_item=shape.is_listed or shape.opens_in_bold,
        signed_items=signed_items,
        mark=find_mark_role(shape),
        length="a short end"
        if shape.is_ended and shape.size <= 20
        else "a long text"
        if shape.size > 60
        else "a text",
    )


def starts_article(before: Part, part: Part) -> bool:
    """A kicker, note or headline starts its article unless one of them stands before it."""
    if part is Part.HEADLINE:
        return before not in ABOVE_TITLE
    if part is Part.PHOTO:
        return before not in TITLES
    if part in ABOVE_TITLE:
        return before not in ABOVE_TITLE
    return part is Part.START


def take_step(state: State, part: Part, traits: Traits) -> State:
    """The state after a block that plays `part`."""
    if part in FRAME:
        column = 1 if part is Part.COLUMN else state.column
        return replace(state, part=part, closed=max(state.closed, 1), column=column)
    if starts_article(state.part, part):
        return _begin(state, part, traits)
    if part is Part.RESUME:
        return _resume(state, traits)
    if part is Part.SECTION:
        return replace(state, part=part, closed=0, sections=min(state.sections + 1, 2), is_cut=False)
    if part in (Part.BODY, Part.TABLE, Part.PHOTO):
        is_after = state.closed == 2 and traits.is_note
        closed = 2 if part is Part.PHOTO or is_after else traits.closes
        return replace(
            state,
            part=part,
            closed=closed,
            has_text=True,
            is_cut=traits.is_cut and part is Part.BODY,
        )
    if part is Part.MARK:
        return replace(state, part=part, closed=_close(state, traits))
    if part is Part.CAPTION:
        return replace(state, part=part, closed=max(state.closed, min(traits.closes, 1)))
    return replace(state, part=part, closed=0)


def _begin(state: State, part: Part, traits: Traits) -> State:
    is_text = part in (Part.START, Part.PHOTO)
    return State(
        part,
        (2 if part is Part.PHOTO else traits.closes) if is_text else 0,
        has_text=is_text,
        is_open=True,
        column=_count_item(state.column, is_text=is_text),
        is_cut=part is Part.START and traits.is_cut,
        shelf=Shelf(state.sections, is_cut=state.is_cut) if state.is_open and not state.closed else None,
    )


def _count_item(column: int, *, is_text: bool) -> int:
    """Items under a column have no headline, or all have one; a second headline may be beyond it."""
    return 2 if column and (is_text or column == 1) else 0


def _resume(state: State, traits: Traits) -> State:
    """The two articles change places."""
    if state.shelf is None:
        return state
    return State(
        Part.RESUME,
        traits.closes,
        sections=state.shelf.sections,
        has_text=True,
        is_open=True,
        is_cut=traits.is_cut,
        shelf=Shelf(state.sections, is_cut=state.is_cut, has_resumed=True),
    )


def _close(state: State, traits: Traits) -> int:
    """A mark closes the text above it; right below a headline it opens the text."""
    closes = 2 if traits.mark in ("office", "name") else traits.closes
    return max(state.closed, closes) if state.has_text or closes == 1 else 0
