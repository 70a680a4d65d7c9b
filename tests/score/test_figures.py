"""The figures mean what they are called, and `make score` shows them."""

from dataclasses import replace

import pytest
from click.testing import CliRunner

from tests.score.__main__ import main
from tests.score.ablation import weigh_rules
from tests.score.calibration import judge_page
from tests.score.corpora import FIELDS, PAGES, ArticleFacts, GoldPage, PageFacts, read_corpus
from tests.score.metrics import score_fields, score_lines
from tests.score.rules import name_rule
from tests.score.tables import WORTHS, list_worths

GOLD, FOUND = (1, 1, 2, 2, 0, 3), (1, 1, 1, 2, 0, 3)


def make_page(labels: tuple[int, ...]) -> GoldPage:
    return GoldPage(
        gold_file=PAGES / "01.gold.json",
        name="01",
        file=PAGES / "01.md",
        city="洛阳市",
        page_district=None,
        features=(),
        lines=("字",) * len(labels),
        gold=PageFacts(labels=labels, articles=()),
    )


def make_article(*writers: str) -> ArticleFacts:
    fields = {field: writers if field == "byline" else () for field in FIELDS}
    return ArticleFacts(fields=fields, primary_district=None, mentioned_districts=frozenset())


def test_a_line_in_the_wrong_article_counts_in_every_measure() -> None:
    figures = {name: share.f1 for name, share in score_lines(make_page(GOLD), FOUND).items()}
    assert figures == pytest.approx(
        {
            "boundary F1": 2 / 3,
            "WindowDiff": 1 / 2,
            "Pk": 1 / 4,
            "ARI": (1 - 2 * 3 / 15) / ((2 + 3) / 2 - 2 * 3 / 15),
            "B3 characters": 2 / (9 / 7 + 6 / 5),  # precision 7/9, recall 5/6
            "article exact F1": 1 / 3,
            "recall at IoU .8": 1 / 3,
            "pages perfect": 0,
        }
    )


def test_a_byline_counts_as_invented_only_where_no_article_of_the_page_has_it() -> None:
    gold = (make_article("乔见山"), make_article("戚小满"))
    figures = score_fields(gold, (make_article("戚小满", "某某"), make_article()))
    assert figures["invented bylines"].hits == 1
    assert figures["byline"].f1 == 1 / 2


def test_open_pages_begin_each_article_where_gold_does() -> None:
    for page in read_corpus(PAGES / "open").pages:
        judged = tuple(judge_page(page))
        assert not any(block.is_wrong for block in judged)
        assert sum(block.is_start for block in judged) >= len(page.gold.articles)


@pytest.mark.slow
def test_unseen_pages_lose_most_without_the_most_useful_rule() -> None:
    corpus = read_corpus(PAGES / "open")
    full, worths = weigh_rules([replace(corpus, pages=corpus.pages[:5])])
    assert full.trial.boundary > 0.8
    assert [worth.lost.loss for worth in worths] == sorted(worth.lost.loss for worth in worths)
    assert worths[-1].lost.loss > 0
    header, everything, *rows, idle = list_worths(full, worths)
    assert header.split() == ["weights", *WORTHS]
    assert everything.startswith("all rules")
    assert len(rows) == len(worths)
    assert "likelihood" in rows[-1]
    assert idle == f"rules that earn nothing: {sum('nothing: drop it' in row for row in rows)}"


@pytest.mark.parametrize(
    ("weights", "rule"),
    [
        (("3 to 4 characters", "16 to 20 characters"), "its length"),
        (("body > body", "headline > deck"), "what follows what"),
        (("above a table", "above a caption's mark"), "what stands below"),
        (("above the first heading",), "above the first heading"),
        (("few of its words above", "none of its words above"), "its words above"),
        (("a comma ends it",), "a comma ends it"),
    ],
)
def test_answers_to_one_question_are_one_rule(weights: tuple[str, ...], rule: str) -> None:
    assert {name_rule(weight) for weight in weights} == {rule}


def test_the_table_has_a_row_for_each_figure_and_for_each_feature() -> None:
    result = CliRunner().invoke(main, ["show", "open"])
    assert result.exit_code == 0
    lines = [line.split("  ")[0] for line in result.output.splitlines()]
    assert {"boundary F1", "WindowDiff", "primary district", "lead-with-sections"} <= set(lines)


def test_an_unknown_corpus_is_named_with_those_there_are() -> None:
    result = CliRunner().invoke(main, ["show", "nosuch"])
    assert result.exit_code == 2
    assert "no corpus 'nosuch'; there are open, tune" in result.output
