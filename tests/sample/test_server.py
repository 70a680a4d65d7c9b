"""The test e-paper site over real HTTP: what is served, when, and each thing that can go wrong."""

from dataclasses import replace
from datetime import date

import httpx
import pytest

from ingest.sample import changes, faults
from ingest.sample.server import SiteServer
from ingest.sample.site import Site
from tests.sample.visiting import EDITIONS, get_soup, paper, visit

FIRST, SECOND, THIRD = EDITIONS
PAGE = "/lcrb/pc/layout/202603/18/node_01.html"
ARTICLE = "/lcrb/pc/content/202603/18/content_770202.html"


def pages_listed(client: httpx.Client) -> list[str]:
    soup = get_soup(client, "/lcrb/pc/layout/index.html")
    return [str(link["href"]) for link in soup.select("#list a")]


def test_the_static_sample_edition_lies_where_its_newspaper_says() -> None:
    with visit() as (_, client):
        page = client.get("/lcrb/html/2026-03/17/node_2.htm")
        assert (page.status_code, page.headers["content-type"]) == (200, "text/html")
        assert "洛城日报" in page.text
        assert client.get("/lcrb/").text == client.get("/lcrb/index.htm").text
        assert client.get("/lcrb/html/2026-03/16/node_2.htm").status_code == 404
        assert client.get("/../__init__.py").status_code == 404


def test_robots_txt_allows_everything_until_it_is_told_otherwise() -> None:
    with visit() as (server, client):
        assert client.get("/robots.txt").text == "User-agent: *\nAllow: /\n"
        server.site.robots = "User-agent: *\nDisallow: /lcrb/\n"
        assert client.get("/robots.txt").text == "User-agent: *\nDisallow: /lcrb/\n"
        server.site.robots = None
        assert client.get("/robots.txt").status_code == 404
        server.site.faults["/robots.txt"] = faults.unavailable(status=500)
        assert client.get("/robots.txt").status_code == 500


def test_several_newspapers_share_a_host() -> None:
    with visit(paper("A", prefix="/a"), paper("H", prefix=""), paper("A", skin="PC", prefix="/b")) as (
        _,
        client,
    ):
        assert client.get("/a/pc/layout/202603/17/node_01.html").status_code == 200
        assert client.get("/b/PC/layout/202603/17/col01.html").status_code == 200
        assert client.get("/a/PC/layout/202603/17/col01.html").status_code == 404
        days = client.post("/reader/layout/getSZBDate.do", data={"sj": "2026-03"})
        assert days.json() == ["2026-03-17", "2026-03-18", "2026-03-19"]


def test_a_folder_without_its_slash_leads_to_the_one_with_it() -> None:
    with visit(paper("A")) as (_, client):
        answer = client.get("/lcrb")
        assert (answer.status_code, answer.headers["location"]) == (301, "/lcrb/")


def test_the_site_shows_no_edition_of_a_later_day() -> None:
    with visit(paper("A"), today=date(2026, 3, 18)) as (server, client):
        assert {link[:9] for link in pages_listed(client)} == {"202603/18"}
        assert client.get("/lcrb/pc/layout/202603/19/node_01.html").status_code == 404
        server.site.today = date(2026, 3, 19)
        assert {link[:9] for link in pages_listed(client)} == {"202603/19"}
        assert client.get("/lcrb/pc/layout/202603/19/node_01.html").status_code == 200


def test_a_day_without_edition_is_404_and_the_entry_shows_the_one_before() -> None:
    with visit(replace(paper("A"), editions=(FIRST, THIRD)), today=date(2026, 3, 18)) as (_, client):
        assert client.get(PAGE).status_code == 404
        assert {link[:9] for link in pages_listed(client)} == {"202603/17"}


def test_a_missing_page_may_be_an_apology_with_200() -> None:
    with visit(paper("A", is_soft=True)) as (_, client):
        answer = client.get("/lcrb/pc/layout/202603/20/node_01.html")
        assert answer.status_code == 200
        assert "您访问的页面不存在" in answer.text


