"""Characters → the ones they are compared as, one for one, so that offsets stay."""

import functools

import opencc

_IDEOGRAPHS = range(0x3400, 0xA000), range(0xF900, 0xFB00)
_FULL_WIDTH = range(0xFF01, 0xFF5F)
_WIDTH_OFFSET = 0xFEE0  # from ！ to !


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


def fold(text: str) -> str:
    """Convert for searching only: simplified, small letters, ASCII for full width; as many characters as the text.

    Each character by itself, whatever stands beside it: what a text contains, its folded form contains folded.
    """
    return text.translate(_folding_table())


@functools.cache
def folding() -> tuple[str, str]:
    """The characters that `fold` changes, and what each becomes, in the same order."""
    characters = [chr(code) for part in _IDEOGRAPHS for code in part]
    simplified: list[str] = _converter().convert("\n".join(characters)).split("\n")
    pairs = [
        (one, new) for one, new in zip(characters, simplified, strict=True) if len(new) == 1 and one != new
    ]
    pairs += [(chr(code), chr(code - _WIDTH_OFFSET).lower()) for code in _FULL_WIDTH]
    pairs += [(chr(code), chr(code).lower()) for code in range(ord("A"), ord("Z") + 1)]
    return "".join(one for one, _ in pairs), "".join(new for _, new in pairs)


@functools.cache
def _folding_table() -> dict[int, int]:
    return str.maketrans(*folding())
