"""What holds for every HTML family and each of its skins, over real HTTP: entry, pages, articles, fields."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin

import httpx
import pytest
from bs4 import BeautifulSoup

from ingest.sample.editions import SiteArticle, SitePage
from ingest.sample.families import FAMILIES
from tests.sample.html_skins import SKINS, Skin
from tests.sample.visiting import EDITIONS, get_soup, paper, visit

FIRST, *_ = EDITIONS
HTML_FAMILIES = ("A", "B", "B2", "C", "D", "E", "E2", "F", "G")
TESTED_APART = {("D", "index"), ("E2", "")}
NOT_ARTICLES = {"本版责编：林小满　美编：葛明远", "广告"}
LEADS_ON = re.compile(r"(?:URL=|location\.href=')([^\"'>]+)")
EVERY = pytest.mark.parametrize(("family", "name"), SKINS)


def follow(client: httpx.Client, url: str) -> str:
    """The last address that redirects, refreshes and scripts lead to."""
    for _ in range(6):
        answer = client.get(url)
        match = LEADS_ON.search(answer.text)
        target = answer.headers.get("location") or (match[1] if match else None)
        if target is None:
            return url
        url = urljoin(url, target)
    raise AssertionError(url)


def read_field(soup: BeautifulSoup, selector: str | None) -> list[str]:
    for mark in soup.select("br"):
        mark.replace_with("\n")
    return [tag.get_text() for tag in soup.select(selector)] if selector else []


def read_article(client: httpx.Client, url: str, skin: Skin) -> dict[str, list[str]]:
    soup = get_soup(client, url)
    return {name: read_field(soup, selector) for name, selector in skin.fields.items()}


def squeeze(*parts: str) -> str:
    return re.sub(r"\s", "", "".join(parts))


def text_of(article: SiteArticle) -> str:
    headings = dict(article.sections)
    lines = [headings.get(index, "") + line for index, line in enumerate(article.paragraphs)]
    return squeeze(*lines, *(cell for row in article.table for cell in row))


def visit_articles(
    client: httpx.Client, skin: Skin
) -> Iterator[tuple[SitePage, SiteArticle, dict[str, list[str]]]]:
    """Every article of the first edition with the fields found where it is linked."""
    first_page = f"/lcrb/{skin.first_page}"
    links = [str(link["href"]) for link in get_soup(client, first_page).select(skin.pages)]
    for page, link in zip(FIRST.pages, links, strict=True):
        url = urljoin(first_page, link)
        found = [
            read_article(client, urljoin(url, str(row["href"])), skin)
            for row in get_soup(client, url).select(skin.articles)
        ]
        own = [fields for fields in found if fields["headline"][0] not in NOT_ARTICLES]
        for article, fields in zip(page.articles, own, strict=True):
            yield page, article, fields


def test_every_skin_is_tested() -> None:
    skins = {(family, skin) for family in HTML_FAMILIES for skin in FAMILIES[family].skins}
    assert set(SKINS) | TESTED_APART == skins


@EVERY
def test_the_entry_leads_to_the_newest_editions_first_page(family: str, name: str) -> None:
    skin = SKINS[family, name]
    with visit(paper(family, skin=name)) as (server, client):
        server.site.today = FIRST.edition_date
        last = follow(client, f"/lcrb{skin.entry}" if family != "A" else f"/lcrb/{skin.first_page}")
        assert last.partition("?")[0] == f"/lcrb/{skin.first_page}"


@EVERY
def test_every_article_of_an_edition_is_reached_with_all_its_fields(family: str, name: str) -> None:
    skin = SKINS[family, name]
    numbers = []
    with visit(paper(family, skin=name)) as (_, client):
        for _, printed, fields in visit_articles(client, skin):
            article = FAMILIES[family].shown(printed, name)
            assert fields["headline"] == [article.headline]
            assert squeeze(*fields["text"]) == text_of(article)
            for name_of_field in ("kicker", "deck", "author"):
                value = getattr(article, name_of_field) or ""
                if name_of_field in fields:
                    assert [text.strip() for text in fields[name_of_field]] == [value], article.number
            if "captions" in fields:
                assert tuple(fields["captions"]) == article.captions
            numbers.append(printed.number)
    assert numbers == [article.number for article in FIRST.articles]


@EVERY
def test_addresses_are_as_the_family_has_them(family: str, name: str) -> None:
    skin = SKINS[family, name]
    with visit(paper(family, skin=name)) as (_, client):
        first = get_soup(client, f"/lcrb/{skin.first_page}").select(skin.articles)[0]
        link = urljoin(f"/lcrb/{skin.first_page}", str(first["href"]))
        assert link.partition("?")[0] == f"/lcrb/{skin.first_article.partition('?')[0]}"
        assert client.get("/lcrb/" + skin.first_page.replace("17", "16")).status_code == 404


@EVERY
def test_a_page_says_its_day(family: str, name: str) -> None:
    with visit(paper(family, skin=name)) as (_, client):
        text = client.get(f"/lcrb/{SKINS[family, name].first_page}").text
        assert "2026年03月17日 星期二" in text


@EVERY
def test_a_page_of_nothing_but_an_advertisement_has_no_article(family: str, name: str) -> None:
    skin = SKINS[family, name]
    first_page = f"/lcrb/{skin.first_page}"
    with visit(paper(family, skin=name)) as (_, client):
        last = str(get_soup(client, first_page).select(skin.pages)[-1]["href"])
        rows = get_soup(client, urljoin(first_page, last)).select(skin.articles)
        (row,) = rows
        fields = read_article(client, urljoin(urljoin(first_page, last), str(row["href"])), skin)
        assert fields["headline"] == ["广告"]
        assert squeeze(*fields["text"]) == ""


def test_a_joyhua_site_without_list_of_pages_names_its_last_one_only() -> None:
    with visit(paper("D", skin="index")) as (_, client):
        entry = "/lcrb/20260317/html/index.htm"
        bottom = get_soup(client, entry).select(".page_bottom a")
        assert [(link.get_text(), link["href"]) for link in bottom] == [
            ("首版", "index.htm"),
            ("上一版", "#"),
            ("下一版", "page_01.htm"),
            ("末版", "page_04.htm"),
        ]
        labels = []
        for place, page in enumerate(FIRST.pages):
            url = urljoin(entry, f"page_{place:02}.htm" if place else "index.htm")
            soup = get_soup(client, url)
            labels += [tag.get_text() for tag in soup.select(".b_bot")]
            links = [str(link["href"]) for link in soup.select("a.bmdh_con_a")]
            stem = url.rpartition("/")[2].removesuffix(".htm")
            assert links[: len(page.articles)] == [
                f"{stem}_content_{order:03}.htm" for order in range(len(page.articles))
            ]
        assert labels == ["第01版：要闻", "第02版：综合", "第03版：县区", "第05版：河洛文化", "第06版：广告"]
        soup = get_soup(client, "/lcrb/20260317/html/page_03_content_000.htm")
        assert read_field(soup, ".bmnr_con_biaoti") == ["「河洛書院」重開\n頭一課講一個字"]


def test_a_szbz_site_opens_pages_by_script_in_gbk() -> None:
    opened = re.compile(r"^javascript:window\.open\('(.*)','_self'\);$")
    gbk = paper("E2", declared="gb2312", encoding="gb18030")
    with visit(gbk) as (server, client):
        server.site.today = FIRST.edition_date
        entry = follow(client, "/lcrb/")
        assert entry == "/lcrb/Html/szbz/20260317/Index.Html"
        pages = get_soup(client, entry, encoding="gb18030").select(".Paper td.info3")
        assert [cell.get_text() for cell in pages][:2] == ["第01版：要闻", "第02版：综合"]
        for page, cell in zip(FIRST.pages, pages, strict=True):
            url = urljoin(entry, opened.sub(r"\1", str(cell["onclick"])))
            assert url == f"/lcrb/Html/szbz/20260317/szbz{page.page_no}.Html"
            rows = get_soup(client, url, encoding="gb18030").select(".PaperB td")
            for article, row in zip(page.articles, rows, strict=False):
                address = urljoin(url, opened.sub(r"\1", str(row["onclick"])))
                assert address == f"/lcrb/Html/szbz/20260317/szbz{article.number}.Html"
                soup = get_soup(client, address, encoding="gb18030")
                known = FAMILIES["E2"].shown(article, "")
                assert read_field(soup, "td[height='40'] strong") == [known.headline]
                assert squeeze(*read_field(soup, "#ozoom")) == text_of(known)
