"""The calendar of editions: what became of each newspaper on each day."""

from dataclasses import replace
from datetime import date, timedelta

from bs4 import BeautifulSoup

from ingest.digest.city_pages import render_calendar
from ingest.domain.digest import EditionDay
from tests.digest.invented import make_edition

FIRST = date(2026, 11, 1)
STATES = (
    ("complete", "", "12/12", "收录完整"),
    ("incomplete", "11/12: p08 truncated", "11/12", "收录不全（11/12 版）"),
    ("no_edition", "", "无", "当日无报"),
    ("not_ready", "the site shows 2026-11-03", "未", "尚未上线"),
    ("blocked", "403", "阻", "访问受阻"),
    ("failed", "timeout", "败", "收录失败"),
    ("missing", "", "·", "没有收录"),
)


def make_days() -> tuple[EditionDay, ...]:
    return tuple(
        EditionDay(
            edition_date=day,
            edition=replace(
                make_edition(day, state, reason),
                page_count={"complete": 12, "incomplete": 11}.get(state, 0),
            ),
            city_code="410300",
        )
        for number, (state, reason, _, _) in enumerate(STATES)
        for day in (FIRST + timedelta(days=number),)
    )


def read(days: tuple[EditionDay, ...], year: int = 2026) -> BeautifulSoup:
    return BeautifulSoup(render_calendar(days, year, "calendar/"), "lxml")


def test_every_day_shows_its_state_in_a_mark_and_in_words() -> None:
    cells = read(make_days()).select("td.has")
    shown = [
        (cell.select_one("span").find(string=True), cell.select_one(".sr").get_text(strip=True))  # type: ignore[union-attr]
        for cell in cells
    ]
    assert shown == [(mark, words) for _, _, mark, words in STATES]


def test_a_day_that_brought_pages_leads_to_its_digest() -> None:
    links = [str(link["href"]) for link in read(make_days()).select("td a")]
    assert links == ["../410300/2026/11/01/index.html", "../410300/2026/11/02/index.html"]


def test_every_mark_is_explained() -> None:
    legend = [line.get_text(" ", strip=True) for line in read(make_days()).select(".legend li")]
    assert legend == [f"{mark} {words.partition('（')[0]}" for _, _, mark, words in STATES]


def test_each_newspaper_has_its_own_sheets_and_each_year_its_page() -> None:
    days = make_days()
    other = replace(
        days[0],
        edition_date=date(2025, 2, 3),
        edition=replace(days[0].edition, newspaper_id="lywx", newspaper_name="洛阳晚讯"),
    )
    page = read((*days, other))
    assert [heading.get_text() for heading in page.select("h2")] == ["洛阳新报"]
    assert [link.get_text() for link in page.select(".years a")] == ["2026年", "2025年"]
    assert [heading.get_text() for heading in read((*days, other), 2025).select("h2")] == ["洛阳晚讯"]
