"""The sample edition reads as its gold says, names real places, and is a site without dead links."""

import json
import re
from collections import Counter
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pyarrow.parquet as pq
import pytest
from bs4 import BeautifulSoup, Comment

import ingest.places
from ingest.sample import EDITION_DATES, NEWSPAPER_ID, SITE_DIR, SITE_URL

GOLD_DIR = Path(__file__).parents[1] / "data" / NEWSPAPER_ID
GOLD = [json.loads((GOLD_DIR / f"{day}.gold.json").read_text("utf-8")) for day in EDITION_DATES]
ARTICLES = [article for edition in GOLD for article in edition["articles"]]
SCANS = [page for edition in GOLD for page in edition["pages"] if page["form"] == "scan"]
FILES = sorted(path for path in SITE_DIR.rglob("*") if path.is_file())
WEEKDAYS = "一二三四五六日"


def squeeze(text: str) -> str:
    """Without white space, and without the brackets that gold leaves off credits."""
    return re.sub(r"[\s()（）]", "", text)


def printed_strings(article: dict[str, Any]) -> list[str]:
    single = [article[name] or "" for name in ("kicker", "title", "deck")]
    several = ("byline_raw", "source_raw", "captions", "credits", "body", "continuation_raw")
    headings = [section["heading"] for section in article["sections"]]
    cells = [cell for table in article["tables"] for row in table for cell in row]
    return single + headings + cells + [string for name in several for string in article[name]]


def read_html(path: Path) -> BeautifulSoup:
    content = path.read_bytes()
    declares_gb2312 = b"charset=gb2312" in content
    return BeautifulSoup(content.decode("gb18030" if declares_gb2312 else "utf-8"), "lxml")


def read_article_text(path: Path) -> str:
    soup = read_html(path)
    for comment in soup.find_all(string=lambda string: isinstance(string, Comment)):
        comment.extract()
    parts = soup.select("td.font01, td.font02, founder-author, table#newspic, div#ozoom")
    return "".join(part.get_text() for part in parts)


def articles_of(page: dict[str, Any]) -> list[dict[str, Any]]:
    return [article for article in ARTICLES if article["file"] == page["file"]]


def read_scan_lines(page: dict[str, Any]) -> list[str]:
    text = (SITE_DIR / page["file"]).read_text(page["encoding"])
    return [line for line in text.split("\n") if line.strip()]


def bare(line: str) -> str:
    """A line of a scan without its markup."""
    return "" if re.fullmatch(r"[|-]+", line) else squeeze(re.sub(r"^#+ |\|", "", line))


@pytest.mark.parametrize(
    "article",
    [article for article in ARTICLES if article["content_no"]],
    ids=lambda article: article["file"][-10:],
)
def test_an_article_page_prints_exactly_what_gold_says(article: dict[str, Any]) -> None:
    text = squeeze(read_article_text(SITE_DIR / article["file"]))
    strings = [squeeze(string) for string in printed_strings(article)]
    assert Counter("".join(strings)) == Counter(text)
    assert [string for string in strings if string not in text] == []


@pytest.mark.parametrize("page", SCANS, ids=lambda page: page["file"][-8:])
def test_each_article_of_a_scan_page_has_the_lines_that_gold_gives_it(page: dict[str, Any]) -> None:
    lines = read_scan_lines(page)
    assert len(page["line_labels"]) == len(lines)
    labelled = list(zip(page["line_labels"], lines, strict=True))
    assert [line for label, line in labelled if label == 0] == page["furniture"]
    for article in articles_of(page):
        own = "".join(bare(line) for label, line in labelled if label == article["order"])
        assert Counter(squeeze("".join(printed_strings(article)))) == Counter(own), article["title"]


@pytest.mark.parametrize("page", SCANS, ids=lambda page: page["file"][-8:])
def test_a_sentence_cut_by_a_column_break_stands_in_its_pieces(page: dict[str, Any]) -> None:
    lines = read_scan_lines(page)
    for article in articles_of(page):
        for join in article["joins"]:
            assert "".join(join["pieces"]) == article["body"][join["paragraph"]]
            assert all(any(piece in line for line in lines) for piece in join["pieces"])


def test_the_halves_of_a_jump_make_one_paragraph() -> None:
    jumps = [(edition, jump) for edition in GOLD for jump in edition["jumps"]]
    assert len(jumps) == 1
    edition, jump = jumps[0]
    by_place = {(article["page_no"], article["order"]): article for article in edition["articles"]}
    first, second = (by_place[jump[end]["page_no"], jump[end]["order"]] for end in ("from", "to"))
    assert (first["continues_to"], second["continues_from"]) == (second["page_no"], first["page_no"])
    assert first["body"][-1] + second["body"][0] == jump["cut_paragraph"]


