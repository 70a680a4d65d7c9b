"""Folio lines give the page's number, name and cover date; text that only looks like one does not."""

from datetime import date

import pytest

from ingest.parse.lines.folio import find_folio


@pytest.mark.parametrize(
    ("line", "page_no", "page_name", "day"),
    [
        ("A06 城事 2012年9月14日 星期五", "A06", "城事", date(2012, 9, 14)),
        ("A1 要闻 2014年4月22日 星期二 责任编辑:沙景行", "A1", "要闻", date(2014, 4, 22)),
        ("新闻·社会 第7版", "07", "新闻·社会", None),
        ("第十二版 副刊", "12", "副刊", None),
        ("洛城日报 2026年3月17日 星期二 第5版 涧西新闻", "05", "涧西新闻", date(2026, 3, 17)),
        ("责任编辑:沙景行 校对:李四", None, None, None),
    ],
)
def test_folio_is_read(line: str, page_no: str | None, page_name: str | None, day: date | None) -> None:
    folio = find_folio(line)
    assert folio is not None
    assert (folio.page_no, folio.page_name, folio.printed_date) == (page_no, page_name, day)


@pytest.mark.parametrize(
    "line",
    [
        "6年多绣出 22米长画卷",
        "1 科技创新,助力产业发展提档升级",
        "2019年6月3日",
        "2012年3月,老人闲下来,便开始着手这项大工程。",
        "活动时间:6月8日—6月23日",
        "读者来信",
    ],
)
def test_text_is_no_folio(line: str) -> None:
    assert find_folio(line) is None


def test_an_impossible_date_is_left_out() -> None:
    folio = find_folio("05 综合 2018年13月40日 星期四")
    assert folio is not None
    assert folio.printed_date is None
