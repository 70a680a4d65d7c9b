"""What all e-papers with a folder for each day have in common (families C to G)."""

from datetime import date

import pytest

from ingest.domain.errors import LayoutError
from ingest.parse.platforms import FAMILIES, recognise
from tests.parse.folder_sites import E2, C, D, E, F, G


@pytest.mark.parametrize(
    ("family", "address", "expected"),
    [
        ("C", C + "Page03NU.htm?x=1", "http://paper.example/dzrb/content/20260401/IssueIndex.htm"),
        ("C", "http://paper.example/dzrb/content/PaperIndex.htm", None),
        ("D", D + "page_03.htm", "http://szb.example/zmdrb/20260401/html/index.htm"),
        ("E", E + "Qpaper_43259.html", "http://paper.example/Html/2026-04-01/Qpaper.html"),
        ("E2", E2 + "szbzA1.Html", "https://szb.example/Html/szbz/20260401/szbzA1.Html"),
        ("E2", E2 + "szbz86304.Html", None),
        ("F", F + "vA01.shtml", "http://epaper.example/shtml/lcrb/20260401/vA01.shtml"),
        ("G", G + "01/default.htm", "http://szb.example/epaper/lcrb/html/2026/04/01/01/default.htm"),
    ],
)
def test_another_days_edition_is_asked_for_only_where_its_address_is_known(
    family: str, address: str, expected: str | None
) -> None:
    assert FAMILIES[family].dated_address(address, date(2026, 4, 1)) == expected


@pytest.mark.parametrize("family", ["C", "D", "E", "E2", "F", "G"])
def test_a_changed_layout_names_page_and_mark_and_never_gives_an_empty_article(family: str) -> None:
    sources = {"C": C + "Page01NU.htm", "D": D + "index.htm", "E": E + "Qpaper.html"}
    sources |= {"E2": E2 + "szbzA1.Html", "F": F + "v01.shtml", "G": G + "01/default.htm"}
    platform = FAMILIES[family]
    body = next(one for one in platform.skin.body if " " not in one)  # type: ignore[attr-defined]  # a FolderSite
    with pytest.raises(LayoutError, match="expected links to the edition's pages"):
        platform.parse_edition_page("<p>新版上线</p>", source=sources[family])
    with pytest.raises(LayoutError, match="expected one article body"):
        platform.parse_article_page("<h2>标题</h2><p>新版上线</p>", source=sources[family])
    mark = f"<div id={body[1:]}>" if body.startswith("#") else f"<div class={body[1:]}>"
    with pytest.raises(LayoutError, match=f"found an empty {body}"):
        platform.parse_article_page(f"<h2>标题</h2>{mark}&nbsp;</div>", source=sources[family])
    with pytest.raises(LayoutError, match="found 2"):
        platform.parse_article_page(f"{mark}一</div>{mark}二</div>", source=sources[family])


@pytest.mark.parametrize(
    ("html", "family"),
    [
        ("<a href=node_3.htm>01</a><div class=bmnr_con_biaoti>题</div>", "B"),
        ("<a href=/c/2024-10-04/1056671.shtml>新闻</a><a href=index.shtml>", None),
        ("<a href=default.htm>首页</a><a href=page.html>", None),
        ("<p>Page01 of 12</p>", None),
        (
            f"<a href=node_3.htm>01</a><a href={C}Page01NU.htm>友报</a><a href={F}v01.shtml>友报</a>",
            "B",
        ),
    ],
)
def test_pages_of_other_families_and_of_plain_sites_are_left_alone(html: str, family: str | None) -> None:
    path = "html/2026-03/17/node_4.htm" if family else "2026-03-17/12345.html"
    assert recognise(html, source=f"http://daily.example/{path}") == family


@pytest.mark.parametrize("family", ["C", "D", "E", "E2", "F", "G"])
@pytest.mark.parametrize(
    "hostile",
    [
        "<table><tr><td>" * 2_000,
        "<b>" * 4_000,
        "<!--" * 200_000,
        "<a href=v03.shtml>第03版</a><a href=x.pdf>PDF</a>" * 2_000,
        "<p>" + "上一版 " * 2_000 + "甲</p>",
        "".join(
            f"<a href=v03.shtml>{n:02d}</a><a href=Articel01{n:03d}MT.htm>标题</a>" for n in range(1_000)
        ),
    ],
    ids=["tables", "bold", "comments", "pdfs", "navigation", "links"],
)
def test_hostile_markup_keeps_the_article_and_ends(family: str, hostile: str) -> None:
    platform = FAMILIES[family]
    ids = "oldcontenttext", "zoom", "doccontent", "ozoom", "content_div", "pgcontent"
    bodies = "".join(f"<div id={name}>" for name in ids)
    page = platform.parse_article_page(f"<h2>标题</h2>{bodies}正文{hostile}", source=F + "335337.shtml")
    assert page.headline == "标题"
    assert page.paragraphs[0].startswith("正文")