def test_a_correction_names_an_article_of_the_day_before() -> None:
    places = {
        (edition["edition_date"], a["page_no"], a["order"]) for edition in GOLD for a in edition["articles"]
    }
    corrections = [article["corrects"] for article in GOLD[1]["articles"] if article["corrects"]]
    assert len(corrections) == 2
    assert all((at["edition_date"], at["page_no"], at["order"]) in places for at in corrections)


def test_the_sample_is_rich_enough_to_show_districts() -> None:
    assert sum(len(edition["pages"]) for edition in GOLD) >= 8
    assert len(ARTICLES) >= 40
    for edition in GOLD:
        assert len({article["primary_district"] for article in edition["articles"]} - {None}) >= 5
    assert {article["status"] for article in ARTICLES} == {"district", "city_wide", "unassigned"}


def test_every_district_is_a_county_of_today() -> None:
    table = pq.read_table(Path(ingest.places.__file__).parent / "data" / "divisions.parquet")
    rows = table.filter(pq.filters_to_expression([("level", "=", "county")])).to_pylist()
    newest = max(row["last_edition"] for row in rows)
    counties = {row["name"] for row in rows if row["last_edition"] == newest}
    of_luoyang = {row["name"] for row in rows if row["code"].startswith("4103")} & counties
    roles = ("co_primary_districts", "partner_districts")
    deciding = {name for article in ARTICLES for role in roles for name in article[role]}
    deciding |= {article["primary_district"] for article in ARTICLES} - {None}
    assert deciding <= of_luoyang
    assert {name for article in ARTICLES for name in article["mentioned_districts"]} <= counties


def test_a_district_is_mentioned_only_where_its_name_is_printed() -> None:
    for article in ARTICLES:
        printed = squeeze("".join(printed_strings(article)))
        assert all(name in printed for name in article["mentioned_districts"]), article["title"]
        if article["district_basis"] == "text":
            assert article["primary_district"] in article["mentioned_districts"], article["title"]


def test_every_page_prints_its_own_date_and_weekday() -> None:
    for edition in GOLD:
        day = date.fromisoformat(edition["edition_date"])
        weekday = f"星期{WEEKDAYS[day.weekday()]}"
        assert edition["weekday"] == weekday
        for page in edition["pages"]:
            if page["form"] == "scan":
                assert f"{day.year}年{day.month}月{day.day}日 {weekday}" in page["furniture"][0]
            node = SITE_DIR / urlsplit(page["url"]).path.lstrip("/")
            assert f"{day:%Y年%m月%d日} {weekday}" in read_html(node).select_one("#paperdate").get_text()  # type: ignore[union-attr]


def test_files_stay_small() -> None:
    assert FILES
    assert [path.name for path in FILES if path.stat().st_size > 60_000] == []


class LinkCollector(HTMLParser):
    """Addresses a page leads to, the refresh of the entry page included."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in {"a", "area", "link"} and values.get("href"):
            self.links.append(values["href"] or "")
        if tag == "meta" and (values.get("http-equiv") or "").lower() == "refresh":
            self.links.append((values.get("content") or "").partition("URL=")[2])


def find_links(path: Path) -> list[str]:
    collector = LinkCollector()
    collector.feed(str(path.read_bytes().decode("gb18030" if b"gb2312" in path.read_bytes() else "utf-8")))
    base = SITE_URL + path.relative_to(SITE_DIR).as_posix()
    return [urljoin(base, link) for link in collector.links]


def test_every_link_of_the_site_leads_to_a_file() -> None:
    links = {link for path in FILES if path.suffix == ".htm" for link in find_links(path)}
    dead = [link for link in links if not (SITE_DIR / urlsplit(link).path.lstrip("/")).is_file()]
    assert dead == []
    assert all(link.startswith(SITE_URL) for link in links)


def test_every_file_is_reached_from_the_entry_page() -> None:
    reached: set[Path] = set()
    waiting = [SITE_DIR / NEWSPAPER_ID / "index.htm"]
    while waiting:
        path = waiting.pop()
        if path in reached:
            continue
        reached.add(path)
        if path.suffix == ".htm":
            waiting += [SITE_DIR / urlsplit(link).path.lstrip("/") for link in find_links(path)]
    assert reached == set(FILES)
