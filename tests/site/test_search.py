"""Search as a reader uses it, in a real browser over loopback."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from ingest.digest.search_index import publish_search
from tests.digest.invented import find_edition_days, make_week
from tests.digest.publishing import publish_everything
from tests.site.browsing import serve_folder

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Browser, loopback: str) -> Iterator[Page]:
    with browser.new_context(viewport={"width": 360, "height": 780}) as context:
        page = context.new_page()
        page.goto(f"{loopback}/search/index.html")
        page.locator("form").wait_for()
        yield page


def search(page: Page, text: str) -> list[str]:
    page.get_by_label("查找什么").fill(text)
    page.get_by_role("button", name="查找").click()
    page.wait_for_function("text => document.getElementById('found').textContent.includes(text)", arg=text)
    return page.locator("#results a").all_inner_texts()


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("夜校", "拖拉机厂旧锻工车间开出夜校，机床灯亮到晚上九点"),
        ("走马灯", "丽景门下，三代人守着一盏走马灯"),
        ("白鹭", "瀍河岸边试种耐寒芦苇，白鹭来得更早"),
        ("葛春妮", "嵩县车村镇的合作社，在城里开了第一家店"),
    ],
)
def test_words_of_headline_and_excerpt_are_found(page: Page, text: str, headline: str) -> None:
    assert headline in search(page, text)


def test_an_article_in_three_digests_is_found_once_and_leads_to_its_own_district(page: Page) -> None:
    assert search(page, "车村镇") == ["嵩县车村镇的合作社，在城里开了第一家店"]
    page.locator("#results a").click()
    assert "/410325/2026/11/19/index.html#lyxb-2026-11-19" in page.url
    assert page.locator(":target h4").inner_text().startswith("嵩县车村镇")


def test_filters_narrow_what_is_found(page: Page) -> None:
    assert len(search(page, "涧西区")) > 1
    page.get_by_label("区县").select_option("嵩县")
    page.wait_for_function("() => document.querySelectorAll('#results li').length === 1")
    assert page.locator("#results a").all_inner_texts() == ["嵩县车村镇的合作社，在城里开了第一家店"]
    assert page.get_by_label("报纸").locator("option").all_inner_texts() == ["不限", "洛阳新报"]
    assert page.get_by_label("月份").locator("option").all_inner_texts() == ["不限", "2026-11"]


def test_nothing_found_is_said(page: Page) -> None:
    assert search(page, "鲸鱼座") == []
    assert page.get_by_role("status").inner_text() == "没有找到“鲸鱼座”。"


def test_a_link_may_carry_the_question(page: Page, loopback: str) -> None:
    page.goto(f"{loopback}/search/index.html?q=白鹭&month=2026-11")
    page.locator("#results a").first.wait_for()
    assert page.get_by_label("查找什么").input_value() == "白鹭"


def test_without_script_the_page_says_where_to_look(browser: Browser, site_url: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{site_url}/search/index.html")
        assert "没有脚本时" in page.get_by_role("status").inner_text()
        assert not page.locator("form").is_visible()


def test_days_of_other_months_and_years_are_found_with_the_newest(browser: Browser, tmp_path: Path) -> None:
    """Older years are one index each, so that a new day changes only its month's."""
    week = make_week()
    days = tuple(
        replace(
            digest,
            edition_date=day,
            items=tuple(replace(item, article_id=f"{day}", edition_date=day) for item in digest.items[:1]),
        )
        for digest in week[:1]
        for day in (date(2024, 2, 3), date(2024, 5, 6), date(2026, 10, 7), date(2026, 11, 19))
    )
    publish_everything(days, find_edition_days(days), tmp_path)
    assert {path.name for path in (tmp_path / "search").iterdir() if path.is_dir()} == {
        "2024",
        "2026-10",
        "2026-11",
    }
    with serve_folder(tmp_path) as base, browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{base}/search/index.html")
        assert len(search(page, "夜校")) == 4
        assert page.get_by_label("月份").locator("option").all_inner_texts()[1:] == [
            "2026-11",
            "2026-10",
            "2024-05",
            "2024-02",
        ]


def test_a_year_that_ends_becomes_one_index(tmp_path: Path) -> None:
    digest = make_week()[0]
    old = replace(
        digest,
        edition_date=date(2025, 12, 31),
        items=(replace(digest.items[0], article_id="old", edition_date=date(2025, 12, 31)),),
    )
    publish_search((old,), tmp_path)
    publish_search((old, digest), tmp_path)
    assert {path.name for path in (tmp_path / "search").iterdir() if path.is_dir()} == {"2025", "2026-11"}
