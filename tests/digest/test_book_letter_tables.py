"""The e-book, the letter, the tables and the city's feeds of a digest."""

import csv
import email
import hashlib
import io
import json
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import replace
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from bs4 import BeautifulSoup
from frictionless import validate

from ingest.digest.book import render_epub
from ingest.digest.cities import render_issues, render_opml
from ingest.digest.letter import render_eml
from ingest.digest.publish import publish_digests
from ingest.digest.tables import COLUMNS, make_rows
from ingest.digest.tabular import render_csv, render_parquet
from ingest.domain.digest import Digest, DigestChange
from ingest.domain.mail import MailSettings
from tests.digest.invented import FRIDAY, THURSDAY, THURSDAY_STORIES, make_digest, make_week
from tests.digest.reading_formats import ATOM, XHTML, find_atom_faults
from tests.digest.test_digest_hostile import HOSTILE, find_active, poison

WEEK = make_week()
THURSDAYS = make_digest("涧西区", THURSDAY, THURSDAY_STORIES)
MAIL = MailSettings(sender="邸报 <digests@example.org>")


def open_book(digest: Digest) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(render_epub(digest)))


def read_letter(digest: Digest, base_url: str | None = None, mail: MailSettings = MAIL) -> EmailMessage:
    letter = email.message_from_bytes(render_eml(digest, base_url=base_url, mail=mail), policy=default)
    assert isinstance(letter, EmailMessage)
    return letter


def read_part(letter: EmailMessage, kind: str) -> str:
    part = letter.get_body((kind,))
    assert part is not None
    return str(part.get_content())


def test_a_book_has_the_issues_date_in_its_title_and_a_chapter_for_each_page() -> None:
    book = open_book(THURSDAYS)
    assert book.namelist()[0] == "mimetype"
    assert book.infolist()[0].compress_type == zipfile.ZIP_STORED
    package = ET.fromstring(book.read("EPUB/package.opf"))  # noqa: S314 - our own
    assert package.findtext(".//{http://purl.org/dc/elements/1.1/}title") == "涧西区 2026年11月19日"
    contents = ET.fromstring(book.read("EPUB/nav.xhtml"))  # noqa: S314 - our own
    chapters = contents.findall(f".//{XHTML}nav/{XHTML}ol/{XHTML}li")[1:]
    titles = [chapter.findtext(f"{XHTML}a") for chapter in chapters]
    assert titles[:2] == ["洛阳新报 第01版 要闻", "洛阳新报 第03版 区县"]
    assert [len(chapter.findall(f"{XHTML}ol/{XHTML}li")) for chapter in chapters][:2] == [1, 2]


def test_a_books_contents_lead_to_its_articles() -> None:
    book = open_book(THURSDAYS)
    links = [str(link["href"]) for link in BeautifulSoup(book.read("EPUB/nav.xhtml"), "xml").select("nav a")]
    for name, _, anchor in (link.partition("#") for link in links):
        page = BeautifulSoup(book.read(f"EPUB/{name}"), "xml")
        assert not anchor or page.find(id=anchor) is not None


def test_a_book_of_an_empty_day_says_why_it_is_empty() -> None:
    assert "没有收录完整" in open_book(WEEK[2]).read("EPUB/title.xhtml").decode()


@pytest.mark.parametrize("render", [render_epub, lambda digest: render_eml(digest, base_url=None, mail=MAIL)])
def test_the_same_digest_gives_the_same_bytes(render: object) -> None:
    assert callable(render)
    assert render(THURSDAYS) == render(make_digest("涧西区", THURSDAY, THURSDAY_STORIES))


def test_a_letter_has_text_and_html_that_needs_no_style_sheet() -> None:
    letter = read_letter(THURSDAYS)
    text, page = read_part(letter, "plain"), BeautifulSoup(read_part(letter, "html"), "lxml")
    assert letter["Subject"] == "涧西区 2026年11月19日（6篇）"
    assert "拖拉机厂旧锻工车间开出夜校" in text
    assert "None" not in text
    headings = page.select("h3")
    assert len(headings) == 6
    assert all("font-size" in str(heading["style"]) for heading in headings)
    assert page.find("style") is None
    assert page.find("link") is None


