"""An article's characters as printed ↔ the same with its paragraphs left out, which are stored beside them.

Printed text is kept to tell an article again after a new reading; most of it is the paragraphs once more.
"""

from collections.abc import Sequence

_MARK = "\uffff"  # no character; it stands for the next paragraph


def shorten(printed: str, paragraphs: Sequence[str]) -> str:
    """Put a mark in the place of each paragraph, up to the first that does not stand there as it is."""
    rest, pieces = printed.replace(_MARK, ""), []
    for paragraph in paragraphs:
        before, found, after = rest.partition(paragraph)
        if not found:
            break
        pieces += [before, _MARK]
        rest = after
    return "".join((*pieces, rest))


def restore(shortened: str, paragraphs: Sequence[str]) -> str:
    """Put the paragraphs back."""
    first, *others = shortened.split(_MARK)
    return first + "".join(p + rest for p, rest in zip(paragraphs, others, strict=False))
