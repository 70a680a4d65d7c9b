"""An article's paragraphs → as much of them as the newspaper's text policy lets out."""

import re
from dataclasses import dataclass

from ingest.domain.newspaper import TextPolicy

MAX_CHARS = 120
MAX_SHARE = 0.2

# up to and with the mark and the closing quotes behind it
_SENTENCE = re.compile(r".*?(?:[。！？!?…]+[”’」』）)]*|$)", re.DOTALL)
_CLAUSE = re.compile(r".*?(?:[，；：、,;。！？!?…]+[”’」』）)]*|$)", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """What may be shown.

    Attributes:
        text: None where nothing may, or there is no text.
        is_cut: The article goes on.
        paragraphs: The whole text under policy `full`, else ().
    """

    text: str | None
    is_cut: bool
    paragraphs: tuple[str, ...] = ()


def cut_excerpt(paragraphs: tuple[str, ...], policy: TextPolicy) -> Excerpt:
    """Cut whole sentences, else clauses, else the first characters: 120 at most, and a fifth of the text.

    Where the whole text may be shown, the share does not count.
    """
    whole = " ".join(paragraphs)
    if policy is TextPolicy.HEADLINE or not whole:
        return Excerpt(text=None, is_cut=bool(whole))
    chars = _count(whole)
    budget = MAX_CHARS if policy is TextPolicy.FULL else min(MAX_CHARS, int(chars * MAX_SHARE))
    text = _take(_SENTENCE, whole, budget) or _take(_CLAUSE, whole, budget) or _take_chars(whole, budget)
    return Excerpt(
        text=text or None,
        is_cut=_count(text) < chars,
        paragraphs=paragraphs if policy is TextPolicy.FULL else (),
    )


def _take(unit: re.Pattern[str], text: str, budget: int) -> str:
    """As many whole units as fit."""
    end = 0
    while end < len(text):
        match = unit.match(text, end)
        if match is None or match.end() == end or _count(text[: match.end()]) > budget:
            break
        end = match.end()
    return text[:end].rstrip()


def _take_chars(text: str, budget: int) -> str:
    return text[:budget].rstrip()


def _count(text: str) -> int:
    """White space does not count."""
    return len("".join(text.split()))
