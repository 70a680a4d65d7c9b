"""Where the pages, articles and fields of each HTML family stand, written by hand."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, kw_only=True)
class Skin:
    """CSS selectors, and what the first edition's addresses must be.

    Attributes:
        entry: Below the newspaper's prefix, as the next two.
        first_page: Of 17 March.
        first_article: Its first one.
        fields: Of an article; a field that is not named here is not shown, or not by a mark of its own.
    """

    entry: str = "/"
    first_page: str
    first_article: str
    pages: str
    articles: str
    fields: dict[str, str]


RMRB = {
    "kicker": ".article h3",
    "headline": ".article h1",
    "deck": ".article h2",
    "text": "#ozoom",
    "captions": ".pci_c p",
}
IDS = {
    "kicker": "#PreTitle",
    "headline": "#Title",
    "deck": "#SubTitle",
    "author": "#Author",
    "text": "#ozoom founder-content",
    "captions": ".attachment p",
}
NEWS = {
    "kicker": ".intro",
    "headline": ".newsdetatit h3",
    "deck": ".sub",
    "text": ".newsdetatext founder-content",
}
NEWSPIC = {"author": "founder-author", "text": "#ozoom", "captions": "#newspic tr:nth-child(even) td"}
ALLTITLE = {
    "kicker": ".main-article-pretitle",
    "headline": ".main-article-title",
    "deck": ".main-article-subtitle",
    "author": ".main-article-author",
    "captions": "#newspic tr:nth-child(even) td",
}
NEIRONG = {"kicker": ".neirong h3", "headline": ".neirong h2", "deck": ".neirong h4", "text": "#contenttext"}
JOYHUA = {
    "kicker": ".bmnr_con_yinti",
    "headline": ".bmnr_con_biaoti",
    "deck": ".bmnr_con_futi",
    "text": "#zoom",
}

A_SWIPER = Skin(
    first_page="pc/layout/202603/17/node_01.html",
    first_article="pc/content/202603/17/content_770101.html",
    pages=".swiper-slide a",
    articles="ul.news-list a",
    fields=RMRB,
)
A_COL = Skin(
    first_page="pc/col/202603/17/col01.html",
    first_article="pc/c/202603/17/c770101.html",
    pages=".nav-list a.btn",
    articles="li.resultList a",
    fields=IDS,
)
A_HTML = Skin(
    first_page="html/layout/202603/17/node_01.html",
    first_article="html/content/202603/17/content_770101.html",
    pages="#layoutlist a:first-child",
    articles="#articlelist a",
    fields=IDS,
)
A_PC = Skin(
    first_page="PC/layout/202603/17/col01.html",
    first_article="PC/content/202603/17/content_770101.html",
    pages=".Chunkiconlist a:first-child",
    articles=".newslist h3 a",
    fields=NEWS,
)
B2_LISTS = Skin(
    entry="/paperindex.htm",
    first_page="html/2026-03/17/nbs.D110000lcrb_01.htm",
    first_article="html/2026-03/17/nw.D110000lcrb_20260317_1-01.htm",
    pages="#pageList .right_title-name a",
    articles="#titleList a",
    fields={
        "kicker": ".text_c h3",
        "headline": ".text_c h1",
        "deck": ".text_c h2",
        "author": ".lai b",
        "text": "#ozoom",
        "captions": ".pci_c tr:nth-child(2) td",
    },
)
C_BANCI = Skin(
    entry="/content/PaperIndex.htm",
    first_page="content/20260317/Page01FO.htm",
    first_article="content/20260317/Articel01001BA.htm",
    pages="li.banci a:first-child",
    articles=".newslist a",
    fields=NEIRONG,
)
F_NAV = Skin(
    first_page="shtml/lcrb/20260317/index.shtml",
    first_article="shtml/lcrb/20260317/770101.shtml",
    pages=".pageNav a",
    articles=".titleNav a",
    fields={"headline": "h1", "text": "#content_div"},
)
G_PLAIN = Skin(
    first_page="html/2026/03/17/01/default.htm",
    first_article="html/2026/03/17/01/01_770101.htm",
    pages="#pageTitle a",
    articles="area",
    fields={"kicker": "h5.yinti_title", "headline": "h2.content_title", "text": "#pgcontent"},
)

SKINS = {
    ("A", ""): A_SWIPER,
    ("A", "col"): A_COL,
    ("A", "column"): replace(
        A_HTML,
        first_page="pc/column/202603/17/node_01.html",
        first_article="pc/con/202603/17/content_770101.html",
    ),
    ("A", "html"): A_HTML,
    ("A", "paper"): replace(
        A_COL,
        first_page="paper/layout/202603/17/n_01.html",
        first_article="paper/content/202603/17/content_770101.html",
    ),
    ("A", "PC"): A_PC,
    ("A", "dashed"): replace(
        A_PC,
        first_page="column/2026-03/17/l01.html",
        first_article="cont/2026-03/17/content_770101.html",
    ),
    ("A", "webtree"): replace(A_SWIPER, pages="#webtree dt a", articles="area", fields=IDS),
    ("B", ""): Skin(
        first_page="html/2026-03/17/node_187.htm",
        first_article="html/2026-03/17/content_770101.htm",
        pages="#bmdhTable a",
        articles="td.default a:has(div)",
        fields={"headline": "td.font01", **NEWSPIC},
    ),
    ("B", "npm"): Skin(
        first_page="html/2026-03/17/node_58464.htm",
        first_article="html/2026-03/17/content_58464_770101.htm",
        pages="#bmdhTable a",
        articles="ul.list01 a",
        fields={
            "kicker": "tr:nth-child(1) td.font02",
            "headline": "founder-title",
            "deck": "tr:nth-child(3) td.font02",
            **NEWSPIC,
        },
    ),
    ("B", "luoyang"): Skin(
        first_page="html2/2026-03/17/node_3.htm",
        first_article="html2/2026-03/17/content_770101.htm",
        pages="td.default a",
        articles="ul.main-ed-articlenav-list a",
        fields={
            "headline": "td[align=center] > strong",
            "author": "founder-author",
            "text": "#ozoom",
            "captions": "table[bgcolor] tr:nth-child(2) td",
        },
    ),
    ("B", "dahe"): Skin(
        first_page="html/2026-03/17/node_1852.htm",
        first_article="html/2026-03/17/content_1852_770101.htm",
        pages="li.layout-catalogue-item a:first-child",
        articles="li.news-item a",
        fields={**ALLTITLE, "text": "#articleContent"},
    ),
    ("B", "zjol"): Skin(
        first_page="html/2026-03/17/node_17.htm",
        first_article="html/2026-03/17/content_770101.htm?div=-1",
        pages=".main-ednav-nav dt a",
        articles="ul.main-ed-articlenav-list a",
        fields={**ALLTITLE, "text": "#ozoom"},
    ),
    ("B2", ""): B2_LISTS,
    ("B2", "swiper"): replace(B2_LISTS, pages=".swiper-slide a", articles="ul.news-list a", fields=RMRB),
    ("C", ""): C_BANCI,
    ("C", "legaldaily"): replace(
        C_BANCI,
        pages=".banlist-li a",
        fields={"headline": ".xha-view-title h1", "text": "#article_view_content"},
    ),
    ("C", "mrdx"): replace(
        C_BANCI,
        pages=".listdaohang h4 a",
        articles="area",
    ),
    ("D", ""): Skin(
        first_page="20260317/html/index.htm",
        first_article="20260317/html/content_20260317001001.htm",
        pages="a.bmml_con_div_name",
        articles="a.bmdh_con_a",
        fields=JOYHUA,
    ),
    ("E", ""): Skin(
        first_page="Html/2026-03-17/Qpaper.html",
        first_article="Html/2026-03-17/770101.html",
        pages="#bancilist a",
        articles="#doclist a",
        fields={
            "kicker": "#yinti",
            "headline": "#doctitle",
            "deck": "#subdoctitle",
            "text": "#doccontent > div:first-child",
        },
    ),
    ("F", ""): replace(
        F_NAV,
        pages=".conRList a",
        articles=".conMItemList a",
        fields={"headline": "h2.detConTit", "text": ".details"},
    ),
    ("F", "nav"): F_NAV,
    ("F", "f-20"): replace(
        F_NAV,
        fields={"kicker": ".f-14:not(.height-25)", "headline": ".f-20 strong", "text": ".f-14.height-25"},
    ),
    ("G", ""): G_PLAIN,
    ("G", "uniflows"): replace(
        G_PLAIN,
        first_page="uniflows/html/2026/03/17/01/default.htm",
        first_article="uniflows/html/2026/03/17/01/01_770101.htm",
        fields={"headline": "h2.content-title", "text": "#pgcontent"},
    ),
}
