"""An article's text → a sketch of it, small enough to keep for every article, by which its reprints are found.

White space, punctuation, and the width of digits and letters do not count: every newspaper sets its own.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

FEWEST_CHARS = 60  # a shorter text is a line of service or a heading; many newspapers print the same
GRAM_CHARS = 4  # of the simhash; the other hashes are of two such grams in a row
SHARE = 64  # of the 8-grams, the smallest hashes: one in so many, whatever else is in the text
FEWEST_HASHES = 8
HASH_BITS = 48

_BITS = tuple(bytes(byte >> bit & 1 for byte in range(256)) for bit in range(8))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """What is kept of a text for telling it again.

    Attributes:
        simhash: 64 bits, each as most 4-grams have it; two printings of one text differ in 7 bits at most, texts
            that have nothing to do with each other in 22 and more (Charikar 2002, measured on news).
        gram_hashes: The smallest hashes of its 8-grams, ascending: all below a fixed limit (FracMinHash), so that a
            part of a text keeps its share of them, and at least eight.
    """

    simhash: int
    gram_hashes: tuple[int, ...]


def make_sketch(paragraphs: Sequence[str]) -> Sketch | None:
    """Sketch a text; the same on every machine. None for one of fewer than 60 letters and digits."""
    text = "".join(filter(str.isalnum, unicodedata.normalize("NFKC", "".join(paragraphs))))
    if len(text) < FEWEST_CHARS:
        return None
    grams = (text[at : at + GRAM_CHARS] for at in range(len(text) - GRAM_CHARS + 1))
    digests = [blake2b(gram.encode("utf-8", "surrogatepass"), digest_size=8).digest() for gram in grams]
    return Sketch(simhash=_make_simhash(digests), gram_hashes=_find_smallest(digests))


def _make_simhash(digests: list[bytes]) -> int:
    """Bit by bit what most of the digests have, counted a byte's column at a time."""
    columns = [b"".join(digests)[place::8] for place in range(8)]
    ones = [column.translate(bits).count(1) for column in columns for bits in _BITS]
    return sum(1 << bit for bit, count in enumerate(ones) if count * 2 > len(digests))


def _find_smallest(digests: list[bytes]) -> tuple[int, ...]:
    """Of the hashes of the 8-grams, each made of those of its halves."""
    halves = [int.from_bytes(digest) for digest in digests]
    mask, shift = (1 << 64) - 1, 64 - HASH_BITS
    hashes = sorted(
        {
            ((left * 0x9E3779B97F4A7C15 + right) & mask) >> shift
            for left, right in zip(halves, halves[GRAM_CHARS:], strict=False)
        }
    )
    limit = (1 << HASH_BITS) // SHARE
    return tuple(one for place, one in enumerate(hashes) if place < FEWEST_HASHES or one < limit)
