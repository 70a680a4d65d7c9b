"""Titles of one page → their levels, as the hashes of a scan's headings have them.

On a page a headline is told from a section's heading by its size, and a kicker or deck from its headline by being the
smaller one of two that stand together; how large a headline is says nothing more, each article has its own.
"""

from collections.abc import Sequence
from itertools import groupby

from ingest.parse.lines.blocks import BOLD_LEVEL
from ingest.parse.xml_pages.layout import Role
from ingest.parse.xml_pages.pieces import Piece

HEADLINE_LEVEL, SECTION_LEVEL = 2, 3
HEADLINE_SIZE = 1.6  # in units of the running text
BESIDE = 0.9  # a title smaller than this share of the one it stands with is a level below it


def find_levels(pieces: Sequence[Piece]) -> tuple[int, ...]:
    """For each piece its level: 0 for text."""
    levels: list[int] = []
    for is_title, group in groupby(pieces, key=lambda piece: piece.is_title):
        run = list(group)
        largest = max((piece.size or 0.0 for piece in run), default=0.0)
        levels += [_find_level(piece, largest) if is_title else 0 for piece in run]
    return tuple(levels)


def _find_level(piece: Piece, largest: float) -> int:
    if piece.is_bold:
        return BOLD_LEVEL
    level = HEADLINE_LEVEL if piece.size is None or largest >= HEADLINE_SIZE else SECTION_LEVEL
    is_smaller = piece.size is not None and piece.size < BESIDE * largest
    return level + (is_smaller or piece.role is Role.SUBHEADING)
