"""Pages read by other weights than the shipped ones → their figures."""

from collections.abc import Iterable
from dataclasses import dataclass
from unittest.mock import patch

from ingest.parse.encoding.decode import decode
from ingest.parse.scan import find_line_labels, read_scan
from ingest.parse.segment.lattice import StepTable
from ingest.parse.segment.weights import Weights
from tests.score.corpora import FIELDS, ArticleFacts, GoldPage
from tests.score.metrics import Figures, score_fields, score_lines
from tests.score.reading import fetch_page, find_districts, find_fields
from tests.score.shares import add_up


@dataclass(frozen=True, slots=True)
class PageText:
    """A page's file, decoded once for many readings."""

    page: GoldPage
    text: str
    districts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """F1 over all pages of a trial.

    Attributes:
        fields: Over the strings of all fields.
    """

    boundary: float
    article: float
    fields: float


def decode_pages(pages: Iterable[GoldPage]) -> tuple[PageText, ...]:
    """What a trial needs of pages with gold."""
    return tuple(PageText(page, decode(fetch_page(page)).text, find_districts(page.city)) for page in pages)


def try_weights(texts: Iterable[PageText], weights: Weights) -> Trial:
    """Read all pages by `weights` and compare with gold."""
    return add_up_trial(read_figures(texts, weights))


def read_figures(texts: Iterable[PageText], weights: Weights) -> list[Figures]:
    """The figures of each page as `weights` read it."""
    table = StepTable(weights)
    with patch("ingest.parse.segment.best_reading.shipped_table", lambda: table):
        return [_score(text) for text in texts]


def add_up_trial(figures: list[Figures]) -> Trial:
    """What the figures of many pages come to."""
    boundary, article = (
        add_up(page[name] for page in figures).f1 for name in ("boundary F1", "article exact F1")
    )
    fields = add_up(page[field] for page in figures for field in FIELDS).f1
    return Trial(boundary=boundary, article=article, fields=fields)


def _score(text: PageText) -> Figures:
    scan = read_scan(text.text, source=str(text.page.file), districts=text.districts)
    found = tuple(
        ArticleFacts(fields=find_fields(article), primary_district=None, mentioned_districts=frozenset())
        for article in scan.articles
    )
    lines = score_lines(text.page, find_line_labels(scan, text.text))
    return {**lines, **score_fields(text.page.gold.articles, found)}
