"""What may be shown of an article → the words around what was looked for, and where in them it stands."""

import re
from dataclasses import dataclass

from ingest.domain.newspaper import TextPolicy
from ingest.domain.script import fold
from ingest.warehouse.excerpt import cut_excerpt

MAX_CHARS = 80
CHARS_BEFORE = 20

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """A piece of text as printed.

    Attributes:
        text: `…` stands where it was cut.
        highlights: (start, end) of each place, in order, none overlapping.
    """

    text: str
    highlights: tuple[Span, ...]


def cut_snippet(paragraphs: tuple[str, ...], policy: TextPolicy, terms: tuple[str, ...]) -> Snippet | None:
    """Cut from what the newspaper's policy lets out, and from nothing else; None where that is nothing.

    Where the policy gives an excerpt, the snippet is part of that same excerpt, whatever is looked for: no number of
    searches shows more of an article than its digest does.
    """
    excerpt = cut_excerpt(paragraphs, policy)
    shown = " ".join(excerpt.paragraphs) or excerpt.text
    if shown is None:
        return None
    places = find_places(shown, terms)
    start = max(0, places[0][0] - CHARS_BEFORE) if places else 0
    end = min(len(shown), start + MAX_CHARS)
    start = max(0, end - MAX_CHARS)
    before = "…" if start else ""
    after = "…" if end < len(shown) or (excerpt.is_cut and not excerpt.paragraphs) else ""
    shift = len(before) - start
    inside = [(max(one, start), min(other, end)) for one, other in places if one < end and other > start]
    return Snippet(
        text=f"{before}{shown[start:end]}{after}",
        highlights=tuple((one + shift, other + shift) for one, other in inside),
    )


def find_terms(query: str) -> tuple[str, ...]:
    """The phrases and words of a query, folded, longest first."""
    folded = fold(query).replace("“", '"').replace("”", '"')
    parts = (phrase or word for phrase, word in re.findall(r'"([^"]+)"|([^\s"]+)', folded))
    return tuple(
        sorted({part.strip() for part in parts if part.strip()}, key=lambda part: (-len(part), part))
    )


def find_places(text: str, terms: tuple[str, ...]) -> tuple[Span, ...]:
    """Where the terms stand; of a term that does not, its pairs of characters."""
    folded = fold(text)
    spans: list[Span] = []
    for term in terms:
        pairs = [term[start : start + 2] for start in range(len(term) - 1)]
        for part in [term] if _pattern(term).search(folded) else pairs:
            spans += [match.span() for match in _pattern(part).finditer(folded)]
    return _merge(sorted(spans))


def _pattern(term: str) -> re.Pattern[str]:
    """White space between characters does not count."""
    return re.compile(r"\s*".join(re.escape(character) for character in term if not character.isspace()))


def _merge(spans: list[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
