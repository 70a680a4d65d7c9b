"""Words of a line, and lines of a block → one text: spaces as printed, hyphens of a line's end taken out.

Chinese has no spaces between words, but engines write one wherever they see two words (Tesseract for every second
character). A space between two Chinese characters is kept only where a page has few of them: then it is printed.
"""

import re
from collections.abc import Sequence

from ingest.parse.xml_pages.layout import TextLine

IDEOGRAPH = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
PUNCTUATION = "\u2014\u2018-\u201d\u2026\u3001-\u3004\u3008-\u303f\ufe10-\ufe6f\uff01-\uff65·"
WIDE = re.compile(f"[{IDEOGRAPH}{PUNCTUATION}]")
WIDE_PUNCTUATION = re.compile(f"[{PUNCTUATION}]")
JOINT = re.compile(f"(?<=[{IDEOGRAPH}])( ?)(?=[{IDEOGRAPH}])")
GAP = re.compile(f"(?<=[{IDEOGRAPH}{PUNCTUATION}]) (?=[{IDEOGRAPH}{PUNCTUATION}])")
HABIT = 0.2  # share of spaced pairs from which the engine made the spaces; print has one in fifty
SHORTEST_VERSE = 4


def spaces_words(texts: Sequence[str]) -> bool:
    """The engine that read a page wrote spaces between Chinese words."""
    joints = [joint[1] for text in texts for joint in JOINT.finditer(text)]
    return joints.count(" ") > HABIT * len(joints)


def close_up(text: str) -> str:
    """Take out the spaces between Chinese characters."""
    return GAP.sub("", text)


def join_lines(lines: Sequence[TextLine], *, is_heading: bool) -> str:
    """The lines as one text; those of a headline in verses of equal length stay apart by a space."""
    texts = [line.text.strip() for line in lines]
    sizes = {len(text) for text in texts}
    is_couplet = is_heading and len(texts) > 1 and len(sizes) == 1 and sizes.pop() >= SHORTEST_VERSE
    joined = texts[0]
    for before, text in zip(lines, texts[1:], strict=False):
        is_apart = is_couplet or (not before.is_hyphenated and needs_space(joined, text))
        joined += f" {text}" if is_apart else text
    return joined


def needs_space(left: str, right: str) -> bool:
    """Two words of a script with spaces meet; digits are one number where the text around is Chinese."""
    if not left or not right or WIDE.match(left[-1]) or WIDE.match(right[0]):
        return False
    is_number = left[-1].isdigit() and right[0].isdigit()
    return not (is_number and WIDE.search(left + right))
