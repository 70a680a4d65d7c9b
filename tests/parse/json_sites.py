"""Invented e-papers that answer in JSON, one of each family: two pages, three articles, address → answer."""

from typing import Any

from ingest.domain.address import post_form
from tests.parse.json_posted_sites import HOST, LISTED, LONG, POSTED

READER = f"{HOST}/reader/layout"
JOURNAL = f"{HOST}/journal"
NAVI = f"{HOST}/staticsg/data/journal"
SZB = f"{HOST}/_szb/jfjb/2026/03/18/index.json"
READ_DO = f"{HOST}/epaper/read.do?m=i&iid=7"
MONTH = (("newspaperId", "1"), ("yyyymm", "202603"), ("date", "2026-03-18"))
TEXT = "青石镇的水渠修好了。<br/>镇里的人都来看。"
PAGES = (("01", "要闻", (1, 2)), ("02", "综合", (3,)))


def _reader(call: str, **fields: str) -> str:
    return post_form(f"{READER}/{call}.do", tuple(fields.items()))


def _article(title: str, **more: Any) -> dict[str, Any]:
    return {
        "title": title,
        "content": TEXT,
        "jdate": "2026-03-18",
        "introtitle": "",
        "author": "林远",
        **more,
    }


def _read_do_page(numbers: tuple[int, ...]) -> str:
    links = [("listTitleL", f"&eid={no}", f"第0{no}版：{name}") for no, name in ((1, "要闻"), (2, "综合"))]
    links += [("humor", f"&eid=1&sid={n}", LISTED[n - 1]) for n in numbers]
    return "<html><body>" + "".join(
        f'<div class="{mark}"><span class="{mark}"><li><a href="/epaper/read.do?m=i&iid=7{ids}&idate=1_2026-03-18">'
        f"{text}</a></li></span></div>"
        for mark, ids, text in links
    )


READER_ARTICLE = {
    "content": "　　青石镇的水渠修好了。\n　　镇里的人都来看。",
    "docPubTime": "2026/03/18 00:00:00",
}
SITES: dict[str, tuple[str, dict[str, Any]]] = {
    "H": (
        f"{HOST}/epaper/",
        {
            _reader("getSZBDate", sj="2026-03"): ["2026-03-17", "2026-03-18"],
            _reader("findBmMenu", docPubTime="20260318"): [
                {
                    "ID": "20260318_01",
                    "BC": "第01版",
                    "BM": "要闻",
                    "IRCATELOG": "01",
                    "PDPATH": "group1/a.pdf",
                },
                {"ID": "20260318_02", "BC": "第02版", "BM": "综合", "IRCATELOG": "02", "PDPATH": "p/b.pdf"},
            ],
            _reader("getBmDetail", bc="01", docpubtime="2026/03/18"): [
                {"ZB_GUID": "g1", "DOCTITLE": "水渠通水", "BM": "要闻"},
                {"ZB_GUID": "g2", "DOCTITLE": "春耕开始", "BM": "要闻"},
                {"ZB_GUID": "g9", "DOCTITLE": "责任编辑：周平", "BM": "要闻"},
            ],
            _reader("getBmDetail", bc="02", docpubtime="2026/03/18"): [
                {"ZB_GUID": "g3", "DOCTITLE": "桥修好了", "BM": "综合"}
            ],
            **{
                _reader("detailData", guid=f"g{n}"): {**READER_ARTICLE, "docTitle": title, "bc": bc}
                for n, (title, bc) in enumerate(zip(LISTED, ("01", "01", "02"), strict=True), 1)
            },
        },
    ),
    "I": (
        f"{HOST}/",
        {
            post_form(f"{HOST}/epaper/read.do?m=getIssueByMonth", MONTH): {
                "data": [{"idateDisp": "2026-03-18", "path": "/epaper/read.do?m=i&iid=7&idate=1_2026-03-18"}]
            },
            **{
                f"{READ_DO}{eid}&idate=1_2026-03-18": _read_do_page(numbers)
                for eid, numbers in (("", (1, 2)), ("&eid=1", (1, 2)), ("&eid=2", (3,)))
            },
            **{
                f"{READ_DO}&eid=1&sid={n}&idate=1_2026-03-18": f"""<html><body>
                <p class="articleTitle">{LISTED[n - 1]}</p><div id="article_content">{LONG}</div></body></html>"""
                for n in (1, 2, 3)
            },
        },
    ),
    "jfdaily": (
        f"{JOURNAL}/list.do",
        {
            f"{JOURNAL}/list.do": {
                "success": True,
                "object": {"departList": [{"code": "jfrb", "jdate": "2026-03-19", "pnumber": "01"}]},
            },
            **{
                f"{JOURNAL}/2026-03-18/getJournalPage.do?page={no}&code=jfrb": {
                    "success": True,
                    "object": {
                        "page": {"pnumber": no, "pname": name, "jdate": "2026-03-18"},
                        "pagelist": [{"pnumber": "01", "pname": "要闻"}, {"pnumber": "02", "pname": "综合"}],
                        "articlelist": [{"id": n, "title": LISTED[n - 1]} for n in numbers],
                    },
                }
                for no, name, numbers in (("01", "要闻", (2, 1)), ("02", "综合", (3,)))
            },
            **{
                f"{JOURNAL}/getJournalPageArticle.do?id={n}": {
                    "success": True,
                    "object": {"article": _article(title, id=n)},
                }
                for n, title in enumerate(LISTED, 1)
            },
        },
    ),
    "jfdaily-navi": (
        f"{HOST}/",
        {
            f"{NAVI}/2026-03-18/navi.json": {
                "pages": [
                    {
                        "pnumber": no,
                        "pname": name,
                        "jdate": "2026-03-18",
                        "articleList": [{"id": n, "title": LISTED[n - 1]} for n in numbers],
                    }
                    for no, name, numbers in PAGES
                ]
            },
            **{
                f"{NAVI}/2026-03-18/{no}/article/{n}.json": {"article": _article(LISTED[n - 1], id=n)}
                for no, n in (("01", 1), ("01", 2), ("02", 3))
            },
        },
    ),
    "bjnews": (
        f"{HOST}/",
        {
            f"{HOST}/html/2026/20260318/data.json": [
                {
                    "pageNo": no,
                    "pageName": name,
                    "issueDate": "2026-03-18",
                    "onePageArticleList": [
                        {
                            "mainTitle": LISTED[n - 1].replace("通", "<br/>通"),
                            "articleHref": f"20260318_{no}_{n}.html",
                        }
                        for n in numbers
                    ],
                }
                for no, name, numbers in (("A01", "要闻", (1, 2)), ("A02", "综合", (3,)))
            ],
            **{
                f"{HOST}/html/2026/20260318/20260318_{no}/20260318_{no}_{n}.html": f"""<html><body>
                <h1 id="Title">{LISTED[n - 1]}</h1><div id="ozoom">{LONG}</div></body></html>"""
                for no, n in (("A01", 1), ("A01", 2), ("A02", 3))
            },
        },
    ),
    "jfjb": (
        f"{HOST}/_szb/jfjb/",
        {
            SZB: {
                "paperInfo": [
                    {
                        "paperNumber": no,
                        "paperBk": name,
                        "paperData": "2026-03-18",
                        "xyList": [{"id": n, "title": LISTED[n - 1], "content": LONG} for n in numbers],
                    }
                    for no, name, numbers in PAGES
                ]
            }
        },
    ),
    **POSTED,
}