def test_a_letter_can_be_unsubscribed_and_is_told_again_by_its_id() -> None:
    letter = read_letter(THURSDAYS)
    assert letter["List-Unsubscribe"] == "<mailto:digests@example.org?subject=unsubscribe>"
    elsewhere = read_letter(THURSDAYS, base_url="https://digests.example/")
    assert letter["Message-ID"] == elsewhere["Message-ID"]
    one_click = read_letter(THURSDAYS, mail=replace(MAIL, unsubscribe="https://example.org/leave"))
    assert one_click["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_a_later_revision_is_a_letter_of_its_own_that_answers_the_first() -> None:
    change = DigestChange(
        revision=2,
        kind="added",
        article_id="x",
        newspaper_name="洛阳新报",
        page_no="05",
        headline="晚到的一篇",
    )
    first, second = read_letter(THURSDAYS), read_letter(replace(THURSDAYS, revision=2, changes=(change,)))
    assert first["Message-ID"] != second["Message-ID"]
    assert second["In-Reply-To"] == first["Message-ID"]
    assert "补收：洛阳新报第05版《晚到的一篇》" in read_part(second, "plain")


def test_a_months_tables_keep_to_their_data_package(tmp_path: Path) -> None:
    publish_digests(WEEK, tmp_path)
    folder = tmp_path / "410305/2026/11"
    report = validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["type", "message"])
    resources = json.loads((folder / "datapackage.json").read_text())["resources"]
    for resource in resources:
        content = (folder / resource["path"]).read_bytes()
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
    rows = list(csv.DictReader(io.StringIO((folder / "items.csv").read_text())))
    table = pq.read_table(folder / "items.parquet")
    assert [row["headline"] for row in rows] == table.column("headline").to_pylist()
    assert {row["edition_date"] for row in rows} == {str(THURSDAY), str(FRIDAY)}
    assert table.schema.field("edition_date").type == "date32[day]"


def test_a_place_nothing_was_printed_about_has_a_table_without_rows(tmp_path: Path) -> None:
    publish_digests(WEEK[2:3], tmp_path)
    folder = tmp_path / "410305/2026/11"
    assert validate(str(folder / "datapackage.json")).valid
    assert pq.read_table(folder / "items.parquet").num_rows == 0


@pytest.mark.parametrize("headline", ["=HYPERLINK(1)", "+1", "-1", "@x", "\t=1"])
def test_a_spreadsheet_runs_no_headline(headline: str) -> None:
    digest = replace(THURSDAYS, items=(replace(THURSDAYS.items[0], headline=headline),))
    rows = list(csv.DictReader(io.StringIO(render_csv(COLUMNS, make_rows((digest,))).decode())))
    assert rows[0]["headline"].startswith("'")


@pytest.mark.parametrize("text", HOSTILE)
def test_books_letters_and_tables_stay_valid_and_inert(text: str, tmp_path: Path) -> None:
    digest = poison(text)
    with open_book(digest) as book:
        for name in book.namelist()[1:]:
            if not name.endswith(".css"):
                ET.fromstring(book.read(name))  # noqa: S314 - our own
            assert find_active(book.read(name).decode(), "xml") == []
    letter = read_letter(digest)
    assert find_active(read_part(letter, "html")) == []
    assert len(letter.keys()) == len(set(letter.keys())) == len(read_letter(poison("安静")).keys())
    rows = make_rows((digest,))
    assert all(
        len(row) == len(COLUMNS) for row in csv.reader(io.StringIO(render_csv(COLUMNS, rows).decode()))
    )
    (tmp_path / "items.parquet").write_bytes(render_parquet(COLUMNS, rows))
    assert pq.read_table(tmp_path / "items.parquet").column("headline")[0].as_py() == text


@pytest.mark.parametrize("text", HOSTILE)
def test_the_citys_feeds_stay_well_formed_and_inert(text: str) -> None:
    digest = poison(text)
    ET.fromstring(render_opml((digest,), base_url=None))  # noqa: S314 - our own
    issues = render_issues((digest,), base_url="https://digests.example/")
    assert find_atom_faults(issues) == []
    assert find_active(issues, "xml") == []


def test_the_citys_list_of_feeds_names_every_place_and_its_address() -> None:
    listed = ET.fromstring(render_opml(WEEK, base_url="https://digests.example/"))  # noqa: S314 - our own
    city = listed.findall("body/outline")
    assert [outline.get("text") for outline in city] == ["洛阳市"]
    feeds = {outline.get("text"): outline.get("xmlUrl") for outline in city[0]}
    assert feeds["涧西区"] == "https://digests.example/410305/feed.atom"
    assert next(iter(feeds)) == "洛阳市（全市）"
    assert len(feeds) == 8


def test_the_issues_feed_has_an_entry_a_day_and_tells_an_empty_place_from_an_unread_one() -> None:
    feed = ET.fromstring(render_issues(WEEK, base_url=None))  # noqa: S314 - our own
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == [
        "洛阳市 2026年11月21日（洛阳新报）",
        "洛阳市 2026年11月20日（洛阳新报）",
        "洛阳市 2026年11月19日（洛阳新报）",
    ]
    lines = ["".join(line.itertext()) for line in entries[1].iter(f"{XHTML}li")]
    assert "嵩县：本日无稿件" in lines
    assert any("嵩县：未收全" in "".join(line.itertext()) for line in entries[0].iter(f"{XHTML}li"))
