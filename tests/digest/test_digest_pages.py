"""What a reader sees on the pages of a day, a district and the city."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup

from ingest.digest import Neighbours, render_district_page, render_html, render_start_page
from ingest.domain.digest import Digest
from tests.digest.invented import (
    SATURDAY,
    THURSDAY,
    THURSDAY_STORIES,
    count_digests,
    find_edition_days,
    make_digest,
    make_edition,
    make_week,
)

ALONE = Neighbours(previous_date=None, next_date=None)


def read(digest: Digest, neighbours: Neighbours = ALONE) -> BeautifulSoup:
    return BeautifulSoup(render_html(digest, neighbours), "lxml")


def test_an_item_says_where_it_was_printed_and_why_it_is_here() -> None:
    page = read(make_digest("涧西区", THURSDAY, THURSDAY_STORIES))
    first = page.select(".sheet")[0]
    text = " ".join(first.get_text(" ", strip=True).split())
    for words in (
        "老厂房里的新工匠",
        "拖拉机厂旧锻工车间开出夜校，机床灯亮到晚上九点",
        "涧西区首批开课十二门",
        "晚上七点，建设路旁",
        "节选，全文 1460 字",
        "洛阳新报",
        "2026年11月19日",
        "第01版",
        "要闻",
        "文／俞若溪、丁博远",
        "主属",
        "同篇还涉及洛阳市（全市）",
    ):
        assert words.replace(" ", "") in text.replace(" ", "")
    assert "副题写着“涧西区”。" in first.select_one("details").get_text()  # type: ignore[union-attr]
    assert [link["href"] for link in first.select("a.source")] == [
        "https://epaper.example/lyxb/2026-11/19/content_1.htm"
    ]


def test_primary_items_come_first_then_mentions_then_help() -> None:
    page = read(make_digest("涧西区", THURSDAY, THURSDAY_STORIES))
    assert [heading.get_text(" ", strip=True) for heading in page.select("h2")] == [
        "主属 3 篇",
        "提及 2 篇",
        "帮扶 1 篇",
    ]
    assert len(page.select("article.story")) == 3
    assert len(page.select("article.brief")) == 3


def test_doubt_is_shown_where_there_is_doubt_and_only_there() -> None:
    page = read(make_digest("涧西区", THURSDAY, THURSDAY_STORIES))
    doubts = [[doubt.get_text() for doubt in item.select(".doubt")] for item in page.select("article.story")]
    assert doubts == [[], ["把握较低"], ["起止待核"]]


def test_an_item_without_source_page_has_no_link() -> None:
    page = read(make_digest("涧西区", THURSDAY, THURSDAY_STORIES))
    assert page.select("article.story")[1].select("a.source") == []


@pytest.mark.parametrize(
    ("state", "reason", "shown", "expected"),
    [
        ("complete", "", "收录完整", "当日无稿：报纸没有刊登与涧西区有关的稿件。"),
        ("no_edition", "", "当日无报", "当日无报。"),
        (
            "incomplete",
            "11/12: p08 truncated",
            "收录不全（11/12 版）",
            "报纸没有收录完整，不能断定没有与涧西区有关的稿件。",
        ),
        ("blocked", "403", "访问受阻", "报纸没有收录完整，不能断定没有与涧西区有关的稿件。"),
    ],
)
def test_an_empty_day_says_why_it_is_empty(state: str, reason: str, shown: str, expected: str) -> None:
    page = read(make_digest("涧西区", SATURDAY, (), make_edition(SATURDAY, state, reason)))
    assert page.select_one("main").get_text(strip=True) == expected  # type: ignore[union-attr]
    assert f"洛阳新报 {shown} " in page.select_one(".editions").get_text()  # type: ignore[union-attr]


def test_a_day_without_any_edition_says_so() -> None:
    digest = replace(make_digest("涧西区", SATURDAY, ()), editions=())
    assert "没有收录当日的报纸。" in read(digest).get_text()


def test_the_days_before_and_after_are_one_click_away() -> None:
    neighbours = Neighbours(previous_date=date(2026, 1, 2), next_date=date(2027, 12, 31))
    page = read(make_digest("涧西区", THURSDAY, ()), neighbours)
    assert page.select_one("a[rel=prev]")["href"] == "../../../2026/01/02/index.html"  # type: ignore[index]
    assert page.select_one("a[rel=next]")["href"] == "../../../2027/12/31/index.html"  # type: ignore[index]


def test_headings_never_skip_a_level() -> None:
    week = make_week()
    pages = (
        render_html(week[0], ALONE),
        render_district_page(week[:3]),
        render_start_page(count_digests(week), find_edition_days(week)),
    )
    for text in pages:
        levels = [int(heading.name[1]) for heading in BeautifulSoup(text, "lxml").select("h1, h2, h3, h4")]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("count", [30, 60, 120])
def test_a_whole_paper_in_one_digest_stays_light_and_shows_every_item(count: int) -> None:
    """As a province's or the country's home may have it: each still says where it stands and why it is here."""
    item = replace(make_digest("涧西区", THURSDAY, THURSDAY_STORIES).items[0], excerpt="新" * 120)
    items = tuple(
        replace(item, article_id=f"lyxb-2026-11-19-p01-a{order:03d}-9f3c1e", headline=f"第{order}件事")
        for order in range(count)
    )
    digest = replace(make_digest("涧西区", THURSDAY, ()), items=items)
    assert len(render_html(digest, ALONE).encode()) < 60_000
    shown = read(digest).select("article")
    assert [one.select_one("h4").get_text() for one in shown] == [one.headline for one in items]  # type: ignore[union-attr]
    assert all("洛阳新报" in one.get_text() and "副题写着“涧西区”。" in one.get_text() for one in shown)
    assert all(one.select("a.source") for one in shown)


def test_a_busy_day_stays_light() -> None:
    """Half a city paper in one district: thirty items, excerpts at the policy's limit; a page has 60 KB."""
    digest = make_digest("涧西区", THURSDAY, THURSDAY_STORIES)
    items = tuple(
        replace(digest.items[0], article_id=f"lyxb-2026-11-19-p01-a{order:02d}-9f3c1e", excerpt="新" * 120)
        for order in range(20)
    ) + tuple(
        replace(digest.items[-1], article_id=f"lyxb-2026-11-19-p05-a{order:02d}-9f3c1e")
        for order in range(10)
    )
    assert len(render_html(replace(digest, items=items), ALONE).encode()) < 60_000


