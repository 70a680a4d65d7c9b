"""Notes, data and feeds of a digest."""

import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date, timedelta
from importlib.resources import files

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from ingest.digest import render_atom, render_feed_json, render_html, render_json, render_markdown
from ingest.digest.pages import Neighbours
from ingest.domain.digest import Digest
from tests.digest.invented import THURSDAY, THURSDAY_STORIES, make_digest, make_week

ATOM = "{http://www.w3.org/2005/Atom}"
WEEK = make_week()
ONE_PLACE = WEEK[:3]


def parse_atom(digests: tuple[Digest, ...], base_url: str | None = None) -> ET.Element:
    return ET.fromstring(render_atom(digests, base_url=base_url))  # noqa: S314 - our own


def texts(element: ET.Element, path: str) -> list[str | None]:
    return [found.text for found in element.findall(path)]


@pytest.mark.parametrize("digest", WEEK, ids=lambda digest: f"{digest.place_code}-{digest.edition_date}")
def test_data_keeps_to_its_schema(digest: Digest) -> None:
    schema = json.loads(files("ingest.digest").joinpath("digest.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    assert list(validator.iter_errors(json.loads(render_json(digest)))) == []


def test_the_operators_files_are_named_in_no_published_file() -> None:
    edition = replace(
        ONE_PLACE[0].editions[0], state="incomplete", reason="11/12 pages: /home/me/05.md: empty file"
    )
    digest = replace(ONE_PLACE[0], editions=(edition,))
    neighbours = Neighbours(previous_date=None, next_date=None)
    for text in (render_json(digest), render_html(digest, neighbours), render_markdown(digest)):
        assert "/home/me" not in text
    assert json.loads(render_json(digest))["editions"][0]["reason"] == "收录不全（11/12 版）"


def test_captions_and_text_leave_only_where_the_whole_text_may() -> None:
    digest = make_digest("涧西区", THURSDAY, THURSDAY_STORIES)
    free = replace(digest, items=(replace(digest.items[0], paragraphs=("全文第一段。",), is_cut=False),))
    alone = Neighbours(previous_date=None, next_date=None)
    for render in (render_json, render_markdown, lambda digest: render_html(digest, alone)):
        assert "台虎钳前" not in render(digest)
        assert "全文第一段。" in render(free)
    assert "台虎钳前" in render_html(free, alone)


def test_under_the_headline_policy_no_sentence_of_the_text_leaves() -> None:
    digest = make_digest("涧西区", THURSDAY, THURSDAY_STORIES)
    bare = replace(digest, items=tuple(replace(item, excerpt=None) for item in digest.items))
    outputs = (
        render_html(bare, Neighbours(previous_date=None, next_date=None)),
        render_markdown(bare),
        render_json(bare),
        render_atom((bare,), base_url=None),
        render_feed_json((bare,), base_url=None),
    )
    for output in outputs:
        assert "晚上七点" not in output
        assert "台虎钳" not in output
        assert "None" not in output


def test_notes_name_page_writers_reason_and_cut() -> None:
    notes = render_markdown(make_digest("涧西区", THURSDAY, THURSDAY_STORIES))
    assert notes.startswith("# 涧西区 2026年11月19日 星期四\n")
    assert "\n## 主属（3 篇）\n" in notes
    assert "第01版 要闻，文／俞若溪、丁博远" in notes
    assert "〔节选，全文 1460 字〕" in notes
    assert "[原版](<https://epaper.example/lyxb/2026-11/19/content_1.htm>)" in notes
    assert "- 副题写着“涧西区”。" in notes
    assert "\n\n\n" not in notes


def test_every_article_of_the_full_policy_is_in_one_quote() -> None:
    digest = make_digest("涧西区", THURSDAY, THURSDAY_STORIES)
    full = replace(digest, items=(replace(digest.items[0], paragraphs=("一段。", "二段。")),))
    assert "> 一段。\n>\n> 二段。\n" in render_markdown(full)


def test_an_atom_feed_has_one_entry_a_day_newest_first_and_none_for_empty_days() -> None:
    feed = parse_atom(ONE_PLACE)
    assert texts(feed, f"{ATOM}entry/{ATOM}title") == [
        "涧西区 2026年11月20日（1篇）",
        "涧西区 2026年11月19日（6篇）",
    ]
    assert texts(feed, f"{ATOM}entry/{ATOM}updated") == [
        "2026-11-20T00:00:00+08:00",
        "2026-11-19T00:00:00+08:00",
    ]


def test_times_are_those_of_the_newspapers_place() -> None:
    digest = ONE_PLACE[0]
    far = replace(digest, editions=(replace(digest.editions[0], timezone="Asia/Urumqi"),))
    assert "2026-11-19T00:00:00+06:00" in render_atom((far,), base_url=None)


def test_ids_stay_when_addresses_and_text_change() -> None:
    digest = ONE_PLACE[0]
    changed = replace(digest, place_name="新涧西区", items=(replace(digest.items[0], headline="改了"),))
    before, after = parse_atom((digest,)), parse_atom((changed,), "https://elsewhere.example/x/")
    ids = texts(before, f".//{ATOM}id")
    assert ids == texts(after, f".//{ATOM}id")
    assert ids[1] == json.loads(render_json(digest))["id"]
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", str(found)) for found in ids)
    items = json.loads(render_feed_json((digest,), base_url=None))["items"]
    assert [item["id"] for item in items] == ids[1:]
    assert ids == [
        "urn:uuid:17e169b1-ae5c-5879-9935-982515df3076",
        "urn:uuid:2b6247a5-6c1c-5822-b986-78fd43ba07d6",
    ]


def test_a_feed_holds_the_newest_thirty_days() -> None:
    digest = ONE_PLACE[0]
    year = tuple(replace(digest, edition_date=date(2026, 1, 1) + timedelta(days=day)) for day in range(40))
    titles = texts(parse_atom(year), f"{ATOM}entry/{ATOM}title")
    assert len(titles) == 30
    assert titles[0] == "涧西区 2026年2月9日（6篇）"


def test_addresses_are_absolute_where_the_base_is_known() -> None:
    feed = parse_atom(ONE_PLACE, "https://digests.example/ly/")
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {
        "self": "https://digests.example/ly/410305/feed.atom",
        "alternate": "https://digests.example/ly/410305/",
    }
    content = json.loads(render_feed_json(ONE_PLACE, base_url="https://digests.example/ly/"))
    assert content["feed_url"] == "https://digests.example/ly/410305/feed.json"
    assert content["items"][0]["url"] == "https://digests.example/ly/410305/2026/11/20/"


def test_without_a_base_no_address_is_invented() -> None:
    content = json.loads(render_feed_json(ONE_PLACE, base_url=None))
    assert {"home_page_url", "feed_url"}.isdisjoint(content)
    assert "url" not in content["items"][0]


def test_a_feed_of_quiet_days_only_is_a_feed_without_entries() -> None:
    feed = parse_atom(ONE_PLACE[2:])
    assert feed.findall(f"{ATOM}entry") == []
    assert texts(feed, f"{ATOM}updated") == ["2026-11-21T00:00:00+08:00"]
