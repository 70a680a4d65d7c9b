"""An article → the words it is about: what keywords of districts and months are counted from.

Words are those of jieba's dictionary, nothing is guessed together; so no word is half of another.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from ingest.domain.article import Article
from ingest.domain.place import Mention
from ingest.domain.script import fold
from ingest.domain.strings import find_strings

TITLES = frozenset({"kicker", "headline", "deck"})
FEWEST = 2  # times that a word stands in the text, where no title has it
BLANK = "\n"

# of jieba's part-of-speech tags (those of ICTCLAS): nouns, verbal nouns, bodies, abbreviations; in titles verbs too
_NOUNS = frozenset({"n", "nz", "nt", "vn", "an", "j"})
_VERBS = frozenset({"v", "vi"})
_WORD = re.compile(r"[\u4e00-\u9fff]{2,}")


def find_terms(article: Article, mentions: Iterable[Mention]) -> tuple[str, ...]:
    """The words that stand in a title, or twice in the text; simplified, each once, in order of their code points.

    Names of places and of the article's writers are left out, and what `terms.toml` calls no keyword.
    """
    places = tuple(one for one in mentions if one.form != "organisation")
    titled: set[str] = set()
    counts: Counter[str] = Counter()
    for field, index, text in find_strings(article):
        inside = (one for one in places if (one.field, one.index) == (field, index))
        plain = _take_out(text, inside, article.writers)
        if field in TITLES:
            titled.update(_find_words(plain, _NOUNS | _VERBS))
        elif field in {"paragraph", "section"}:
            counts.update(_find_words(plain, _NOUNS))
    return tuple(sorted(titled | {word for word, count in counts.items() if count >= FEWEST}))


def _take_out(text: str, mentions: Iterable[Mention], writers: tuple[str, ...]) -> str:
    """Blanks for names, so that no part of a name is found as a word."""
    for one in mentions:
        blank = BLANK * (one.end_offset - one.start_offset)
        text = text[: one.start_offset] + blank + text[one.end_offset :]
    for writer in writers:
        text = text.replace(writer, BLANK * len(writer))
    return fold(text)


def _find_words(text: str, tags: frozenset[str]) -> Iterator[str]:
    stop, kept, complements = _read_lists()
    for word, tag in _tag(text):
        if not _WORD.fullmatch(word) or word in stop:
            continue
        if word in kept or (tag in tags and not (tag in _VERBS and word.endswith(complements))):
            yield word


def _tag(text: str) -> list[tuple[str, str]]:
    import rjieba  # noqa: PLC0415 - its dictionary is read then, and only a load needs it

    return rjieba.tag(text, False)


@cache
def _read_lists() -> tuple[frozenset[str], frozenset[str], tuple[str, ...]]:
    lists = tomllib.loads(files(__package__).joinpath("terms.toml").read_text(encoding="utf-8"))
    return frozenset(lists["stop"].split()), frozenset(lists["kept"].split()), tuple(lists["complements"])
