"""Invented ALTO and PAGE XML pages read as a reader of the paper would, and every character lies in one slot."""

import json
from pathlib import Path
from typing import Any

import pytest

from ingest.domain.article import Article
from ingest.domain.page import Reading
from ingest.fetch.bytes import make_fetched
from ingest.parse.read import read

FOLDER = Path(__file__).parents[1] / "data" / "xml"
NAMES = sorted(path.stem for path in FOLDER.glob("*.xml"))
DISTRICTS = ("涧西区", "西工区", "老城区", "瀍河回族区", "嵩县", "洛宁县", "栾川县")


def read_sample(name: str) -> Reading:
    path = FOLDER / f"{name}.xml"
    reading = read(make_fetched(path.name, path.read_bytes()), districts=DISTRICTS)
    assert isinstance(reading, Reading)
    return reading


def read_expected(name: str) -> dict[str, Any]:
    expected: dict[str, Any] = json.loads((FOLDER / f"{name}.expected.json").read_text(encoding="utf-8"))
    return expected


def show(article: Article) -> dict[str, Any]:
    """What a reader sees, without what is not there."""
    names = ("kicker", "headline", "deck", "writers", "source", "captions", "credits", "paragraphs")
    shown = {name: getattr(article, name) for name in names}
    shown["sections"] = [[section.heading, section.first_paragraph] for section in article.sections]
    shown["tables"] = article.tables
    shown["continues_to"], shown["continues_from"] = article.continues_to, article.continues_from
    shown["block_ids"] = [block_id for each in article.appearances for block_id in each.block_ids]
    return {name: json.loads(json.dumps(value)) for name, value in shown.items() if value}


@pytest.mark.parametrize("name", NAMES)
def test_articles_read_in_reading_order(name: str) -> None:
    assert [show(article) for article in read_sample(name).articles] == read_expected(name)["articles"]


@pytest.mark.parametrize("name", NAMES)
def test_pages_know_number_name_and_date(name: str) -> None:
    reading, expected = read_sample(name), read_expected(name)
    pages = [
        {"page_no": page.page_no, "page_name": page.page_name, "printed_date": str(page.printed_date)}
        for page in reading.pages
    ]
    assert (reading.form, reading.encoding, pages) == (
        expected["form"],
        expected["encoding"],
        expected["pages"],
    )


@pytest.mark.parametrize("name", NAMES)
def test_every_character_lies_in_one_slot_and_every_line_in_a_block(name: str) -> None:
    reading = read_sample(name)
    assert len(reading.block_ids) == reading.line_count
    assert all(reading.block_ids)
    for line in range(reading.line_count):
        slots = [slot for slot in reading.slots if slot.line == line]
        assert [slot.start for slot in slots] == [0, *(slot.end for slot in slots[:-1])]
        assert len({slot.article for slot in slots}) == 1
    lines = [line for article in reading.articles for each in article.appearances for line in each.lines]
    furniture = [block_id for line, block_id in enumerate(reading.block_ids) if line not in lines]
    assert sorted(furniture) == sorted(read_expected(name)["furniture"])
