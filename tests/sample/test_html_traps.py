"""The traps of real e-paper pages are on the invented ones too."""

from urllib.parse import urljoin

import pytest
from bs4 import Comment

from tests.sample.visiting import EDITIONS, get_soup, paper, visit

FIRST, SECOND, THIRD = EDITIONS


def get(family: str, path: str, *, skin: str = "") -> str:
    with visit(paper(family, skin=skin)) as (_, client):
        answer = client.get(f"/lcrb/{path}")
        assert answer.status_code == 200
        return answer.text


def test_the_index_of_family_a_lists_the_newest_edition() -> None:
    with visit(paper("A")) as (_, client):
        answer = client.get("/lcrb/")
        assert (answer.status_code, answer.headers["location"]) == (302, "pc/layout/index.html")
        rows = get_soup(client, "/lcrb/pc/layout/index.html").select("#list a")
        assert [(row.get_text(), row["href"]) for row in rows] == [
            ("第01版 要闻", "202603/19/node_01.html"),
            ("第02版 综合", "202603/19/node_02.html"),
            ("第03版 公益广告", "202603/19/node_03.html"),
            ("第04版 乡村", "202603/19/node_04.html"),
            ("第08版 河洛人家", "202603/19/node_08.html"),
        ]


def test_some_entries_lead_on_by_script_and_others_by_a_refresh_with_a_query() -> None:
    assert "window.location.href='2026-03/19/l01.html';" in get("A", "column/index.html", skin="dashed")
    assert "window.location.href='html/2026-03/19/node_58464.htm';" in get("B", "paperindex.htm", skin="npm")
    refresh = '<META HTTP-EQUIV="REFRESH" CONTENT="0; URL=html/2026-03/19/node_187.htm?v=1">'
    assert refresh in get("B", "paperindex.htm")


def test_some_entries_redirect_to_a_relative_address_first() -> None:
    with visit(paper("B", skin="zjol")) as (_, client):
        answer = client.get("/lcrb/")
        assert (answer.status_code, answer.headers["location"]) == (302, "paperindex.htm")


def test_a_paper_index_refreshes_twice_and_its_folder_is_forbidden() -> None:
    assert 'URL=20260319/IssueIndex.htm"' in get("C", "content/PaperIndex.htm")
    assert 'URL=Page01FO.htm"' in get("C", "content/20260319/IssueIndex.htm")
    with visit(paper("C", skin="legaldaily")) as (_, client):
        assert client.get("/lcrb/").status_code == 403


def test_capitals_differ_by_page_and_kind() -> None:
    with visit(paper("C")) as (_, client):
        page = get_soup(client, "/lcrb/content/20260317/Page01FO.htm")
        links = [str(link["href"]) for link in page.select("li.banci a")]
        assert len(links) == 2 * len(FIRST.pages)
        assert len({link[6:8] for link in links}) > 1
        assert page.select(".newslist a")[0]["href"] == "Articel01001BA.htm"


def test_navigation_is_doubled_with_other_labels_and_repeated_ids_without_quotes() -> None:
    text = get("B", "html/2026-03/17/node_187.htm")
    assert "<a id=pageLink href=node_187.htm>01： 要闻</a>" in text
    assert "<a id=pageLink href=./node_187.htm>第01版：要闻</a>" in text
    assert text.count("id=pageLink") == 2 * len(FIRST.pages)
    text = get("A", "pc/layout/202603/18/node_02.html")
    assert "<a id=pageLink href=node_02.html>02版：民生</a>" in text
    assert "<a id=pageLink href=./node_02.html>第02版：民生</a>" in text


@pytest.mark.parametrize(
    ("family", "path", "foreign"),
    [
        ("A", "pc/layout/202603/18/node_02.html", "../../../content/202603/18/content_770201.html"),
        ("B", "html/2026-03/18/node_188.htm", "content_770201.htm"),
        ("B2", "html/2026-03/18/nbs.D110000lcrb_02.htm", "nw.D110000lcrb_20260318_1-01.htm"),
        ("D", "20260318/html/page_02.htm", "content_20260318001001.htm"),
        ("E", "Html/2026-03-18/Qpaper_7396932.html", "770201.html"),
        ("F", "shtml/lcrb/20260318/v02.shtml", "770201.shtml"),
        ("G", "html/2026/03/18/02/default.htm", "../01/01_770201.htm"),
    ],
)
def test_a_page_links_articles_of_other_pages_and_the_edition_before(
    family: str, path: str, foreign: str
) -> None:
    with visit(paper(family)) as (_, client):
        page = get_soup(client, f"/lcrb/{path}")
        assert foreign in [link["href"] for link in page.select(".jrgz a")]
        (before,) = page.find_all("a", string="上一期")
        assert client.get(urljoin(f"/lcrb/{path}", str(before["href"]))).status_code == 200
        assert page.find_all("a", string="下一版")


def test_one_article_has_two_addresses() -> None:
    with visit(paper("B", skin="zjol")) as (_, client):
        page = get_soup(client, "/lcrb/html/2026-03/17/node_17.htm")
        assert page.select("ul.main-ed-articlenav-list a")[0]["href"] == "content_770101.htm?div=-1"
        assert page.select("area")[0]["href"] == "content_770101.htm?div=0"
        bodies = {
            client.get(f"/lcrb/html/2026-03/17/content_770101.htm?div={div}").content for div in (-1, 0)
        }
        assert len(bodies) == 1


