"""A corpus → its figures, with the range that another choice of such pages might have given."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import quantiles

from tests.score.calibration import JudgedArticle, judge_articles
from tests.score.corpora import Corpus, GoldPage
from tests.score.metrics import Figures, read_figure, score_page
from tests.score.reading import make_facts, preview_pages
from tests.score.shares import Share, add_up

DRAWS = 1000
SEED = 20180719


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A figure and the 95 % interval of its bootstrap over pages (percentiles); None for a single page."""

    value: float
    interval: tuple[float, float] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredPage:
    """A page with its figures, and each article found on it."""

    page: GoldPage
    figures: Figures
    articles: tuple[JudgedArticle, ...]


def score_corpus(corpus: Corpus) -> tuple[ScoredPage, ...]:
    """Read all pages of a corpus and compare them with their gold."""
    previews = preview_pages(corpus.pages)
    return tuple(
        ScoredPage(
            page=page,
            figures=score_page(page, make_facts(preview)),
            articles=tuple(judge_articles(page, preview)),
        )
        for page, preview in zip(corpus.pages, previews, strict=True)
    )


def measure_corpus(corpus: Corpus) -> dict[str, float]:
    """Name → figure of a corpus, to four places."""
    figures = [page.figures for page in score_corpus(corpus)]
    return {name: round(read_figure(name, add_up(each[name] for each in figures)), 4) for name in figures[0]}


def estimate(name: str, pages: tuple[ScoredPage, ...]) -> Score:
    """One figure with its interval; the draws are the same at each call."""
    shares = [page.figures[name] for page in pages]
    value = read_figure(name, add_up(shares))
    if len(shares) < 2:
        return Score(value=value, interval=None)
    cuts = quantiles((read_figure(name, total) for total in _draw(shares)), n=40, method="inclusive")
    return Score(value=value, interval=(cuts[0], cuts[-1]))


def _draw(shares: list[Share]) -> Iterator[Share]:
    chance = random.Random(SEED)  # noqa: S311 - no secret
    return (add_up(chance.choices(shares, k=len(shares))) for _ in range(DRAWS))
