"""The words of a district's month that leave the house."""

from dataclasses import replace

import pytest

from ingest.domain.newspaper import TextPolicy
from ingest.warehouse.keywords import read_keywords
from tests.warehouse.conftest import DAY, LCRB, Newsroom, edition, page
from tests.warehouse.test_keywords import BUSES, LATHES, PEARS


def print_day(newsroom: Newsroom, newspaper_id: str, policy: TextPolicy) -> None:
    newspaper = replace(LCRB, newspaper_id=newspaper_id, text_policy=policy)
    newsroom.load(edition(page("01", LATHES, PEARS, BUSES), newspaper_id=newspaper_id), newspaper)


@pytest.mark.parametrize(
    ("policies", "counts"),
    [
        ((TextPolicy.EXCERPT,), [1]),
        ((TextPolicy.EXCERPT, TextPolicy.FULL), [2]),
        ((TextPolicy.EXCERPT, TextPolicy.HEADLINE), [1]),
        ((TextPolicy.HEADLINE,), []),
    ],
)
def test_newspapers_are_counted_together_but_those_of_which_only_headlines_may_leave(
    newsroom: Newsroom, policies: tuple[TextPolicy, ...], counts: list[int]
) -> None:
    for number, policy in enumerate(policies):
        print_day(newsroom, f"lc{number}", policy)
    newsroom.build()
    words = read_keywords(newsroom.warehouse)
    assert [one.article_count for one in words if one.term == "梨园"] == counts
    assert {one.month_date for one in words} <= {DAY.replace(day=1)}
    assert {one.place_code for one in words if one.term == "梨园"} <= {"410325"}