def test_credits_are_linked_as_if_they_were_an_article() -> None:
    with visit(paper("B", skin="luoyang")) as (_, client):
        rows = get_soup(client, "/lcrb/html2/2026-03/17/node_3.htm").select("li > a")
        (link,) = [str(row["href"]) for row in rows if row.get_text().startswith("本版责编")]
        assert client.get(f"/lcrb/html2/2026-03/17/{link}").status_code == 200


def test_the_comment_at_the_end_holds_the_papers_name_or_the_articles_text() -> None:
    with visit(paper("B")) as (_, client):
        for path, expected in (("node_187", "<founder-type>2"), ("content_770102", "<founder-type>1")):
            soup = get_soup(client, f"/lcrb/html/2026-03/17/{path}.htm")
            last = soup.find_all(string=lambda text: isinstance(text, Comment))[-1]
            assert last.startswith("enpproperty")
            assert expected in last


def test_titles_break_and_author_elements_are_empty() -> None:
    text = get("B", "html/2026-03/17/content_58464_770101.htm", skin="npm")
    title = "<!--<npm:article-title>-->先把水送到地头<br/>再谈今年收多少<!--</npm:article-title>-->"
    assert f"<founder-title>{title}</founder-title>" in text
    empty = "<!--<npm:article-author>--><!--</npm:article-author>-->"
    assert f"<founder-author>{empty}</founder-author>" in text


def test_titles_may_be_written_by_a_script() -> None:
    text = get("B2", "html/2026-03/17/nbs.D110000lcrb_01.htm")
    assert '<script>document.write(view("先把水送到地头<br/>再谈今年收多少  "))</script>' in text


def test_kicker_and_deck_are_told_apart_by_their_place_only() -> None:
    for path, skin in (
        ("html/2026-03/17/content_770101.htm", ""),
        ("html2/2026-03/17/content_770101.htm", "luoyang"),
    ):
        with visit(paper("B", skin=skin)) as (_, client):
            soup = get_soup(client, f"/lcrb/{path}")
            found = [
                cell.get_text("\n")
                for cell in soup.select(
                    "td.font01, td.font02, td[align=center] > span, td[align=center] > strong"
                )
            ]
            article = FIRST.articles[0]
            assert found == [article.kicker, article.headline, article.deck]


def test_the_mobile_edition_is_linked_under_the_same_file_name() -> None:
    assert "../../../../pad/layout/202603/18/node_02.html" in get("A", "pc/layout/202603/18/node_02.html")


def test_pictures_may_be_thumbnails_by_their_ending() -> None:
    assert "/770111_1.jpg.2" in get("A", "pc/c/202603/17/c770111.html", skin="col")


@pytest.mark.parametrize(
    ("family", "skin", "path", "pdf"),
    [
        ("B", "", "html/2026-03/17/node_187.htm", "../../../page/186/2026-03-17/01/51281507497937890.pdf"),
        (
            "B",
            "luoyang",
            "html2/2026-03/17/node_3.htm",
            "../../../images2/1/2026-03/17/001/20260317001_pdf.pdf",
        ),
        ("B", "npm", "html/2026-03/17/node_58464.htm", "../../../resfile/2026-03-17/001/lcrb20260317001.pdf"),
        (
            "B2",
            "",
            "html/2026-03/17/nbs.D110000lcrb_01.htm",
            "../../../images/2026-03/17/01/lcrb2026031701.pdf",
        ),
    ],
)
def test_pdf_links_are_as_the_newspapers_have_them(family: str, skin: str, path: str, pdf: str) -> None:
    with visit(paper(family, skin=skin)) as (_, client):
        links = [str(link["href"]) for link in get_soup(client, f"/lcrb/{path}").select("a[href$=pdf]")]
        assert pdf in links
        answer = client.get(urljoin(f"/lcrb/{path}", pdf))
        assert answer.headers["content-type"] == "application/pdf"


def test_one_page_may_list_the_whole_edition() -> None:
    with visit(paper("A", skin="webtree"), paper("C", skin="mrdx", prefix="/c")) as (_, client):
        tree = get_soup(client, "/lcrb/pc/layout/202603/18/node_01.html").select("#webtree dl")
        assert [dl.dt.get_text() for dl in tree if dl.dt] == [
            "(01) 要闻",
            "(02) 民生",
            "(04) 县区",
            "(05) 副刊",
        ]
        assert [len(dl.select("dd a")) for dl in tree] == [4, 3, 3, 3]
        listing = get_soup(client, "/c/content/20260317/Page01FO.htm").select(".listdaohang ul")
        assert [len(row.select("a[daoxiang]")) for row in listing] == [5, 3, 3, 2, 1]


def test_page_numbers_have_gaps() -> None:
    with visit(paper("F")) as (_, client):
        rows = get_soup(client, "/lcrb/shtml/lcrb/20260319/index.shtml").select(".conRList a")
        assert [row.get_text()[:4] for row in rows] == ["第01版", "第02版", "第03版", "第04版", "第08版"]
        assert len(THIRD.pages) == 5
