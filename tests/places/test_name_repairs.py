"""A name that is none in the city is offered the one it may have been; a name of elsewhere is left alone."""

from collections.abc import Callable
from typing import Any

import pytest

from ingest.domain.article import Article, Suggestion
from ingest.places.repairs import build_name_repairs, find_name_repairs

OpenDesk = Callable[..., Any]


def offer(open_desk: OpenDesk, text: str, city: str | None = "洛阳市") -> list[Suggestion]:
    desk = open_desk(city)
    mentions = desk.find(Article(order=1, kind="news", paragraphs=(text,)))
    repairs = build_name_repairs(desk.names)
    return list(find_name_repairs(text, field="paragraph", index=0, mentions=mentions, repairs=repairs))


@pytest.mark.parametrize(
    ("text", "surface", "replacement"),
    [
        ("63岁的西工区洛北街道办事处翟家屯社区居民说。", "翟家屯社区", "瞿家屯社区"),
        ("翟家屯社区的读书灯亮了。", "翟家屯社区", "瞿家屯社区"),
        ("住在翟家屯社区的杨阿姨说。", "翟家屯社区", "瞿家屯社区"),
        ("近日，润西区开展教育扶贫。", "润西区", "涧西区"),
        ("洛阳市润西区有一座博物馆。", "润西区", "涧西区"),
        ("峦川县的雪停了。", "峦川县", "栾川县"),
        ("嵩县车忖镇的雪停了，宣阳县也晴了。", "宣阳县", "宜阳县"),
    ],
)
def test_a_misread_name_is_offered_the_citys_own(
    open_desk: OpenDesk, text: str, surface: str, replacement: str
) -> None:
    (one,) = offer(open_desk, text)
    assert (one.surface, one.replacement) == (surface, replacement)
    assert text[one.start_offset :].startswith(surface)


def test_the_reason_names_both_names_and_the_characters(open_desk: OpenDesk) -> None:
    (one,) = offer(open_desk, "翟家屯社区的读书灯亮了。")
    assert one.reason == "本市没有“翟家屯社区”，有“瞿家屯社区”；“翟”与“瞿”形近（上部不同）"


@pytest.mark.parametrize(
    "text",
    [
        "瞿家屯社区的读书灯亮了。",  # right as printed
        "史家屯社区和符家屯社区的读书灯亮了。",
        "郑州市中原区翟家屯社区的灯亮了。",  # another city's
        "高新区的灯亮了，湿润西区的灯也亮了。",  # 浸润西区: a piece of other words
        "涧西区翟家屯社区的灯亮了。",  # the city's lies in another district
        "自主村镇建设提速。",
        "大王庄村的灯亮了。",
        "社区的灯亮了，村里的灯也亮了。",
    ],
)
def test_what_speaks_against_it_leaves_a_name_alone(open_desk: OpenDesk, text: str) -> None:
    assert offer(open_desk, text) == []


def test_no_name_of_the_city_is_taken_for_another(open_desk: OpenDesk) -> None:
    desk = open_desk("洛阳市")
    repairs = build_name_repairs(desk.names)
    assert not {one.printed for one in repairs.misread} & set(desk.names.entries)


def test_a_newspaper_without_a_city_is_offered_no_names(open_desk: OpenDesk) -> None:
    assert offer(open_desk, "翟家屯社区的读书灯亮了。", city=None) == []
