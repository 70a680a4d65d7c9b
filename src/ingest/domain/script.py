"""Traditional characters → simplified ones, one for one, so that offsets stay."""

import functools

import opencc


@functools.cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def simplify(text: str) -> str:
    """Convert for matching only; the result has exactly as many characters as the text."""
    simplified: str = _converter().convert(text)
    if len(simplified) == len(text):
        return simplified
    return "".join(_simplify_one(character) for character in text)


def _simplify_one(character: str) -> str:
    simplified: str = _converter().convert(character)
    return simplified if len(simplified) == 1 else character
