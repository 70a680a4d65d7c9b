"""What a national paper names beside the matter: lakes, products, helpers, way stations, desks and meeting halls."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from ingest.domain.article import Article, Dateline

OpenDesk = Callable[..., Any]


@pytest.fixture
def nation(open_desk: OpenDesk) -> Any:
    return open_desk("中国")


def decide(desk: Any, headline: str, *paragraphs: str, **fields: Any) -> Any:
    article = Article(order=1, kind="news", headline=headline, paragraphs=paragraphs, **fields)
    (decision,) = desk.decide(article, on=date(2018, 7, 18))
    return decision


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("鄱阳湖涨了水，都昌县的堤上整夜有人。鄱阳湖边，县里分三班守着。", "都昌县"),
        ("嵩山脚下，登封市的茶农收了秋茶。", "登封市"),
        ("缙云山的火灭了，重庆市北碚区的护林员下了山。", "北碚区"),
        ("大别山深处，金寨县的茶叶下山了。", "金寨县"),
        ("江西婺源来了一列“黄山号”旅游列车，婺源的茶商包了两节车厢。", "婺源县"),
        ("青岛啤酒进了山，贵州雷山县的小店也卖。", "雷山县"),
    ],
)
def test_lakes_ranges_and_products_are_not_the_places_they_are_called_after(
    nation: Any, text: str, place: str
) -> None:
    assert decide(nation, "一天", text).primary == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("从贵阳出发，途经都匀市，三个钟头才到荔波县。荔波的桥修好了。", "荔波县"),
        ("汶川县的新学校是广东援建的，东莞的工程队干了一年。", "汶川县"),
        ("上海派来的医生在西藏江孜县坐诊，上海捐来的设备也装好了。", "江孜县"),
        ("来自湖北、湖南、江西的消防员到了重庆市北碚区，北碚的火灭了。", "北碚区"),
        ("四川仁寿县的枇杷装了车，当晚发往广州，卖到深圳。", "仁寿县"),
        ("贵州剑河县的返乡工人在深圳打工十年，到广州进修过，如今剑河的厂子归他管。", "剑河县"),
        ("从西吉、海原的大山里搬来的人在吴忠市红寺堡区种葡萄，红寺堡的村子亮了灯。", "红寺堡区"),
        ("在上海做了十年生意，他回了老家桐城市，桐城的茶园是他租的。", "桐城市"),
        ("开往北京的列车停在陕西绥德县，绥德的羊肉上了车。", "绥德县"),
        ("全国举重赛在湖南郴州落幕，广东名将夺冠，山东、河北分别获得三金。", "郴州市"),
    ],
)
def test_who_helps_and_what_is_passed_is_not_the_place(nation: Any, text: str, place: str) -> None:
    assert decide(nation, "一天", text).primary == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("上海的外滩昨晚亮了灯，外滩的人比往年多。上海今年修了步道。", "上海市"),
        ("昌吉来的客人看了布达拉宫，布达拉宫下面是拉萨市城关区的老街。", "城关区"),
        ("山东沂源县西里镇种苹果，县医院的车进了村。", "沂源县"),
    ],
)
def test_landmarks_and_offices_without_a_name_speak_for_where_they_are(
    nation: Any, text: str, place: str
) -> None:
    assert decide(nation, "一天", text).primary == place


def test_a_landmark_alone_is_told_and_decides_nothing(nation: Any) -> None:
    decision = decide(nation, "一天", "莫高窟的讲解员说，今年游客少了。")
    assert (decision.status, decision.notes) == ("unassigned", ("文中的“莫高窟”在敦煌市",))


def test_a_desk_leaves_its_province_to_the_county_that_the_text_names(nation: Any) -> None:
    dateline = Dateline(printed="本报昆明7月17日电", agency="本报", place="昆明")
    text = "雪山下的客栈没有电视，也没有空调。"
    last = "德钦县旅游局想修一条路。"
    assert decide(nation, "三无客栈", text, "三十户轮流接客。", last, dateline=dateline).primary == "德钦县"


def test_three_counties_of_a_city_make_all_of_the_city_more_than_one_of_them(nation: Any) -> None:
    dateline = Dateline(printed="本报郑州7月17日电", agency="本报", place="郑州")
    text = "全市转移四万人。巩义市的米河镇通了电话，二七区、金水区恢复供电。"
    assert decide(nation, "雨停了", text, dateline=dateline).primary == "郑州市"


def test_a_meeting_in_the_capital_is_about_the_place_it_speaks_of(nation: Any) -> None:
    text = "景德镇陶瓷研讨会昨天在北京举行。景德镇市将修缮老窑房。"
    dateline = Dateline(printed="本报北京7月17日电", agency="本报", place="北京")
    assert decide(nation, "瓷都再议传承", text, dateline=dateline).primary == "景德镇市"


def test_news_from_abroad_belongs_to_no_place_of_china(nation: Any) -> None:
    dateline = Dateline(printed="新华社内罗毕7月17日电", agency="新华社", place="内罗毕")
    decision = decide(nation, "机场恢复航班", "内罗毕机场恢复航班，广州的班机推迟四小时。", dateline=dateline)
    assert (decision.status, decision.primary) == ("unassigned", None)


def test_a_desk_alone_does_not_make_an_article_its_citys(nation: Any) -> None:
    dateline = Dateline(printed="本报上海7月17日电", agency="本报", place="上海")
    assert decide(nation, "啤酒涨价", "多家厂商上调出厂价。", dateline=dateline).status == "unassigned"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("青海的海南，没有海。海南州的风电站连成片，全州都用上了绿电。", "海南藏族自治州"),
        ("江西余干县的园区里装了新机器，县里还要再建一个。南昌的客商来看过。", "余干县"),
    ],
)
def test_words_for_a_whole_mean_a_place_of_their_kind(nation: Any, text: str, place: str) -> None:
    assert decide(nation, "一天", text).primary == place


def test_two_counties_of_one_city_in_equal_measure_share_an_article(nation: Any) -> None:
    text = "连接府谷县与神木市的路通了。府谷出一半钱，神木出一半钱。"
    assert decide(nation, "界碑边的路", text).roles == {"府谷县": "primary", "神木市": "co_primary"}
