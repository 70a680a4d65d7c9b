"""The pages in English: every word of ours, and what newspapers printed as it was."""

import re
from dataclasses import replace
from string import Formatter

import pytest
from bs4 import BeautifulSoup

from ingest.digest import Neighbours, render_html
from ingest.digest.city_pages import render_calendar, render_coverage, render_search, render_start_page
from ingest.digest.language import read_language
from ingest.digest.pages import render_district_page, render_year_page
from ingest.digest.site import make_site
from ingest.domain.digest import Digest
from ingest.domain.publishing import PublishSettings
from tests.digest.invented import (
    SATURDAY,
    count_digests,
    find_edition_days,
    make_digest,
    make_edition,
    make_week,
)
from tests.digest.publishing import enrich, make_keywords, make_periods

ALONE = Neighbours(previous_date=None, next_date=None)
ENGLISH = make_site(PublishSettings(lang="en"))
WEEK = make_week()
THURSDAY = enrich(WEEK[0])
NAMES = {"邸报", "洛阳新报", "洛阳晚讯", "洛阳市", "涧西区"}
HAN = re.compile(r"[\u4e00-\u9fff]+")


def find_printed() -> re.Pattern[str]:
    """All that newspapers printed, the longest first."""
    texts = set(NAMES)
    for digest in (THURSDAY, *WEEK):
        for item in digest.items:
            texts |= {text for text in (item.headline, item.kicker, item.deck, item.excerpt) if text}
            texts |= {text for text in (item.page_name, item.source) if text}
            texts |= {*item.writers, *item.paragraphs, *item.captions}
            texts |= {piece.note for piece in item.evidence}
            texts |= {name for _, name, _ in item.other_districts}
    return re.compile("|".join(map(re.escape, sorted(texts, key=len, reverse=True))))


def read(page: str) -> str:
    main = BeautifulSoup(page, "lxml").body
    assert main is not None
    return " ".join(main.get_text(" ").split())


def find_phrases(table: object, path: str = "") -> dict[str, str]:
    """Every phrase of a language by its path."""
    if isinstance(table, dict):
        return {
            key: text
            for name, part in table.items()
            for key, text in find_phrases(part, f"{path}.{name}").items()
        }
    return {path: str(table)}


def test_both_languages_say_the_same_things_with_the_same_gaps() -> None:
    chinese, english = (find_phrases(read_language(code).words) for code in ("zh", "en"))
    assert chinese.keys() == english.keys()
    for path, text in english.items():
        used = {name for _, name, _, _ in Formatter().parse(text) if name}
        assert used <= {"month_name"} | {
            name for _, name, _, _ in Formatter().parse(chinese[path]) if name
        }, path


@pytest.mark.parametrize(
    "page",
    [
        render_html(
            replace(THURSDAY, editions=(replace(THURSDAY.editions[0], rights_note=None),)),
            ALONE,
            site=ENGLISH,
        ),
        render_district_page(WEEK[:3], make_periods(WEEK[:3]), (), site=ENGLISH),
        render_year_page(WEEK[:3], make_periods(WEEK[:3]), 2026, site=ENGLISH),
        render_start_page(count_digests(WEEK[:3]), find_edition_days(WEEK), site=ENGLISH),
        render_calendar(find_edition_days(WEEK), 2026, "calendar/", site=ENGLISH),
        render_coverage(count_digests(WEEK[:3]), site=ENGLISH),
        render_search(("2026-11",), site=ENGLISH),
    ],
    ids=["day", "district", "year", "start", "calendar", "coverage", "search"],
)
def test_no_chinese_of_ours_is_left(page: str) -> None:
    soup = BeautifulSoup(page, "lxml")
    for cite in soup.select(".cite, [lang=zh-CN]:not(html)"):  # a GB/T 7714 citation is Chinese
        cite.decompose()
    said = [
        str(tag[name])
        for tag in soup.find_all(True)
        for name in ("aria-label", "title")
        if tag.has_attr(name)
    ]
    text = find_printed().sub("", " ".join([*said, soup.get_text(" ")]))
    assert HAN.findall(text) == []


def test_a_day_reads_like_english() -> None:
    text = read(render_html(THURSDAY, ALONE, site=ENGLISH))
    for words in (
        "19 November 2026",
        "Thursday",
        "p. 01",
        "Why it is here",
        "excerpt of 1460 characters",
        "Read the original",
        "Update 2",
        "withdrawn: an article of 洛阳新报",
        "Printed too in",
    ):
        assert words in text


@pytest.mark.parametrize(
    ("state", "reason", "said"),
    [
        ("complete", "", "Nothing was printed about 涧西区 on this day."),
        ("no_edition", "", "No newspaper was printed on this day."),
        (
            "incomplete",
            "11/12: p08",
            "The newspaper was not collected whole: nothing can be said about 涧西区.",
        ),
    ],
)
def test_an_empty_day_says_why(state: str, reason: str, said: str) -> None:
    digest: Digest = make_digest("涧西区", SATURDAY, (), make_edition(SATURDAY, state, reason))
    assert said in read(render_html(digest, ALONE, site=ENGLISH))


def test_a_week_says_its_days_and_compares() -> None:
    week = make_periods(WEEK[:3])[0]
    text = read(render_html(week, ALONE, site=ENGLISH))
    assert "Week 47 of 2026 (16 November to 22 November)" in text
    assert "The period before had 2: 2 more now." in text


def test_keywords_have_english_labels() -> None:
    page = render_district_page(WEEK[:3], (), make_keywords({"410305"}), site=ENGLISH)
    assert "“供暖”: articles per month, 1 April 2026 to 1 November 2026" in page
