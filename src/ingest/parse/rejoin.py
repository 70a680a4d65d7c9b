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
        goes_on: It is a printed line that carries on the line before, whatever it says.
    """

    text: str
    is_closed: bool = False
    goes_on: bool = False


def rejoin(fragments: list[Fragment]) -> tuple[tuple[str, ...], tuple[Join, ...], tuple[int, ...]]:
    """Paragraphs, the joins made, and for each fragment the index of the paragraph it went into."""
    pieces: list[list[str]] = []
    places: list[int] = []
    before: Fragment | None = None
    for fragment in fragments:
        if before and (fragment.goes_on or (looks_cut(before) and not opens_paragraph(fragment.text))):
            pieces[-1].append(fragment.text)
        else:
            pieces.append([fragment.text])
        places.append(len(pieces) - 1)
        before = fragment
    joins = tuple(
        Join(paragraph=index, pieces=tuple(parts)) for index, parts in enumerate(pieces) if len(parts) > 1
    )
    return tuple("".join(parts) for parts in pieces), joins, tuple(places)


def looks_cut(fragment: Fragment) -> bool:
    """Running text that stops before its sentence does."""
    text = "" if fragment.is_closed else fragment.text.rstrip()
    if not text or TERMINAL.search(text) or SALUTATION.match(text):
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
