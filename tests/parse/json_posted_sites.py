"""Invented e-papers in JSON, continued: 温州 in its two generations, and 科技日报."""

import json
from typing import Any

from ingest.domain.address import post_form, post_json

HOST = "http://paper.example"
UV = f"{HOST}/stdailynewspaperapi/uv/article"
CATALOG, DETAILS = (
    "layoutCatalog/listByDigitalNewspaperMarkAndPublishTime",
    "layoutDetail/listByLayoutCatalogId",
)
WEB = f"{HOST}/digitalNewspaper/web"
LONG = "<p>青石镇的水渠修好了。</p><p>镇里的人都来看。</p>"
LISTED = ["水渠通水", "春耕开始", "桥修好了"]


def _ask(call: str, **fields: str) -> str:
    return post_json(f"{UV}/{call}", json.dumps(fields, separators=(",", ":")))


def _uv(**fields: Any) -> dict[str, Any]:
    return {"status": "200", **fields}


def _web(call: str, **fields: str) -> str:
    return post_form(f"{WEB}/{call}", tuple(fields.items()))


def _wenzhou_text(number: int, title: str, edition: str) -> dict[str, Any]:
    return {"layoutDetailId": number, "documentTitle": title, "documentContent": LONG, "edition": edition}


POSTED: dict[str, tuple[str, dict[str, Any]]] = {
    "wenzhou": (
        f"{HOST}/newspaper?mediaKey=wzrb",
        {
            _web(CATALOG, digitalNewspaperMark="wzrb", publishTime="2026-03-18"): {
                "msg": [
                    {"layoutCatalogId": 71, "editionName": "第01版：要闻", "pdfPath": "/a.pdf"},
                    {"layoutCatalogId": 72, "editionName": "第02版：综合", "pdfPath": None},
                ]
            },
            _web(DETAILS, layoutCatalogId="71"): {
                "msg": [_wenzhou_text(1, "水渠通水", "01"), _wenzhou_text(2, "春耕开始", "01")]
            },
            _web(DETAILS, layoutCatalogId="72"): {"msg": [_wenzhou_text(3, "桥修好了", "02")]},
        },
    ),
    "wenzhou 2026": (
        f"{WEB}/layout/findByTime?mediaKey=wzrb",
        {
            f"{WEB}/layout/findByTime?mediaKey=wzrb&time=2026-03-18": {
                "data": [{"id": 71, "name": "01版：要闻"}, {"id": 72, "name": "02版：综合"}]
            },
            f"{WEB}/article/findByLayout?layoutId=71": {
                "data": [{"id": 1, "title": "水渠通水"}, {"id": 2, "title": "春耕开始"}]
            },
            f"{WEB}/article/findByLayout?layoutId=72": {"data": [{"id": 3, "title": "桥修好了"}]},
            **{
                f"{WEB}/article/findById?id={n}": {"data": {"id": n, "title": title, "content": LONG}}
                for n, title in enumerate(LISTED, 1)
            },
        },
    ),
    "stdaily": (
        f"{UV}?code=KJRB&siteId=s1",
        {
            _ask("period/date", code="KJRB", siteId="s1", date="2026-03-01"): _uv(
                obj={"dateList": ["2026-03-17", "2026-03-18"]}
            ),
            _ask("period/periodTime", code="KJRB", siteId="s1", periodTime="2026-03-18"): _uv(
                obj={
                    "periodTime": "2026-03-18",
                    "editionList": [
                        {"id": "e2", "editionName": "第02版：综 合", "weight": 2},
                        {"id": "e1", "editionName": "第01版：要 闻", "weight": 1},
                    ],
                }
            ),
            _ask("article/editionId", code="KJRB", siteId="s1", id="e1"): _uv(
                list=[{"id": "a1", "title": "<p>水渠通水</p>"}, {"id": "a2", "title": "<p>春耕开始</p>"}]
            ),
            _ask("article/editionId", code="KJRB", siteId="s1", id="e2"): _uv(
                list=[{"id": "a3", "title": "桥修好了"}]
            ),
            **{
                _ask("article/articleId", code="KJRB", siteId="s1", id=f"a{n}"): _uv(
                    obj={
                        "articleVo": {"title": f"<p>{title}</p>", "content": LONG, "periodTime": "2026-03-18"}
                    }
                )
                for n, title in enumerate(LISTED, 1)
            },
        },
    ),
}
