"""Two blocks in a row → what their order says: an article after a closing mark, text below its headline."""

from collections.abc import Iterator

from ingest.domain.page import SlotRole
from ingest.parse.segment.parts import ABOVE_TITLE, FRAME, TITLES, Part
from ingest.parse.segment.states import State, Traits, starts_article

IMPOSSIBLE = "impossible"
CLOSED = ("open", "credited", "signed")


def find_rules(state: State, part: Part, traits: Traits) -> tuple[str, ...]:
    """The names of the rules that fire when a block plays `part` after a state."""
    return tuple(_find_rules(state, part, traits))


def _find_rules(state: State, part: Part, traits: Traits) -> Iterator[str]:
    yield f"{state.part} > {part}"
    if starts_article(state.part, part):
        yield from _start_rules(state, part, traits)
    elif part in FRAME:
        yield from find_end_rules(state)
    elif part is Part.RESUME:
        yield from _resume_rules(state, traits)
    elif not state.is_open:
        if part is not Part.MARK or traits.mark == SlotRole.CONTINUATION:
            yield IMPOSSIBLE
    elif part in (Part.DECK, Part.MORE) and state.part not in (*TITLES, Part.MARK):
        yield IMPOSSIBLE
    else:
        yield from _inside_rules(state, part, traits)
    if state.part in ABOVE_TITLE and part not in (Part.HEADLINE, *ABOVE_TITLE):
        yield IMPOSSIBLE


def _resume_rules(state: State, traits: Traits) -> Iterator[str]:
    if state.shelf is None:
        yield IMPOSSIBLE
        return
    yield "an article goes on again" if state.shelf.has_resumed else "an article goes on below another"
    what = "a cut sentence" if state.shelf.is_cut else "an article"
    yield f"{what} goes on below another in {traits.length}"


def _start_rules(state: State, part: Part, traits: Traits) -> Iterator[str]:
    yield f"{part} starts, the text before {CLOSED[state.closed]}"
    if not state.closed and state.has_text:
        yield f"a start, the text before unsigned where {traits.signed_items} are signed"
    if part is Part.START and state.part in TITLES:
        yield IMPOSSIBLE
    if part is Part.START and state.column and traits.is_item:
        yield "a list's item under a column"
    yield from find_end_rules(state)


def find_end_rules(state: State) -> Iterator[str]:
    """The names of the rules that fire when an article ends in `state`."""
    if state.part in (Part.SECTION, *ABOVE_TITLE):
        yield IMPOSSIBLE
    if not state.is_open:
        return
    if state.sections == 1:
        yield "an article with one section"
    if state.shelf and state.shelf.is_cut:
        yield "an interrupted sentence never goes on"
    if not state.has_text:
        yield "an article without text"


def _inside_rules(state: State, part: Part, traits: Traits) -> Iterator[str]:
    if part is Part.SECTION:
        yield f"section number {state.sections + 1}, the text before {CLOSED[state.closed]}"
    elif part in (Part.BODY, Part.TABLE):
        yield from _text_rules(state, part, traits)
    elif part is Part.MARK:
        yield f"a {traits.mark} line, the text before {CLOSED[state.closed] if state.has_text else 'not begun'}"


def _text_rules(state: State, part: Part, traits: Traits) -> Iterator[str]:
    if state.closed == 2 and not traits.is_note:
        yield f"{part} after a signature"
    if state.is_cut and not traits.is_cut:
        yield f"a cut sentence goes on in {traits.length}"
    if traits.has_dateline and state.has_text:
        yield "a dateline inside an article"
