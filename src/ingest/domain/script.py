"""Traditional characters → simplified ones, one for one, so that offsets stay."""

import functools

import opencc


@functools.cache
def _converter(direction: str = "t2s") -> opencc.OpenCC:
    return opencc.OpenCC(direction)


def simplify(text: str) -> str:
    """Convert for matching only; the result has exactly as many characters as the text."""
    simplified: str = _converter().convert(text)
    if len(simplified) == len(text):
        return simplified
    return "".join(_simplify_one(character) for character in text)


def spell(name: str) -> tuple[str, ...]:
    """A name as given and as the other script has it, each spelling once."""
    return tuple(dict.fromkeys((name, simplify(name), _converter("s2t").convert(name))))


def _simplify_one(character: str) -> str:
    simplified: str = _converter().convert(character)
    return simplified if len(simplified) == 1 else character
