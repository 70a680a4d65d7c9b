"""GB18030 bytes with a few bad ones → the text with a U+FFFD for each bad byte, and how many there were.

One bad byte shifts every pair after it, so that `errors="replace"` spoils the line to its end. Bytes below 0x30 are
never part of a pair: in each stretch between two of them the cheapest way through is taken, where a rare character
costs more than a frequent one and a bad byte most.
"""

import re

from ingest.parse.encoding.plausible import MOST_FREQUENT, weigh

STRETCH = re.compile(rb"[\x00-\x2f\x3a-\x3f]+|[^\x00-\x2f\x3a-\x3f]+")
ODD_RUN = re.compile(f"[^\x00-\x7f{re.escape(''.join(sorted(MOST_FREQUENT)))}]{{12}}")
MOST_MENDED_BYTES = 100_000  # with more than that in doubt a page has more than a few bad bytes
COST_OF_BAD_BYTE = 2.5
BAD = "\ufffd"


def mend_gb18030(content: bytes) -> tuple[str, int]:
    """Decode all that can be; the number is that of the bad bytes, each a U+FFFD in the text."""
    pieces: list[str] = []
    bad = 0
    budget = MOST_MENDED_BYTES
    for stretch in STRETCH.findall(content):
        text = _read_plainly(stretch)
        if BAD in text or ODD_RUN.search(text):
            budget -= len(stretch)
            text = _find_cheapest(stretch) if budget >= 0 else text
            bad += text.count(BAD)
        pieces.append(text)
    return "".join(pieces), bad


def _read_plainly(stretch: bytes) -> str:
    return stretch.decode("gb18030", "replace")


def _find_cheapest(stretch: bytes) -> str:
    """The reading of least cost; `best[i]` is (cost, start of the last character, its text) for the first i bytes."""
    best: list[tuple[float, int, str]] = [(0.0, 0, "")]
    for end in range(1, len(stretch) + 1):
        ways = [(best[end - 1][0] + COST_OF_BAD_BYTE, end - 1, BAD)]
        for size in (1, 2, 4):
            if end >= size and (character := _read_one(stretch[end - size : end])):
                cost = 0.5 if size == 1 else 1.6 - 1.5 * weigh(character) + (size == 4)
                ways.append((best[end - size][0] + cost, end - size, character))
        best.append(min(ways))
    pieces: list[str] = []
    position = len(stretch)
    while position:
        _, position, character = best[position]
        pieces.append(character)
    return "".join(reversed(pieces))


def _read_one(code: bytes) -> str | None:
    """The one character these bytes are, or None."""
    try:
        text = code.decode("gb18030")
    except UnicodeDecodeError:
        return None
    return text if len(text) == 1 else None
