"""Fragments of prose → paragraphs: joins what a column break cut in two."""

import re
from dataclasses import dataclass

from ingest.domain.article import Join
from ingest.parse.lines.runs import TERMINAL
from ingest.parse.lines.shapes import ENUMERATOR, LABEL, SALUTATION

SHORTEST_CUT = 14
OPEN_PUNCTUATION = ("，", ",", "、", "“", "‘", "（", "(", "《", "「", "『", "—", "-")


@dataclass(slots=True)
class Fragment:
    """A stretch of running text as printed.

    Attributes:
        is_closed: A byline or a source code ends it.
        is_line: One line of a column, so that most go on in the next; see `Wrap`.
        is_indented: It opens with the white space of a new paragraph.
    """

    text: str
    is_closed: bool = False
    is_line: bool = False
    is_indented: bool = False


@dataclass(frozen=True, slots=True)
class Wrap:
    """How a page is printed whose lines are those of its columns.

    Attributes:
        width: Characters of a full line.
        has_indents: New paragraphs open with white space.
    """

    width: int
    has_indents: bool


def rejoin(
    fragments: list[Fragment], wrap: Wrap | None = None
) -> tuple[tuple[str, ...], tuple[Join, ...], tuple[int, ...]]:
    """Paragraphs, the joins made, and for each fragment the index of the paragraph it went into."""
    pieces: list[list[str]] = []
    places: list[int] = []
    before: Fragment | None = None
    for fragment in fragments:
        if before and _goes_on(before, fragment, wrap):
            pieces[-1].append(fragment.text)
        else:
            pieces.append([fragment.text])
        places.append(len(pieces) - 1)
        before = fragment
    joins = tuple(
        Join(paragraph=index, pieces=tuple(parts)) for index, parts in enumerate(pieces) if len(parts) > 1
    )
    return tuple("".join(parts) for parts in pieces), joins, tuple(places)


def _goes_on(before: Fragment, fragment: Fragment, wrap: Wrap | None) -> bool:
    """The fragment carries on the sentence, or in a wrapped column the paragraph, of the one before."""
    if wrap is None or not before.is_line or before.is_closed:
        return looks_cut(before) and not opens_paragraph(fragment.text)
    if wrap.has_indents:
        return not fragment.is_indented
    is_full = len(before.text) >= wrap.width - 1
    return (is_full or looks_cut(before)) and not opens_paragraph(fragment.text)


def looks_cut(fragment: Fragment) -> bool:
    """Running text that stops before its sentence does."""
    text = fragment.text.rstrip()
    if fragment.is_closed or not text or TERMINAL.search(text) or SALUTATION.match(text):
        return False
    if text.endswith(OPEN_PUNCTUATION):
        return True
    if LABEL.match(text) and not re.search(r"[。！？]", text):
        return False
    return bool(re.search(r"[，。；！？、,;：“]", text)) or (
        len(text) >= SHORTEST_CUT and not re.search(r"\s", text)
    )


def opens_paragraph(text: str) -> bool:
    """A list item or a label never carries a sentence on."""
    return bool(ENUMERATOR.match(text) or (LABEL.match(text) and len(text) <= 30))
