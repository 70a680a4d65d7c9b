"""Family A as its visitors meet it: from the entry to every page and article, in each look."""

from urllib.parse import urljoin

import pytest

from ingest.sample.families import a
from tests.sample.visiting import EDITIONS, get_soup, paper, visit

FIRST, SECOND, _ = EDITIONS
# skin: how a page links pages and articles, where an article has its headline and text, first page, one article
LOOKS = {
    "": (".swiper-slide a", "ul.news-list a", ".article h1", "#ozoom p"),
    "col": (".nav-list a.btn", "li.resultList a", "#Title", "founder-content p"),
    "column": ("#layoutlist a:first-child", "#articlelist a", "#Title", "founder-content p"),
    "html": ("#layoutlist a:first-child", "#articlelist a", "#Title", "founder-content p"),
    "paper": (".nav-list a.btn", "li.resultList a", "#Title", "founder-content p"),
    "PC": (
        ".Chunkiconlist a:first-child",
        ".newslist h3 a",
        ".newsdetatit h3",
        ".newsdetatext founder-content p",
    ),
    "dashed": (
        ".Chunkiconlist a:first-child",
        ".newslist h3 a",
        ".newsdetatit h3",
        ".newsdetatext founder-content p",
    ),
}
FIRST_PAGES = {
    "": ("pc/layout/202603/17/node_01.html", "pc/content/202603/17/content_770101.html"),
    "col": ("pc/col/202603/17/col01.html", "pc/c/202603/17/c770101.html"),
    "column": ("pc/column/202603/17/node_01.html", "pc/con/202603/17/content_770101.html"),
    "html": ("html/layout/202603/17/node_01.html", "html/content/202603/17/content_770101.html"),
    "paper": ("paper/layout/202603/17/n_01.html", "paper/content/202603/17/content_770101.html"),
    "PC": ("PC/layout/202603/17/col01.html", "PC/content/202603/17/content_770101.html"),
    "dashed": ("column/2026-03/17/l01.html", "cont/2026-03/17/content_770101.html"),
}
NOT_ARTICLES = {"本版责编：林小满　美编：葛明远", "广告"}


def test_every_skin_is_tested() -> None:
    assert set(LOOKS) | {"webtree"} == set(a.SKINS)


@pytest.mark.parametrize("skin", LOOKS)
def test_every_article_of_an_edition_is_reached_from_its_first_page(skin: str) -> None:
    pages, articles, headline, text = LOOKS[skin]
    first_page, first_article = (f"/lcrb/{path}" for path in FIRST_PAGES[skin])
    with visit(paper("A", skin=skin)) as (_, client):
        assert client.get(first_article).status_code == 200
        links = [str(link["href"]) for link in get_soup(client, first_page).select(pages)]
        assert len(links) == len(FIRST.pages)
        for page, link in zip(FIRST.pages, links, strict=True):
            url = urljoin(first_page, link)
            rows = get_soup(client, url).select(articles)
            own = [row for row in rows if row.get_text() not in NOT_ARTICLES]
            assert len(own) == len(page.articles), page.page_no
            for article, row in zip(page.articles, own, strict=True):
                soup = get_soup(client, urljoin(url, str(row["href"])))
                assert [tag.get_text("\n") for tag in soup.select(headline)] == [article.headline]
                lines = {tag.get_text().strip() for tag in soup.select(text)}
                assert lines == {*article.paragraphs, *(heading for _, heading in article.sections)}


def test_the_entry_leads_to_the_index_and_the_index_lists_the_newest_edition() -> None:
    with visit(paper("A")) as (_, client):
        answer = client.get("/lcrb/")
        assert (answer.status_code, answer.headers["location"]) == (302, "pc/layout/index.html")
        rows = get_soup(client, "/lcrb/pc/layout/index.html").select("#list a")
        assert [(row.get_text(), row["href"]) for row in rows][:2] == [
            ("第01版 要闻", "202603/19/node_01.html"),
            ("第02版 综合", "202603/19/node_02.html"),
        ]


def test_some_indexes_lead_on_by_script() -> None:
    with visit(paper("A", skin="dashed")) as (_, client):
        assert "window.location.href='2026-03/19/l01.html';" in client.get("/lcrb/column/index.html").text


def test_a_page_has_the_traps_of_real_ones() -> None:
    with visit(paper("A")) as (_, client):
        text = client.get("/lcrb/pc/layout/202603/18/node_02.html").text
        assert "<a id=pageLink href=node_02.html>02版：民生</a>" in text
        assert "<a id=pageLink href=./node_02.html>第02版：民生</a>" in text
        assert "../../../../pad/layout/202603/18/node_02.html" in text
        assert "今日关注" in text
        assert "content_770201.html" in text
        assert '<a class=preart href="../17/node_02.html">上一期</a>' in text
        assert text.rstrip().endswith("/enpproperty-->")


def test_an_advertisement_page_lists_the_advertisement() -> None:
    with visit(paper("A")) as (_, client):
        url = "/lcrb/pc/layout/202603/17/node_06.html"
        (row,) = get_soup(client, url).select("ul.news-list a")
        assert row.get_text() == "广告"
        assert get_soup(client, urljoin(url, str(row["href"]))).select("#ozoom p") == []


def test_an_article_has_all_its_fields() -> None:
    with visit(paper("A"), paper("A", skin="col", prefix="/col")) as (_, client):
        soup = get_soup(client, "/lcrb/pc/content/202603/17/content_770111.html")
        (article,) = [article for article in FIRST.articles if article.number == 770111]
        assert soup.select_one(".article h3").get_text() == article.kicker  # type: ignore[union-attr]
        assert soup.select_one(".article h2").get_text() == article.deck  # type: ignore[union-attr]
        assert soup.select_one("p.sec").get_text() == "顾南舟 《洛城日报》（2026年03月17日 第 05 版）"  # type: ignore[union-attr]
        assert [tag.get_text() for tag in soup.select("table.pci_c p")] == ["书院的第一课", ""]
        soup = get_soup(client, "/col/pc/c/202603/17/c770111.html")
        assert soup.select_one("#PreTitle").get_text() == article.kicker  # type: ignore[union-attr]
        assert [tag["src"] for tag in soup.select(".attachment img")] == [
            "../../../../res/2026-03/17/770111_1.jpg.2",
            "../../../../res/2026-03/17/770111_2.jpg.2",
        ]


def test_one_page_may_list_the_whole_edition() -> None:
    with visit(paper("A", skin="webtree")) as (_, client):
        tree = get_soup(client, "/lcrb/pc/layout/202603/18/node_01.html").select("#webtree dl")
        assert [dl.dt.get_text() for dl in tree if dl.dt] == [
            "(01) 要闻",
            "(02) 民生",
            "(04) 县区",
            "(05) 副刊",
        ]
        assert [len(dl.select("dd a")) for dl in tree] == [3, 3, 3, 3]
