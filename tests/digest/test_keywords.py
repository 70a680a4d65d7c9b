"""A district's words over the months, on its own page."""

from datetime import date

from bs4 import BeautifulSoup

from ingest.digest import render_district_page
from ingest.digest.keywords import find_word_bars
from ingest.domain.digest import Keyword
from tests.digest.invented import make_week


def make(term: str, counts: dict[date, int]) -> list[Keyword]:
    return [
        Keyword(place_code="410305", month_date=month, term=term, article_count=count)
        for month, count in counts.items()
    ]


APRIL, MAY, JUNE = (date(2026, month, 1) for month in (4, 5, 6))
WORDS = (*make("夜校", {APRIL: 1, JUNE: 4}), *make("牡丹", {APRIL: 9, MAY: 2}), *make("洪水", {MAY: 1}))


def test_words_are_shown_with_a_bar_for_each_month_and_a_table_behind() -> None:
    page = BeautifulSoup(render_district_page(make_week()[:3], (), WORDS), "lxml")
    section = page.select_one("section[aria-labelledby=words]")
    assert section is not None
    assert [chart["aria-label"] for chart in section.select("svg")] == [
        "“牡丹”每月篇数，2026年4月1日至2026年6月1日，共 11 篇",
        "“夜校”每月篇数，2026年4月1日至2026年6月1日，共 5 篇",
    ]
    rows = [[cell.get_text() for cell in row.select("th, td")] for row in section.select("tr")]
    assert rows == [
        ["词", "2026.4", "2026.5", "2026.6", "合计"],
        ["牡丹", "9", "2", "0", "11"],
        ["夜校", "1", "0", "4", "5"],
    ]


def test_a_place_without_words_says_nothing_of_them() -> None:
    assert "关键词" not in render_district_page(make_week()[:3])
    assert find_word_bars(make("洪水", {MAY: 1})) is None


def test_only_the_last_year_counts() -> None:
    old = make("老厂", {date(2024, 1, 1): 90})
    found = find_word_bars((*old, *WORDS))
    assert found is not None
    span, bars = found
    assert (span.starts[0], span.starts[-1], len(span.starts)) == (date(2025, 7, 1), JUNE, 12)
    assert [line.place_name for line in bars] == ["牡丹", "夜校"]


def test_hostile_words_stay_text() -> None:
    page = render_district_page(make_week()[:3], (), tuple(make("<script>alert(1)</script>", {MAY: 3})))
    assert "<script>alert" not in page