def test_the_district_page_lists_its_days_newest_first_with_their_first_headline() -> None:
    page = BeautifulSoup(render_district_page(make_week()[:3]), "lxml")
    days = page.select("ol.days li")
    assert [day.select_one("time")["datetime"] for day in days] == [  # type: ignore[index]
        "2026-11-21",
        "2026-11-20",
        "2026-11-19",
    ]
    assert "收录不全（11/12 版）" in days[0].get_text()
    assert "没有稿件" not in days[0].get_text()
    assert "更正：夜校首批课程为十三门" in days[1].get_text()
    assert "6 篇" in days[2].get_text()


def test_the_start_page_counts_every_district_and_day_and_shows_every_state() -> None:
    week = make_week()
    page = BeautifulSoup(render_start_page(count_digests(week), find_edition_days(week)), "lxml")
    rows = {
        row.select("th")[0].get_text(): [cell.get_text() for cell in row.select("td")]
        for row in page.select("tbody tr")
    }
    assert rows["涧西区"] == ["0", "1", "3+3"]
    assert next(iter(rows)) == "洛阳市全市"
    assert page.select_one('tbody a[href="410305/2026/11/19/index.html"]') is not None
    assert page.select_one('tbody a[href="410300/2026/11/19/index.html"]') is not None
    assert "收录不全（11/12 版）" in page.select_one(".editions").get_text()  # type: ignore[union-attr]


def test_a_day_not_read_whole_never_looks_like_a_quiet_one_on_the_start_page() -> None:
    week = make_week()
    page = BeautifulSoup(render_start_page(count_digests(week), find_edition_days(week)), "lxml")
    assert "没有稿件" not in page.select_one(".districts").get_text()  # type: ignore[union-attr]
    assert [head.get_text() for head in page.select("thead small")] == ["未收全"]


def test_an_empty_warehouse_has_a_start_page_that_says_so() -> None:
    assert "还没有收录报纸" in render_start_page((), ())


def test_an_unknown_role_is_an_error_and_not_a_missing_item() -> None:
    digest = make_digest("涧西区", THURSDAY, THURSDAY_STORIES)
    odd = replace(digest, items=(replace(digest.items[0], role="sponsor"),))
    with pytest.raises(KeyError, match="sponsor"):
        render_html(odd, ALONE)


def test_the_city_has_a_page_of_what_concerns_all_of_it() -> None:
    page = read(make_digest("洛阳市", THURSDAY, THURSDAY_STORIES))
    assert [heading.get_text(" ", strip=True) for heading in page.select("h2")] == ["全市 2 篇"]


def test_colours_can_be_read_in_both_schemes() -> None:
    """WCAG AA: 4.5 to 1 for every text colour on its paper."""
    from importlib.resources import files  # noqa: PLC0415

    css = files("ingest.digest").joinpath("templates/style.css").read_text(encoding="utf-8")
    for scheme in css.split("--paper: ")[1:3]:
        paper = scheme[:7]
        for name in ("--ink: ", "--soft: ", "--accent: "):
            assert contrast(paper, scheme.split(name)[1][:7]) >= 4.5


def contrast(first: str, second: str) -> float:
    """WCAG 2.2 contrast ratio of two `#rrggbb` colours."""
    lights = sorted(luminance(colour) for colour in (first, second))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def luminance(colour: str) -> float:
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
