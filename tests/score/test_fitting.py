"""`make fit` finds weights by which gold is likelier, and writes what the segmenter reads."""

from dataclasses import replace

import numpy as np
import pytest

from ingest.parse.segment.best_reading import segment_page
from ingest.parse.segment.parts import Part
from ingest.parse.segment.weights import parse_weights, read_weights
from tests.score.corpora import PAGES, read_corpus
from tests.score.fitting import Fit, choose_pages, fit_weights, write_toml
from tests.score.gold_parts import Choice, PrintedPage, set_captions_apart
from tests.score.likelihood import make_objective
from tests.score.readings import ReadingSet


@pytest.fixture(scope="module")
def pages() -> tuple[PrintedPage, ...]:
    corpus = read_corpus(PAGES / "open")
    return choose_pages([replace(corpus, pages=corpus.pages[:3])])


@pytest.fixture(scope="module")
def fit(pages: tuple[PrintedPage, ...]) -> Fit:
    return fit_weights(pages, read_weights())


def test_gold_is_likelier_by_fitted_weights_than_by_none(fit: Fit) -> None:
    assert fit.loss < fit.loss_of_none / 5


def test_fitted_weights_read_back_from_their_file_as_they_are(fit: Fit) -> None:
    assert parse_weights(write_toml(fit.weights)) == fit.weights


def test_the_same_pages_give_the_same_file(pages: tuple[PrintedPage, ...], fit: Fit) -> None:
    assert write_toml(fit_weights(pages, read_weights()).weights) == write_toml(fit.weights)


def test_pages_read_without_a_fault_play_the_parts_that_gold_allows(pages: tuple[PrintedPage, ...]) -> None:
    for page in pages:
        placed = segment_page(page.paragraphs, page.districts)
        for block, choice in zip(placed, page.choices, strict=True):
            assert choice is not None
            assert block.part in choice.parts
            assert block.is_start == choice.is_start


def test_a_variant_prints_captions_further_apart_and_changes_nothing_else(
    pages: tuple[PrintedPage, ...],
) -> None:
    (page, *_) = (page for page in pages if set_captions_apart(page) != page)
    apart = set_captions_apart(page)
    wider = [
        index
        for index, (old, new) in enumerate(zip(page.paragraphs, apart.paragraphs, strict=True))
        if new.block.gap_before == old.block.gap_before + 2
    ]
    captions = [choice is not None and Part.CAPTION in choice.parts for choice in page.choices]
    assert wider == [index for index in range(1, len(captions)) if captions[index] != captions[index - 1]]
    assert apart.choices == page.choices


def test_gold_that_no_reading_has_is_left_out_and_the_rest_of_its_page_counts(
    pages: tuple[PrintedPage, ...],
) -> None:
    impossible = Choice(frozenset({Part.MARK}), is_start=True)
    page = replace(pages[0], choices=(impossible, *pages[0].choices[1:]))
    first, *rest = ReadingSet([page]).pages[0].steps
    assert first.is_gold.all()
    assert not all(steps.is_gold.all() for steps in rest)


def test_the_gradient_is_the_slope_of_the_loss(pages: tuple[PrintedPage, ...]) -> None:
    readings = ReadingSet(pages[:1])
    objective = make_objective(readings, penalty=0.3, centre=np.zeros(len(readings.rules)))
    weights = np.sin(np.arange(len(readings.rules))) / 3
    step = 1e-4 * np.cos(np.arange(len(readings.rules)))
    slope = (objective(weights + step)[0] - objective(weights - step)[0]) / 2
    assert slope == pytest.approx(float(objective(weights)[1] @ step), rel=1e-5)
