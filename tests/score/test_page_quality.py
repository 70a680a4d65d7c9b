"""Scan pages are read at least as well as they were: no figure may fall below its pin without a written reason.

`python -m tests.score pin` pins today's figures; `make score` shows them all. Rules are tuned on `open` and `tune`
alone; `check` is only measured.
"""

import pytest

from tests.score.corpora import SEED, Corpus, read_corpora
from tests.score.params import slow_where_large
from tests.score.pins import hold, read_pins
from tests.score.scores import measure_corpus


@pytest.fixture(scope="module")
def corpora() -> dict[str, Corpus]:
    return {corpus.name: corpus for corpus in read_corpora()}


def test_every_corpus_is_pinned(corpora: dict[str, Corpus]) -> None:
    assert corpora.keys() | {SEED} == read_pins().keys()


@pytest.mark.parametrize("name", slow_where_large(read_pins()))
def test_pages_are_read_as_well_as_before(corpora: dict[str, Corpus], name: str) -> None:
    if name == SEED and name not in corpora:
        pytest.skip("DIBAO_EXTRA_PAGES names no folder with the real page")
    hold(read_pins()[name], corpora[name], measure_corpus)
