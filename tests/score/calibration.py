"""Margins of all blocks → how often their boundaries are wrong, and what `needs_review` says of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from ingest.parse.encoding.decode import decode
from ingest.parse.lines.blocks import find_blocks
from ingest.parse.lines.shapes import read_shape
from ingest.parse.pages import split_pages
from ingest.parse.segment.best_reading import PlacedBlock, segment_page
from ingest.steps.preview import PreviewFile
from tests.score.corpora import GoldPage
from tests.score.reading import fetch_page, find_districts
from tests.score.segments import find_groups

BINS = (0.0, 0.5, 1.0, 2.0, 3.0, 5.0, 10.0, float("inf"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One block's decision on whether an article's lines begin at it, beside gold.

    Attributes:
        is_start: It was taken for a beginning.
        is_gold_start: Its article is not that of the block before it on the page, furniture left out.
    """

    margin: float
    is_flagged: bool
    is_start: bool
    is_gold_start: bool

    @property
    def is_wrong(self) -> bool:
        return self.is_start != self.is_gold_start


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedArticle:
    """An article as found; it is wrong where gold has none of exactly its lines."""

    is_flagged: bool
    is_wrong: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """The blocks whose margins lie between two values."""

    low: float
    high: float
    blocks: int
    false_starts: int
    missed_starts: int


def judge_page(page: GoldPage) -> Iterator[Judged]:
    """Place every block of a page's file and compare its beginnings with gold."""
    text = decode(fetch_page(page)).text
    districts = find_districts(page.city)
    labels = label_lines(page, text)
    shapes = tuple(read_shape(block, districts) for block in find_blocks(text))
    for part in split_pages(shapes):
        yield from _judge(segment_page(part.shapes, districts), labels)


def judge_articles(page: GoldPage, preview: PreviewFile) -> Iterator[JudgedArticle]:
    """Compare each article that was found with gold, and with what `needs_review` says of it."""
    labels = preview.line_labels or ()
    wanted = set(find_groups(page.gold.labels))
    for found in preview.articles:
        article = found.article.article
        lines = frozenset(line for line, label in enumerate(labels) if label == article.order)
        yield JudgedArticle(is_flagged=article.needs_review, is_wrong=lines not in wanted)


def fill_bins(judged: Iterable[Judged]) -> tuple[Bin, ...]:
    """Count blocks, and both kinds of wrong ones, by margin."""
    blocks = tuple(judged)
    return tuple(
        _fill(low, high, [block for block in blocks if low <= block.margin < high])
        for low, high in pairwise(BINS)
    )


def _fill(low: float, high: float, blocks: list[Judged]) -> Bin:
    return Bin(
        low=low,
        high=high,
        blocks=len(blocks),
        false_starts=sum(block.is_wrong and block.is_start for block in blocks),
        missed_starts=sum(block.is_wrong and block.is_gold_start for block in blocks),
    )


def label_lines(page: GoldPage, text: str) -> dict[int, int]:
    """Number of a line of the file → number of its article by gold; blank lines have none."""
    numbers = (number for number, line in enumerate(text.split("\n")) if line.strip())
    return dict(zip(numbers, page.gold.labels, strict=True))


def _judge(placed: tuple[PlacedBlock, ...], labels: dict[int, int]) -> Iterator[Judged]:
    running = 0
    for block in placed:
        label = labels[block.shape.block.first_line]
        yield Judged(
            margin=block.boundary.margin,
            is_flagged=block.needs_review,
            is_start=block.is_start,
            is_gold_start=label not in {0, running},
        )
        running = label or running
