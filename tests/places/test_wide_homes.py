"""Where an article of a national or provincial paper lands: a county, a city, a province, everywhere or nowhere."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from ingest.domain.article import Article, Dateline
from ingest.domain.errors import ConfigError
from ingest.warehouse.gazetteer import find_home

OpenDesk = Callable[..., Any]


def decide(desk: Any, headline: str, *paragraphs: str, on: date = date(2018, 7, 18), **fields: Any) -> Any:
    article = Article(order=1, kind="news", headline=headline, paragraphs=paragraphs, **fields)
    (decision,) = desk.decide(article, on=on)
    return decision


@pytest.fixture
def nation(open_desk: OpenDesk) -> Any:
    return open_desk("中国")


def test_the_county_is_the_unit_where_all_happens_and_its_bureaus_city_is_not(nation: Any) -> None:
    decision = decide(
        nation,
        "山沟里的豆腐坊",
        "嵩县车村镇的豆腐坊天不亮就开了门。县里今年帮三十户人家添了新磨。",
        "嵩县的豆腐卖到了外省。",
        dateline=Dateline(printed="新华社郑州7月17日电", agency="新华社", place="郑州"),
    )
    assert decision.roles == {"嵩县": "primary", "郑州市": "mentioned"}
    assert decision.confidence == "high"
    assert "电头写到“郑州”，是记者所在的城市" in decision.notes


@pytest.mark.parametrize(
    ("headline", "text", "place"),
    [
        ("江苏沭阳花木上网", "江苏沭阳的花农学会了直播。", "沭阳县"),
        ("峡谷里通了路", "云南怒江州贡山县独龙江乡的路通了。", "贡山独龙族怒族自治县"),
        ("赤水河边的竹农", "贵州省赤水市的竹农今年多收两成。", "赤水市"),
        ("合肥：地铁进了校园", "合肥的地铁站修到了校门口，全市已有九站如此。", "合肥市"),
        ("上海：老楼装电梯", "上海今年给两千栋老楼装电梯，全市还有一万栋在排队。", "上海市"),
        ("通州老码头", "江苏省南通市通州区的老码头修好了。", "通州区"),
    ],
)
def test_places_are_known_as_national_papers_print_them(
    nation: Any, headline: str, text: str, place: str
) -> None:
    assert decide(nation, headline, text).primary == place


def test_several_counties_of_one_city_make_it_the_citys(nation: Any) -> None:
    decision = decide(
        nation,
        "曲靖的清凉账",
        "会泽、罗平、师宗三县今夏来了许多老人。",
        "曲靖市把各县的公交连成一张网，全市一卡通行。",
    )
    assert decision.primary == "曲靖市"
    assert {"会泽县", "罗平县", "师宗县"} <= decision.roles.keys()


def test_several_cities_of_one_province_make_it_the_provinces(nation: Any) -> None:
    decision = decide(
        nation,
        "安徽：堤上的校车",
        "安徽省今年在阜阳、淮南、蚌埠、六安四市试开校车。",
        "全省其他各市正在报名。",
    )
    assert decision.primary == "安徽省"


def test_many_provinces_are_nobodys_and_the_whole_country_has_its_own_words(nation: Any) -> None:
    assert decide(nation, "春风送岗位", "四川、安徽、广东、山东、河南的招聘会都开了。").status == "unassigned"
    decision = decide(nation, "春风送岗位", "全国各地的招聘会都开了，四川、安徽、广东、山东也在其中。")
    assert decision.status == "city_wide"
    assert decision.roles["中国"] == "city_wide"


def test_a_namesake_counts_for_the_city_named_in_the_article_and_else_for_nobody(nation: Any) -> None:
    plain = decide(nation, "食堂上直播", "朝阳区一所小学把厨房搬上直播。")
    assert plain.status == "unassigned"
    settled = decide(nation, "食堂上直播", "朝阳区一所小学把厨房搬上直播。", "长春市教育局说，这是头一家。")
    assert settled.primary == "朝阳区"


@pytest.mark.parametrize(
    "text",
    [
        "北京大学与武汉大学联合发布一份报告。",
        "中科院兰州某所的新仪器用上了。",
        "会谈谈到上海合作组织的前景。",
        "豫西山区的雨停了。",
    ],
)
def test_names_inside_other_names_place_nothing(nation: Any, text: str) -> None:
    assert decide(nation, "要闻", text).status == "unassigned"


def test_where_somebody_comes_from_is_not_where_it_happens(nation: Any) -> None:
    decision = decide(
        nation, "他托住了孩子", "深圳市南山区一名外卖员托住了孩子。他是湖南省隆回县人，来自隆回县的山村。"
    )
    assert decision.primary == "南山区"


def test_a_provinces_paper_settles_namesakes_at_home_and_leaves_the_rest(open_desk: OpenDesk) -> None:
    henan = open_desk("河南省")
    assert decide(henan, "老街亮了灯", "鼓楼区的老街昨天亮了灯。").primary == "鼓楼区"
    assert decide(henan, "全省麦收过半", "我省麦收过半，周口、商丘、南阳进度领先。").status == "city_wide"
    assert decide(henan, "渔船归来", "浙江省舟山市普陀区的渔船回来了。").status == "unassigned"


def test_a_county_that_was_no_more_on_the_day_counts_nothing(nation: Any) -> None:
    assert decide(nation, "旧闻", "河南省洛阳市吉利区的桥通了。", on=date(2023, 7, 1)).primary != "吉利区"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("中国", "000000"),
        ("河南省", "410000"),
        ("河南", "410000"),
        ("吉林省", "220000"),
        ("吉林", "220200"),
        ("北京", "110000"),
        ("洛阳", "410300"),
    ],
)
def test_a_home_is_the_country_a_province_or_a_city(name: str, code: str) -> None:
    assert find_home(name).place_code == code


def test_a_home_that_is_none_names_the_nearest() -> None:
    with pytest.raises(ConfigError, match=r"no city is called '洛杨市': did you mean .*洛阳市"):
        find_home("洛杨市")
