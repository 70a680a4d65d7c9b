"""How an item is cited: to copy (GB/T 7714—2015), and by machines."""

import json
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from ingest.digest import Neighbours, render_html
from ingest.digest.citation import cite
from tests.digest.invented import THURSDAY, THURSDAY_STORIES, make_digest

DIGEST = make_digest("涧西区", THURSDAY, THURSDAY_STORIES)
ITEM = replace(DIGEST.items[0], headline="旧锻工车间开出夜校", page_no="01")


@pytest.mark.parametrize(
    ("writers", "expected"),
    [
        ((), "旧锻工车间开出夜校[N]. 洛阳新报, 2026-11-19(01)."),
        (("俞若溪",), "俞若溪. 旧锻工车间开出夜校[N]. 洛阳新报, 2026-11-19(01)."),
        (
            ("俞若溪", "丁博远", "葛子衡"),
            "俞若溪, 丁博远, 葛子衡. 旧锻工车间开出夜校[N]. 洛阳新报, 2026-11-19(01).",
        ),
        (
            ("俞若溪", "丁博远", "葛子衡", "常青禾"),
            "俞若溪, 丁博远, 葛子衡, 等. 旧锻工车间开出夜校[N]. 洛阳新报, 2026-11-19(01).",
        ),
    ],
)
def test_three_writers_are_named_at_most(writers: tuple[str, ...], expected: str) -> None:
    assert cite(replace(ITEM, writers=writers)) == expected


def test_every_item_offers_its_citation() -> None:
    page = BeautifulSoup(render_html(DIGEST, Neighbours(previous_date=None, next_date=None)), "lxml")
    shown = [line.get_text() for line in page.select("article .cite")]
    assert sorted(shown) == sorted(cite(item) for item in DIGEST.items)


def test_machines_find_title_day_and_newspaper_of_the_page_and_page_number_of_each_item() -> None:
    page = BeautifulSoup(render_html(DIGEST, Neighbours(previous_date=None, next_date=None)), "lxml")
    tags = {str(tag["name"]): tag["content"] for tag in page.select("meta[name]")}
    assert tags["citation_title"] == tags["DC.title"] == "涧西区 2026年11月19日"
    assert tags["citation_publication_date"] == tags["DC.date"] == "2026-11-19"
    assert tags["citation_journal_title"] == "洛阳新报"
    data = json.loads(page.select('script[type="application/ld+json"]')[0].get_text())
    first = data["mainEntity"]["itemListElement"][0]
    assert (first["printPage"], first["printSection"], first["isPartOf"]["name"]) == (
        "01",
        "要闻",
        "洛阳新报",
    )
    assert [writer["name"] for writer in first["author"]] == ["俞若溪", "丁博远"]
