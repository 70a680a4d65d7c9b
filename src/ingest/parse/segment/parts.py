"""The parts a block can play on its page, and the weight of every rule that speaks for one.

Weights are in units of "one clear hint". Rules about a block alone stand here; those about two blocks in a row
stand in `transitions.py`.
"""

from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """What a block is on its page."""

    FURNITURE = "furniture"
    COLUMN = "column"  # the name of a column over several items; belongs to none of them
    KICKER = "kicker"
    HEADLINE = "headline"
    MORE = "more"  # a further line of the headline
    DECK = "deck"
    SECTION = "section"
    START = "start"  # first paragraph of an article whose headline is not there
    BODY = "body"
    CAPTION = "caption"
    PHOTO = "photo"  # the text of an item that is a picture: below its headline, or an item of its own
    NOTE = "note"  # an editor's note above the headline it belongs to
    MARK = "mark"  # a line that is only a byline, credit, source code, signature or jump
    TABLE = "table"


HEADING_PARTS = (Part.KICKER, Part.HEADLINE, Part.MORE, Part.DECK, Part.SECTION)

WEIGHTS = {
    # a heading starts an article (+) or only heads a section (-)
    "heading": 0.4,
    "first heading of the page": 4.0,
    "top level": 2.5,
    "level below the others": -2.0,
    "numbered": -3.0,
    "number follows the one before": -1.5,
    "parallel to a neighbour": -1.6,
    "question among questions": -1.2,
    "very short": -1.2,
    "short": -0.5,
    "long": 0.8,
    "two parts": 1.4,
    "names a district": 0.8,
    "words stood in the text before": -1.4,
    "item below opens with an agency": 4.0,
    "letter below": 3.0,
    "item below opens like news": 1.6,
    "item below opens like a story": 0.7,
    "text below carries on": -1.5,
    "text below speaks of the same": -1.2,
    "text below speaks of something else": 0.6,
    "notice": 1.5,
    # other parts
    "column name": 3.0,
    "folio": 6.0,
    "no sentence before the headline": 1.5,
    "no sentence below the headline": 1.8,
    "ends in an ellipsis": 2.5,
    "long for a deck": -1.5,
    "marked as a caption": 4.0,
    "tagged as a caption": 6.0,
    "alone between gaps": 2.6,
    "ends in a picture's credit": 1.8,
    "sentence": 2.0,
    "piece of a sentence": 1.0,
    "bare words": -0.6,
    "agency opens": 3.0,
    "signed by an office": 1.6,
    "headline without its mark": -2.2,
    "alone between sentences": 1.8,
    "bold only": -0.8,
    "page without marks": 1.2,
    "section without its mark": -2.6,
    "numbered line": 3.2,
    "parallel line": 1.4,
    "row of parallel lines": 1.4,
    "above a higher heading": 2.0,
    "below a higher heading": 2.0,
    "half of a headline": 2.2,
    "longer than its headline": 0.8,
    "inside a sentence": 2.4,
    "could be a caption": -1.6,
    "no text below": 1.8,
    "byline below": 2.5,
    "advertisement below": 2.5,
    "short name above a headline": 2.4,
    "shows what is pictured": 0.8,
    "picture's credit below": 1.6,
    "no word shared with the text before": 0.8,
    "editor's note": 2.5,
    "opens in bold": 2.5,
    "an office": -1.5,
    "stands for a picture": 4.0,
}


@dataclass(frozen=True, slots=True)
class Score:
    """Sum and origin of what speaks for a part."""

    total: float
    rules: tuple[tuple[str, float], ...]


def score_of(*names: str) -> Score:
    """Add up the named rules."""
    rules = tuple((name, WEIGHTS[name]) for name in names)
    return Score(sum(weight for _, weight in rules), rules)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A part a block may be, and what speaks for it."""

    part: Part
    score: Score
