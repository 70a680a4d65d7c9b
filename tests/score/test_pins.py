"""Whoever lets a figure fall must say so and why; whoever changes a corpus must look at it again."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.score.__main__ import main
from tests.score.corpora import PAGES, Corpus, read_corpus
from tests.score.pins import Lowering, Pin, PinError, hold, read_pins, repin, write_pins

REACHED = {"boundary F1": 0.9, "Pk": 0.1}


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return read_corpus(PAGES / "open")


@pytest.fixture
def pin(corpus: Corpus) -> Pin:
    return Pin(sha256=corpus.sha256, figures=REACHED)


def test_better_figures_pass_and_are_pinned_freely(corpus: Corpus, pin: Pin) -> None:
    better = {"boundary F1": 0.95, "Pk": 0.05}
    hold(pin, corpus, lambda _: better)
    assert repin(pin, corpus, better, reason="") == replace(pin, figures=better)


@pytest.mark.parametrize(
    ("worse", "line"),
    [
        ({"boundary F1": 0.89, "Pk": 0.1}, "open: worse than pinned: boundary F1 0.9 → 0.89"),
        ({"boundary F1": 0.9, "Pk": 0.11}, "open: worse than pinned: Pk 0.1 → 0.11"),
        ({"Pk": 0.1}, "open: worse than pinned: boundary F1 0.9 → None"),
    ],
)
def test_a_worse_figure_fails_and_is_not_pinned(
    corpus: Corpus, pin: Pin, worse: dict[str, float], line: str
) -> None:
    with pytest.raises(PinError, match=line):
        hold(pin, corpus, lambda _: worse)
    with pytest.raises(PinError, match=f"{line}; mend it, or --lower --reason TEXT"):
        repin(pin, corpus, worse, reason="")


def test_a_reason_lowers_a_figure_and_stays_beside_the_pin(corpus: Corpus, pin: Pin, tmp_path: Path) -> None:
    worse = {"boundary F1": 0.8, "Pk": 0.1}
    lowered = repin(pin, corpus, worse, reason="harder pages")
    file = tmp_path / "pins.json"
    write_pins({"open": lowered}, file)
    kept = read_pins(file)["open"]
    assert kept.figures == worse
    assert kept.lowered == (Lowering(figure="boundary F1", before=0.9, after=0.8, reason="harder pages"),)
    assert repin(kept, corpus, REACHED, reason="").lowered == kept.lowered


@pytest.mark.parametrize("options", [("--lower",), ("--reason", "why"), ("--lower", "--reason", "  ")])
def test_lowering_takes_both_the_flag_and_a_reason(options: tuple[str, ...]) -> None:
    result = CliRunner().invoke(main, ["pin", *options])
    assert result.exit_code == 2
    assert "--lower and --reason TEXT go together" in result.output


@pytest.mark.parametrize("file", ["01.md", "01.gold.json"])
def test_a_changed_corpus_fails_with_a_line_that_says_so(
    corpus: Corpus, pin: Pin, tmp_path: Path, file: str
) -> None:
    folder = tmp_path / "open"
    shutil.copytree(PAGES / "open", folder)
    with (folder / file).open("ab") as page:
        page.write(b"\n")
    changed = read_corpus(folder)
    with pytest.raises(PinError, match=r"open: the corpus changed: .* pin open"):
        hold(pin, changed, lambda _: REACHED)
