"""A seed → invented articles of a city's newspapers over ten years, as many as wanted, for benchmarks.

The words are invented: characters of GB 2312's first level, drawn as unevenly as words in print are (Zipf), an article
keeping to the words of its topic. Districts and dates are real. Measured against 160,000 characters of real scan pages:
90 of 100 pairs of neighbouring characters in an article differ (real: 91), all articles together have 56,000 different
pairs (52,000), the 100 commonest characters are 46 % of the text (44 %).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

FIRST_DAY = date(2016, 1, 1)
DAYS = 3653  # ten years
NEWSPAPERS = ("lyrb", "lywb")
DISTRICTS = {
    "涧西区": "410305", "西工区": "410303", "老城区": "410302", "洛龙区": "410311", "嵩县": "410325",
    "栾川县": "410324", "汝阳县": "410326", "宜阳县": "410327", "洛宁县": "410328", "新安县": "410323",
}  # fmt: skip
PLANTED = "扶贫"  # a subject that comes and goes: most in 2019, seldom before 2017 and after 2022
WORDS, TOPICS, TOPIC_WORDS = 20_000, 400, 500
CLAUSE_WORDS, SENTENCE_CLAUSES, PARAGRAPH_SENTENCES = 5, 3, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusArticle:
    """One invented article.

    Attributes:
        article_no: From 0, in order of date, newspaper and page.
        order: On its page, from 1.
        district: The county-level name it is about, as a key of `DISTRICTS`; None for one in five.
        paragraphs: About 950 characters together.
    """

    article_no: int
    edition_date: date
    newspaper_id: str
    page_no: str
    order: int
    headline: str
    writers: tuple[str, ...]
    district: str | None
    paragraphs: tuple[str, ...]


def make_articles(count: int, seed: int = 0, *, per_day: int = 71) -> Iterator[CorpusArticle]:
    """Yield articles from the first day on, `per_day` a day; 260,000 fill ten years.

    The same seed gives the same articles, and a longer run begins with a shorter one.
    """
    words, topics, people = _vocabulary(seed)
    common = _zipf(WORDS)
    within = _zipf(TOPIC_WORDS)
    names = tuple(DISTRICTS)
    for number in range(count):
        random = np.random.default_rng((seed, number))
        day = FIRST_DAY + timedelta(days=number // per_day % DAYS)
        place = number % per_day
        district = names[int(random.zipf(1.6)) % len(names)] if random.random() < 0.8 else None
        length = int(np.clip(random.lognormal(5.96, 0.45), 40, 2000))  # words; 950 characters on average
        topic = topics[random.integers(TOPICS)]
        own = topic[np.searchsorted(within, random.random(length))]
        drawn = np.where(random.random(length) < 0.35, own, np.searchsorted(common, random.random(length)))
        body = words[drawn]
        if district:
            body[random.integers(length, size=3)] = district
        if random.random() < _share_of_planted(day):
            body[random.integers(length, size=2)] = PLANTED
        yield CorpusArticle(
            article_no=number,
            edition_date=day,
            newspaper_id=NEWSPAPERS[place * len(NEWSPAPERS) // per_day],
            page_no=f"{place % (per_day // 2 + 1) // 5 + 1:02}",
            order=place % 5 + 1,
            headline=(district or "") + "".join(words[own[:5]]),
            writers=tuple(people[random.integers(len(people), size=int(random.integers(1, 3)))]),
            district=district,
            paragraphs=_paragraphs(body.tolist()),
        )


def _share_of_planted(day: date) -> float:
    return max(0.02, 0.3 - 0.1 * abs(day.year - 2019))


def _paragraphs(words: Sequence[str]) -> tuple[str, ...]:
    clauses = ["".join(part) for part in _parts(words, CLAUSE_WORDS)]
    sentences = ["，".join(part) + "。" for part in _parts(clauses, SENTENCE_CLAUSES)]
    return tuple("".join(part) for part in _parts(sentences, PARAGRAPH_SENTENCES))


def _parts(whole: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    return (whole[start : start + size] for start in range(0, len(whole), size))


@cache
def _vocabulary(seed: int) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
    """Words by rank; each topic's words as ranks; people's names."""
    random = np.random.default_rng(seed)
    characters = np.array([_character(number) for number in range(3755)])
    random.shuffle(characters)
    frequency = _zipf(len(characters), shift=22, exponent=1.1)

    def draw(size: int) -> NDArray[Any]:
        return characters[np.searchsorted(frequency, random.random(size))]

    lengths = random.choice([2, 3, 4], size=WORDS, p=[0.7, 0.18, 0.12])
    lengths[:40] = 1  # what is said most is short
    words = np.array(["".join(draw(length)) for length in lengths], dtype=object)
    topics = np.array([(WORDS ** random.random(TOPIC_WORDS)).astype(int) for _ in range(TOPICS)])
    people = np.array(["".join(draw(3)) for _ in range(200)], dtype=object)
    return words, topics, people


def _character(number: int) -> str:
    """GB 2312's first level has 3,755 characters, 94 a row from row 16."""
    row, cell = divmod(number, 94)
    return bytes((0xB0 + row, 0xA1 + cell)).decode("gb2312")


@cache
def _zipf(size: int, *, shift: int = 6, exponent: float = 1.0) -> NDArray[Any]:
    """The cumulative distribution of ranks."""
    weights = 1 / np.arange(shift, size + shift) ** exponent
    cumulative: NDArray[Any] = np.cumsum(weights) / weights.sum()
    return cumulative
