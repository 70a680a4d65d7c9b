"""Each rule of the segmenter left out, one at a time → what the figures of the pages lose by it."""

from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from unittest.mock import patch

from ingest.parse.encoding.decode import decode
from ingest.parse.scan import find_line_labels, read_scan
from ingest.parse.segment.parts import WEIGHTS
from ingest.parse.segment.transitions import STEPS
from tests.score.corpora import FIELDS, ArticleFacts, GoldPage
from tests.score.metrics import Figures, score_fields, score_lines
from tests.score.reading import fetch_page, find_districts, find_fields
from tests.score.shares import add_up

PROCESSES = 2
RULES = {**WEIGHTS, **STEPS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """What is lost without a rule, measured against all rules together; at or below 0 it does not earn its place.

    Attributes:
        boundary: Loss of boundary F1.
        article: Loss of article exact F1.
        fields: Loss of F1 over the strings of all fields.
    """

    rule: str
    weight: float
    boundary: float
    article: float
    fields: float


@dataclass(frozen=True, slots=True)
class _Text:
    page: GoldPage
    text: str
    districts: tuple[str, ...]


def weigh_rules(pages: Iterable[GoldPage], rules: Iterable[str] = RULES) -> tuple[Worth, ...]:
    """Read all pages once for each rule with its weight at 0; the least useful rule first."""
    texts = [_Text(page, decode(fetch_page(page)).text, find_districts(page.city)) for page in pages]
    names = tuple(rules)
    with ProcessPoolExecutor(PROCESSES) as pool:
        full, *rest = pool.map(partial(_score_without, texts), (None, *names))
    worths = (_compare(name, full, figures) for name, figures in zip(names, rest, strict=True))
    return tuple(sorted(worths, key=lambda worth: (worth.boundary, worth.article, worth.fields)))


def _score_without(texts: list[_Text], rule: str | None) -> tuple[float, float, float]:
    table = WEIGHTS if rule in WEIGHTS else STEPS
    with patch.dict(table, {rule: 0.0} if rule else {}):
        figures = [_score(text) for text in texts]
    boundary, article = (
        add_up(page[name] for page in figures).f1 for name in ("boundary F1", "article exact F1")
    )
    return boundary, article, add_up(page[field] for page in figures for field in FIELDS).f1


def _score(text: _Text) -> Figures:
    scan = read_scan(text.text, source=str(text.page.file), districts=text.districts)
    found = tuple(
        ArticleFacts(fields=find_fields(article), primary_district=None, mentioned_districts=frozenset())
        for article in scan.articles
    )
    lines = score_lines(text.page, find_line_labels(scan, text.text))
    return {**lines, **score_fields(text.page.gold.articles, found)}


def _compare(rule: str, full: tuple[float, ...], without: tuple[float, ...]) -> Worth:
    boundary, article, fields = (left - right for left, right in zip(full, without, strict=True))
    return Worth(rule=rule, weight=RULES[rule], boundary=boundary, article=article, fields=fields)
