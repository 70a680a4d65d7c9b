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
        can_stand = part is Part.MARK and traits.mark != SlotRole.CONTINUATION
        yield "a mark before any article" if can_stand else IMPOSSIBLE
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
    yield f"an article goes on below another that is {'cut' if state.is_cut else CLOSED[state.closed]}"


def _start_rules(state: State, part: Part, traits: Traits) -> Iterator[str]:
    yield f"a start, the text before {CLOSED[state.closed]}"
    yield f"{part} starts, the text before {CLOSED[state.closed]}"
    if not state.closed and state.texts:
        yield f"a start, the text before unsigned where {traits.signed_items} are signed"
        if state.sections:
            yield f"a start after sections, unsigned where {traits.signed_items} are signed"
    if part is Part.START:
        yield (
            "a start without headline, but a title runs in"
            if traits.has_title
            else "a start without headline"
        )
        if traits.has_dateline:
            yield f"a dateline starts an item, the text before {CLOSED[state.closed]}"
        if state.part in TITLES:
            yield IMPOSSIBLE
    if state.column:
        yield f"{part} under a column"
        if part is Part.START and traits.is_item:
            yield "a list's item under a column"
    yield from find_end_rules(state)


def find_end_rules(state: State) -> Iterator[str]:
    """The names of the rules that fire when an article ends in `state`."""
    if state.part in TITLES:
        yield "an article ends below its headline"
    if state.part in (Part.SECTION, *ABOVE_TITLE):
        yield IMPOSSIBLE
    if state.is_open:
        yield from _ending_rules(state)


def _ending_rules(state: State) -> Iterator[str]:
    if state.sections == 1:
        yield "an article with one section"
    if state.sections > 1:
        yield f"an article with sections ends {CLOSED[state.closed]}"
    if state.is_cut:
        yield "an article ends within a sentence"
    if state.shelf and state.shelf.is_cut:
        yield "an interrupted sentence never goes on"
    if not state.texts:
        yield "an article without text"
    if state.texts == 1 and state.closed == 1:
        yield "an article of one credited paragraph"
    if state.column == 2 and state.part is not Part.COLUMN:
        yield "a column may have one item"


def _inside_rules(state: State, part: Part, traits: Traits) -> Iterator[str]:
    if part is Part.SECTION:
        yield from _section_rules(state, traits)
    elif part in (Part.BODY, Part.TABLE):
        yield from _text_rules(state, part, traits)
    elif part is Part.CAPTION:
        yield f"a caption, the text before {'cut' if state.is_cut else CLOSED[state.closed]}"
        if not state.texts:
            yield "a caption before any text"
    elif part is Part.MARK:
        yield f"a {traits.mark} line, the text before {CLOSED[state.closed] if state.texts else 'not begun'}"
        if traits.mark == SlotRole.CONTINUATION and state.part in TITLES:
            yield "a jump below its headline"
    elif part is Part.PHOTO:
        yield "a picture is all there is below the headline"
    elif part is Part.DECK and state.has_deck:
        yield "a second deck"


def _section_rules(state: State, traits: Traits) -> Iterator[str]:
    yield f"section number {state.sections + 1}, the text before {CLOSED[state.closed]}"
    yield "a section in an item without headline" if state.is_headless else "a section"
    if not state.texts:
        yield "a section before any text"
    if state.is_cut:
        yield "a section after a cut sentence"
    if not traits.is_heading:
        yield (
            "a section without its mark, below others"
            if state.sections
            else "a first section without its mark"
        )


def _text_rules(state: State, part: Part, traits: Traits) -> Iterator[str]:
    if state.closed == 2:
        yield "a note after a signature" if traits.is_note else f"{part} after a signature"
    elif state.closed == 1:
        yield f"{part} after a picture's credit"
    if state.is_cut:
        yield "a sentence cut twice" if traits.is_cut else f"a cut sentence goes on in {traits.length}"
    if traits.has_dateline and state.texts:
        yield "a dateline inside an article"
    if state.column:
        yield "an item of a column runs on"
        if traits.is_item or traits.has_dateline:
            yield "an item of a column runs on into a list's item"
    if state.sections and not state.closed:
        yield "text in a section"
