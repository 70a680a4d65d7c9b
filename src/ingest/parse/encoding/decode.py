"""`Fetched` bytes → text, with the encoding that read them and the rule that chose it.

In order: BOM, HTTP header, meta, UTF-8, GB18030, Big5, each strictly; then UTF-8 and GB18030 with a few bad bytes;
then a detector. Declarations lie and two-byte encodings read each other's bytes, so a reading is passed over when
another one makes twice as much sense as Chinese print.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from charset_normalizer import from_bytes

from ingest.domain.errors import DecodeError
from ingest.domain.page import Fetched
from ingest.parse.encoding.clean import clean_text
from ingest.parse.encoding.declared import find_declared
from ingest.parse.encoding.mend import BAD, mend_gb18030
from ingest.parse.encoding.plausible import PLAUSIBLE, score

UNDECLARED = (("utf-8", "utf-8"), ("gb18030", "gb18030"), ("big5", "cp950"), ("big5", "big5hkscs"))
MOST_BAD_SHARE = 0.02  # of the characters beyond ASCII, when the rest makes sense
ENOUGH_SENSE = 0.5  # none makes twice as much
SENSE_OF_UTF8 = 0.5  # as much as a page of Chinese print has
DETECTOR_BYTES = 65_536


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A page's text.

    Attributes:
        text: Lines end in a line feed; form feeds stay. U+FFFD stands for each byte that could not be read.
        encoding: The Python codec, e.g. `gb18030`.
        rule: `bom`, `header`, `meta`, `utf-8`, `gb18030`, `big5`, `detector`, or e.g. `utf-8, 1 bad byte`.
        removed_characters: How many characters that do not print were taken out.
    """

    text: str
    encoding: str
    rule: str
    removed_characters: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Attempt:
    text: str
    encoding: str
    rule: str
    score: float


def decode(fetched: Fetched) -> Decoded:
    """Read the bytes as text.

    Raises:
        DecodeError: If no encoding reads them.
    """
    attempt = _choose(fetched)
    text, removed = clean_text(attempt.text)
    return Decoded(text=text, encoding=attempt.encoding, rule=attempt.rule, removed_characters=removed)


def _choose(fetched: Fetched) -> _Attempt:
    strict = _select_best(_read_strictly(fetched))
    if strict and strict.score >= PLAUSIBLE:
        return _mend(strict, fetched.content)
    for other in (_select_best(_read_with_bad_bytes(fetched.content)), _detect(fetched.content)):
        if other and other.score >= PLAUSIBLE:
            return other
    if strict and (strict.encoding.startswith("utf") or _detect(fetched.content)):
        return strict  # a script or a text of names that the frequent characters say nothing about
    raise DecodeError(
        f"{fetched.source}: no encoding reads these {len(fetched.content)} bytes; save the page as UTF-8 and try again"
    )


def _select_best(attempts: Iterator[_Attempt]) -> _Attempt | None:
    """The most trusted reading that makes at least half as much sense as the best one."""
    tried: list[_Attempt] = []
    for attempt in attempts:
        tried.append(attempt)
        if attempt.score >= ENOUGH_SENSE:
            break
    best = max((attempt.score for attempt in tried), default=0.0)
    return next((attempt for attempt in tried if attempt.score >= best / 2), None)


def _read_strictly(fetched: Fetched) -> Iterator[_Attempt]:
    is_first = True
    for rule, codec in (*find_declared(fetched), *UNDECLARED):
        try:
            text = fetched.content.decode(codec)
        except UnicodeDecodeError:  # the declaration lies, or this is not the encoding: the next one is tried
            continue
        yield _Attempt(text=text, encoding=codec, rule=rule, score=_judge(text, codec, is_first=is_first))
        is_first = False


def _judge(text: str, codec: str, *, is_first: bool) -> float:
    """Few bytes fit UTF-8 by chance, whatever the script; nothing else has to be asked where it is tried first."""
    if not codec.startswith("utf-8"):
        return score(text)
    return SENSE_OF_UTF8 if is_first else max(score(text), SENSE_OF_UTF8)


def _read_with_bad_bytes(content: bytes) -> Iterator[_Attempt]:
    text = content.decode("utf-8-sig", "replace")
    yield from _accept(text, "utf-8", text.count(BAD) - content.count(BAD.encode()))
    text, bad = mend_gb18030(content)
    yield from _accept(text, "gb18030", bad)


def _mend(strict: _Attempt, content: bytes) -> _Attempt:
    """A shifted pair can be valid GB18030 too: lines that make no sense are read again."""
    if strict.encoding != "gb18030":
        return strict
    text, bad = mend_gb18030(content)
    return next(_accept(text, "gb18030", bad), strict)


def _accept(text: str, codec: str, bad: int) -> Iterator[_Attempt]:
    foreign = sum(character > "\x7f" for character in text)
    if 0 < bad <= max(3, foreign * MOST_BAD_SHARE):
        rule = f"{codec}, {bad} bad byte{'s' if bad > 1 else ''}"
        yield _Attempt(text=text, encoding=codec, rule=rule, score=score(text))


def _detect(content: bytes) -> _Attempt | None:
    match = from_bytes(content[:DETECTOR_BYTES]).best()
    if match is None:
        return None
    try:
        text = content.decode(match.encoding)
    except UnicodeDecodeError:
        return None
    return _Attempt(text=text, encoding=match.encoding, rule="detector", score=score(text))