def test_a_late_page_is_there_after_it_was_published() -> None:
    late = changes.without_page(SECOND, "04")
    with visit(replace(paper("A"), editions=(late,))) as (server, client):
        assert [link[-7:-5] for link in pages_listed(client)] == ["01", "02", "05"]
        server.site.publish((SECOND,))
        assert [link[-7:-5] for link in pages_listed(client)] == ["01", "02", "04", "05"]


def test_a_late_page_may_be_there_from_the_third_visit_on() -> None:
    late = faults.still_showing((changes.without_page(SECOND, "04"),), times=2)
    with visit(paper("A"), today=date(2026, 3, 18), faults={"*": late}) as (_, client):
        assert [len(pages_listed(client)) for _ in range(3)] == [3, 3, 4]


def test_a_correction_changes_the_article_and_its_entity_tag() -> None:
    with visit(paper("A")) as (server, client):
        before = client.get(ARTICLE)
        assert "淤泥11万立方米" in before.text
        same = client.get(ARTICLE, headers={"If-None-Match": before.headers["etag"]})
        assert (same.status_code, same.content) == (304, b"")
        server.site.publish(tuple(edition.corrected() for edition in EDITIONS))
        after = client.get(ARTICLE, headers={"If-None-Match": before.headers["etag"]})
        assert after.status_code == 200
        assert "淤泥1.1万立方米" in after.text


def test_a_withdrawn_article_is_gone_from_its_list_too() -> None:
    with visit(paper("A")) as (server, client):
        server.site.publish((changes.without_article(SECOND, 770202),))
        assert client.get(ARTICLE).status_code == 404
        assert "content_770202.html" not in client.get(PAGE).text
        assert "content_770201.html" in client.get(PAGE).text


def test_an_article_may_get_another_number_or_another_page() -> None:
    with visit(paper("A")) as (server, client):
        server.site.publish((changes.renumbered(SECOND, 770202, 779902),))
        assert client.get(ARTICLE).status_code == 404
        assert client.get(ARTICLE.replace("770202", "779902")).status_code == 200
        server.site.publish((changes.moved(SECOND, 770202, "05"),))
        own = get_soup(client, PAGE.replace("node_01", "node_05")).select("ul.news-list a")
        assert [link["href"][-11:-5] for link in own] == ["770210", "770211", "770212", "770202"]


def test_yesterdays_page_may_stand_under_todays_address() -> None:
    with visit(paper("A"), faults={PAGE: faults.page_of(PAGE.replace("/18/", "/17/"))}) as (_, client):
        assert "2026年03月17日 星期二" in client.get(PAGE).text


def test_a_server_is_unavailable_some_times_at_each_address() -> None:
    with visit(paper("A"), faults={"/lcrb/pc/*": faults.unavailable(times=2)}) as (_, client):
        assert [client.get(PAGE).status_code for _ in range(4)] == [503, 503, 200, 200]
        assert client.get(ARTICLE).status_code == 503


def test_too_many_requests_say_when_to_come_back() -> None:
    with visit(paper("A"), faults={"*": faults.too_many(retry_after="7", times=1)}) as (_, client):
        answer = client.get(PAGE)
        assert (answer.status_code, answer.headers["retry-after"]) == (429, "7")
        assert client.get(PAGE).status_code == 200


def test_a_body_breaks_off_before_the_length_it_announced() -> None:
    with visit(paper("A"), faults={PAGE: faults.truncated(times=1)}) as (_, client):
        with pytest.raises(httpx.RemoteProtocolError):
            client.get(PAGE)
        assert client.get(PAGE).status_code == 200


def test_a_body_drips() -> None:
    with visit(paper("A"), faults={ARTICLE: faults.drip(pause_seconds=0.001)}) as (_, client):
        with client.stream("GET", ARTICLE) as answer:
            pieces = list(answer.iter_raw())
        assert len(pieces) > 1
        assert "淤泥11万立方米" in b"".join(pieces).decode()


