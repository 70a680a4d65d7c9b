"""What the words around a name and the edition's date make of it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from ingest.domain.article import Article, Dateline
from ingest.places.mentions import mentioned_districts

OpenDesk = Callable[..., Any]


def write(*paragraphs: str, **fields: Any) -> Article:
    return Article(order=1, kind="news", paragraphs=paragraphs, **fields)


@pytest.mark.parametrize(("city", "code"), [("南京市", "320106"), ("开封市", "410204"), ("徐州市", "320302")])
def test_namesakes_are_the_home_citys(open_desk: OpenDesk, city: str, code: str) -> None:
    (mention,) = open_desk(city).find(write("昨日，鼓楼区举办读书会。"))
    assert mention.county_codes == (code,)


def test_a_namesake_after_its_city_is_that_citys(open_desk: OpenDesk) -> None:
    mentions = open_desk("开封市").find(write("南京市鼓楼区的客人来访，苏州、南京鼓楼区都有代表。"))
    assert [mention.county_codes for mention in mentions if mention.name == "鼓楼区"] == [("320106",)] * 2


def test_names_that_are_ordinary_words_count_at_home_or_after_their_city(open_desk: OpenDesk) -> None:
    text = "记者来到城关区采访，郊区的菜农也来了。"
    assert mentioned_districts(open_desk("洛阳市").find(write(text))) == ()
    assert mentioned_districts(open_desk("兰州市").find(write(text))) == ("城关区",)
    assert mentioned_districts(open_desk("洛阳市").find(write("甘肃省兰州市城关区的客人。"))) == ("城关区",)


def test_counties_anywhere_in_china_are_mentioned(open_desk: OpenDesk) -> None:
    mentions = open_desk("洛阳市").find(write("旅游团去了台前县和都江堰市，又到成都市武侯区。"))
    assert mentioned_districts(mentions) == ("台前县", "都江堰市", "武侯区")


@pytest.mark.parametrize(
    ("on", "text", "is_valid"),
    [
        (date(2018, 7, 18), "孟津县会盟镇", True),
        (date(2022, 7, 18), "孟津县会盟镇", False),
        (date(2018, 7, 18), "孟津区会盟镇", False),
        (date(2022, 7, 18), "孟津区会盟镇", True),
        (date(2021, 3, 17), "孟津县会盟镇", True),
        (date(2021, 3, 18), "孟津区会盟镇", True),
        (date(2026, 3, 17), "孟津区会盟镇", True),
        (date(2003, 5, 1), "老城区", True),
    ],
)
def test_a_name_counts_only_while_it_stands(open_desk: OpenDesk, on: date, text: str, is_valid: bool) -> None:
    mention = open_desk("洛阳市").find(write(f"{text}举行荷花节。"), on)[0]
    assert mention.is_valid is is_valid
    assert mentioned_districts((mention,)) == (mention.surface,)


def test_a_township_rolls_up_to_the_county_of_the_day(open_desk: OpenDesk) -> None:
    desk = open_desk("洛阳市")
    before, after = (
        desk.find(write("会盟镇办荷花节。"), on)[0] for on in (date(2018, 7, 1), date(2022, 7, 1))
    )
    assert (before.county_codes, after.county_codes) == (("410322",), ("410308",))


def test_without_a_date_every_name_is_valid_and_the_latest_county_counts(open_desk: OpenDesk) -> None:
    mentions = open_desk("洛阳市").find(write("吉利区和会盟镇都来人了。"), None)
    assert [(mention.is_valid, mention.county_codes) for mention in mentions] == [
        (True, ("410306",)),
        (True, ("410308",)),
    ]


def test_a_village_of_many_counties_keeps_them_until_a_county_stands_before_it(open_desk: OpenDesk) -> None:
    desk = open_desk("洛阳市")
    (alone,) = desk.find(write("纸房村修好了路。"))
    assert len(alone.county_codes) > 2
    assert desk.find(write("嵩县车村镇纸房村修好了路。"))[-1].county_codes == ("410325",)


def test_a_township_after_a_county_elsewhere_is_not_the_home_citys(open_desk: OpenDesk) -> None:
    mentions = open_desk("洛阳市").find(write("兰考县城关镇的队员受邀参加。"))
    assert [mention.surface for mention in mentions] == ["兰考县"]


def test_traditional_text_is_read_and_kept_as_printed(open_desk: OpenDesk) -> None:
    text = "「夏天傍晚好舒服」，灣仔區的街坊過往要到東區散步。"
    mentions = open_desk("香港").find(write(text))
    assert mentioned_districts(mentions) == ("灣仔區", "東區")
    assert [text[mention.start_offset : mention.end_offset] for mention in mentions] == ["灣仔區", "東區"]
    assert mentions[0].place_codes == ("HK-wan-chai",)


def test_simplified_text_names_hong_kongs_districts_too(open_desk: OpenDesk) -> None:
    (mention,) = open_desk("香港").find(write("深水埗区举办市集。"))
    assert (mention.surface, mention.name) == ("深水埗区", "深水埗區")


@pytest.mark.parametrize(
    ("text", "helped"),
    [
        ("涧西区对口帮扶嵩县。", "嵩县"),
        ("西工区为宜阳县捐赠电脑50台。", "宜阳县"),
        ("老城区组织医生赴洛宁县义诊。", "洛宁县"),
        ("洛龙区与汝阳县结对共建。", "汝阳县"),
    ],
)
def test_helped_counties_carry_a_cue_and_helpers_none(open_desk: OpenDesk, text: str, helped: str) -> None:
    mentions = open_desk("洛阳市").find(write(text))
    assert [mention.name for mention in mentions if mention.cue == "partner"] == [helped]


def test_zones_have_no_code(open_desk: OpenDesk) -> None:
    (mention,) = open_desk("洛阳市").find(write("伊滨区签约12个项目。"))
    assert (mention.form, mention.place_codes, mention.county_codes) == ("zone", (), ())


def test_an_article_without_text_has_no_places(open_desk: OpenDesk) -> None:
    assert open_desk("洛阳市").find(write()) == ()


def test_a_paper_without_a_home_city_still_sees_counties(open_desk: OpenDesk) -> None:
    assert mentioned_districts(open_desk(None).find(write("涧西区和郊区都有活动。"))) == ("涧西区",)


def test_a_district_is_found_by_full_or_short_name_in_either_script(open_desk: OpenDesk) -> None:
    found = [open_desk("香港").names.find_district(name) for name in ("灣仔區", "湾仔区", "灣仔")]
    assert [place and place.place_code for place in found] == ["HK-wan-chai"] * 3
    assert open_desk("洛阳市").names.find_district("朝阳区") is None


@pytest.mark.parametrize(
    ("place", "name", "level"),
    [("栾川", "栾川县", "county"), ("北京", "北京市", "province"), ("延边", "延边朝鲜族自治州", "city")],
)
def test_datelines_name_their_place_in_short(open_desk: OpenDesk, place: str, name: str, level: str) -> None:
    dateline = Dateline(printed=f"本报{place}3月17日讯", place=place)
    (mention,) = open_desk("洛阳市").find(write("昨日举行龙舟赛。", dateline=dateline))
    assert (mention.surface, mention.name, mention.place_level) == (place, name, level)
    assert dateline.printed[mention.start_offset : mention.end_offset] == place


@pytest.mark.parametrize(
    ("city", "text", "name"),
    [
        ("上海市", "浦东警方通报。", "浦东新区"),
        ("天津市", "滨海新区、和平两区合作。", "滨海新区"),
        ("廊坊市", "大厂公安局通报。", "大厂回族自治县"),
        ("临夏回族自治州", "积石山公安局通报。", "积石山保安族东乡族撒拉族自治县"),
    ],
)
def test_short_forms_leave_peoples_and_kinds_out(
    open_desk: OpenDesk, city: str, text: str, name: str
) -> None:
    assert open_desk(city).find(write(text))[0].name == name


def test_a_name_that_stands_no_more_means_its_successor(open_desk: OpenDesk) -> None:
    mention = open_desk("哈尔滨市").find(write("原动力区的一位退休教师。"), date(2007, 1, 18))[0]
    assert (mention.surface, mention.name, mention.cue, mention.is_valid) == (
        "动力区",
        "香坊区",
        "former",
        True,
    )
    assert mentioned_districts((mention,)) == ()


def test_a_short_name_that_is_the_citys_is_no_former_districts(open_desk: OpenDesk) -> None:
    """襄阳区 became 襄州区 when 襄樊市 became 襄阳市."""
    desk = open_desk("襄阳市")
    assert not any(
        mention.is_valid for mention in desk.find(write("襄阳图书馆的书车改了时间。"), date(2021, 10, 13))
    )
    mention = desk.find(write("原襄阳区的一位退休教师。"), date(2021, 10, 13))[0]
    assert (mention.name, mention.is_valid) == ("襄州区", True)


def test_a_name_that_became_two_means_neither(open_desk: OpenDesk) -> None:
    mention = open_desk("石家庄市").find(write("原桥东区的一位退休教师。"), date(2016, 1, 18))[0]
    assert not mention.is_valid


def test_a_township_lies_in_the_county_of_the_day(open_desk: OpenDesk) -> None:
    mention = open_desk("北京市").find(write("不老屯镇的梨论箱卖。"), date(2012, 8, 16))[0]
    assert mention.county_codes == ("110228",)


def test_a_namesake_elsewhere_stays_elsewhere(open_desk: OpenDesk) -> None:
    mentions = open_desk("石家庄市").find(
        write("张家口市桥西区的消防员昨日返程。桥西区妇幼保健院说，母子平安。"), date(2019, 7, 18)
    )
    counties = [mention.place_codes for mention in mentions if mention.place_level == "county"]
    assert counties == [("130703",), ("130703",)]


def test_a_row_of_short_names_needs_no_marks_between(open_desk: OpenDesk) -> None:
    mentions = open_desk("济南市").find(write("市领导到商河平阴走访。"))
    assert [mention.name for mention in mentions] == ["商河县", "平阴县"]
