"""The invented pages of eight cities, and real ones where they are at hand: each article in its district."""

import json
import os
from collections.abc import Callable
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from ingest.domain.article import Article, Section
from ingest.places.mentions import mentioned_districts

SAMPLE = Path(__file__).parents[1] / "data" / "lcrb"
OPEN = Path(__file__).parents[1] / "data" / "pages" / "open"
EXTRA = os.environ.get("DIBAO_EXTRA_PAGES")


def read_article(order: int, gold: dict[str, Any]) -> Article:
    sections = (
        Section(heading=each["heading"], first_paragraph=each["first_paragraph"]) for each in gold["sections"]
    )
    return Article(
        order=order,
        kind=gold["kind"],
        headline=gold["title"],
        kicker=gold["kicker"],
        deck=gold["deck"],
        sections=tuple(sections),
        source=gold["source"],
        source_printed=tuple(gold["source_raw"]),
        captions=tuple(gold["captions"]),
        paragraphs=tuple(gold["body"]),
        tables=tuple(tuple(tuple(row) for row in table) for table in gold["tables"]),
    )


def check_page(desk: Any, page: dict[str, Any], golds: list[dict[str, Any]]) -> None:
    on = date(page["year"], 7, 1)
    articles = [read_article(order, gold) for order, gold in enumerate(golds, 1)]
    decisions = desk.decide(*articles, on=on, page_district=page["page_district"])
    expected = [(gold["primary_district"], set(gold["mentioned_districts"])) for gold in golds]
    mentioned = [set(mentioned_districts(desk.find(article, on))) for article in articles]
    primaries = [decision.primary for decision in decisions]
    assert list(zip(primaries, mentioned, strict=True)) == expected


@pytest.mark.parametrize("file", sorted(OPEN.glob("*.gold.json")), ids=lambda file: file.name[:2])
def test_an_invented_page_lands_in_its_districts(open_desk: Callable[..., Any], file: Path) -> None:
    page = json.loads(file.read_text(encoding="utf-8"))
    check_page(open_desk(page["city"]), page, page["articles"])


@pytest.mark.skipif(EXTRA is None, reason="DIBAO_EXTRA_PAGES names no folder with real pages")
def test_two_real_pages_land_in_their_districts_by_what_most_articles_say(
    open_desk: Callable[..., Any],
) -> None:
    page = json.loads((Path(str(EXTRA)) / "pages" / "seed" / "page.gold.json").read_text(encoding="utf-8"))
    desk = open_desk(page["city"])
    for _, golds in groupby(page["articles"], key=lambda gold: gold["primary_district"]):
        check_page(desk, page, list(golds))


@pytest.mark.parametrize("day", ["2026-03-17", "2026-03-18"])
def test_the_sample_edition_lands_in_its_districts(open_desk: Callable[..., Any], day: str) -> None:
    edition = json.loads((SAMPLE / f"{day}.gold.json").read_text(encoding="utf-8"))
    desk = open_desk(edition["home_city"])
    for page in edition["pages"]:
        golds = [article for article in edition["articles"] if article["page_no"] == page["page_no"]]
        check_page(desk, {**page, "year": 2026}, golds)