def test_the_header_may_name_a_charset_the_bytes_do_not_have() -> None:
    with visit(paper("A"), faults={"*": faults.declared_as("text/html; charset=ISO-8859-1")}) as (_, client):
        answer = client.get(ARTICLE)
        assert answer.headers["content-type"] == "text/html; charset=ISO-8859-1"
        assert "淤泥11万立方米" in answer.content.decode("utf-8")


def test_pages_may_declare_gb2312_and_be_utf_8_or_gb18030() -> None:
    lying = paper("A", prefix="/a", declared="gb2312")
    honest = paper("A", prefix="/b", declared="gb2312", encoding="gb18030")
    with visit(lying, honest) as (_, client):
        for prefix, encoding in (("/a", "utf-8"), ("/b", "gb18030")):
            answer = client.get(ARTICLE.replace("/lcrb", prefix))
            assert answer.headers["content-type"] == "text/html"
            assert b"charset=gb2312" in answer.content
            assert "淤泥11万立方米" in answer.content.decode(encoding)


@pytest.mark.parametrize("status", [403, 200])
def test_a_challenge_takes_the_pages_place(status: int) -> None:
    with visit(paper("A"), faults={"*": faults.challenge(status=status)}) as (_, client):
        answer = client.get(PAGE)
        assert answer.status_code == status
        assert "验证码" in answer.text
        assert "要闻" not in answer.text


def test_a_redirect_may_lead_to_a_private_address() -> None:
    with visit(paper("A"), faults={PAGE: faults.redirect("http://10.0.0.5/admin")}) as (_, client):
        answer = client.get(PAGE)
        assert (answer.status_code, answer.headers["location"]) == (302, "http://10.0.0.5/admin")


def test_a_changed_layout_keeps_the_text_and_renames_what_held_it() -> None:
    with visit(paper("A"), faults={"*": faults.layout_changed()}) as (_, client):
        soup = get_soup(client, ARTICLE)
        assert "淤泥11万立方米" in soup.get_text()
        assert soup.select("#ozoom, founder-content, h1, .article") == []
        assert (
            get_soup(client, PAGE).select("ul.news-list, .swiper-slide, #pageLink, [name=PagePicMap]") == []
        )


def test_an_article_may_lose_its_text() -> None:
    with visit(replace(paper("A"), editions=(changes.without_text(SECOND),))) as (_, client):
        soup = get_soup(client, ARTICLE)
        assert soup.h1 is not None
        assert soup.h1.get_text() == "捞上来的第一件东西是一辆自行车"
        assert soup.select("#ozoom p") == []


def test_lists_may_link_what_is_gone() -> None:
    with visit(paper("A"), faults={ARTICLE: faults.gone(), "*770201*": faults.soft_404()}) as (_, client):
        assert client.get(ARTICLE).status_code == 404
        assert client.get(ARTICLE.replace("770202", "770201")).status_code == 200
        assert "content_770202.html" in client.get(PAGE).text


def test_the_access_log_has_every_request_with_its_headers() -> None:
    with visit(paper("A")) as (server, client):
        client.get(f"{PAGE}?v=1", headers={"User-Agent": "dibao/0"})
        client.post("/lcrb/nothing", content=b"x")
        client.head(PAGE)
        first, second, third = server.visits
        assert (first.method, first.address, first.status) == ("GET", f"{PAGE}?v=1", 200)
        assert ("User-Agent", "dibao/0") in first.headers
        assert (second.method, second.status, third.method) == ("POST", 404, "HEAD")
        assert first.at <= second.at <= third.at


def test_pdfs_and_pictures_are_served() -> None:
    with visit(paper("A")) as (_, client):
        page = get_soup(client, PAGE)
        (pdf,) = page.select("p.right.btn a")
        answer = client.get(httpx.URL(client.base_url).join(PAGE).join(str(pdf["href"])))
        assert (answer.headers["content-type"], answer.content[:5]) == ("application/pdf", b"%PDF-")


def test_the_server_listens_on_loopback_only() -> None:
    with SiteServer(Site()) as server:
        assert server.url == f"http://127.0.0.1:{server.port}"
