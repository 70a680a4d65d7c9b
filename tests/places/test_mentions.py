"""Which places a reader sees in an article, and which words only look like one."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from ingest.domain.article import Article, Dateline, Section
from ingest.domain.place import Mention
from ingest.places.mentions import mentioned_districts

OpenDesk = Callable[..., Any]


def write(*paragraphs: str, **fields: Any) -> Article:
    return Article(order=1, kind="news", paragraphs=paragraphs, **fields)


def shown(mentions: tuple[Mention, ...]) -> list[tuple[str, str, str]]:
    return [(mention.surface, mention.form, mention.name) for mention in mentions]


def test_every_offset_points_at_the_printed_characters(open_desk: OpenDesk) -> None:
    article = write(
        "　　昨日，涧西区长春路上热闹起来。",
        "车村镇的客人从嵩县赶来。",
        kicker="西工区同日响应",
        headline="老城区 办起书市",
        deck="洛龙区派出车队",
        sections=(Section(heading="一、伊川县来客", first_paragraph=1),),
        captions=("宜阳县的剪纸",),
        tables=((("区县", "摊位"), ("汝阳县", "12")),),
        dateline=Dateline(printed="本报栾川县7月7日讯"),
        source="涧西",
        source_printed=("(涧西)",),
    )
    printed = {
        ("kicker", 0): article.kicker,
        ("headline", 0): article.headline,
        ("deck", 0): article.deck,
        ("section", 0): article.sections[0].heading,
        ("dateline", 0): "本报栾川县7月7日讯",
        ("caption", 0): article.captions[0],
        ("table", 2): "汝阳县",
        ("source", 0): "(涧西)",
        ("paragraph", 0): article.paragraphs[0],
        ("paragraph", 1): article.paragraphs[1],
    }
    mentions = open_desk("洛阳市").find(article)
    assert {(mention.field, mention.index) for mention in mentions} == set(printed)
    for mention in mentions:
        text = printed[mention.field, mention.index]
        assert text is not None
        assert text[mention.start_offset : mention.end_offset] == mention.surface


def test_mentions_come_in_reading_order_with_headings_before_their_paragraph(open_desk: OpenDesk) -> None:
    article = write(
        "涧西区开场。",
        "西工区接着。",
        headline="嵩县的一天",
        sections=(Section(heading="洛宁县", first_paragraph=1),),
    )
    assert mentioned_districts(open_desk("洛阳市").find(article)) == ("嵩县", "涧西区", "洛宁县", "西工区")


@pytest.mark.parametrize(
    "text",
    [
        "偃师市场监管部门开展检查。",
        "嵩县大道昨日通车。",
        "宜阳县商会向学校捐书。",
        "中原区域协同发展。",
        "天津路和上海路上的行人不多。",
        "中科院天津工业生物技术研究所派来专家。",
        "洛阳辰光农业装备有限公司开工。",
        "各省和县城都在修路，新县城规划完成。",
        "老人住在新安江边，爱唱长安的歌。",
        "他在西工厂房里干了一辈子。",
    ],
)
def test_words_that_only_look_like_a_district_are_none(open_desk: OpenDesk, text: str) -> None:
    mentions = open_desk("洛阳市").find(write(text))
    assert [mention.surface for mention in mentions if mention.county_codes] == []


def test_the_longest_name_wins(open_desk: OpenDesk) -> None:
    mentions = open_desk("洛阳市").find(write("长春社区的党员到湖北路街道学习。"))
    assert shown(mentions)[0] == ("长春社区", "village", "长春社区")
    assert "湖北" not in {mention.surface for mention in mentions}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("涧西法院公开审理一起案件。", ["涧西区"]),
        ("涧西、西工两区联合招聘。", ["涧西区", "西工区"]),
        ("老城公安找回走失老人。", ["老城区"]),
        ("老城片区改造提速。", []),
        ("新安的柿子红了。", []),
        ("嵩的意思是山高。", []),
    ],
)
def test_short_forms_need_a_cue(open_desk: OpenDesk, text: str, found: list[str]) -> None:
    mentions = open_desk("洛阳市").find(write(text))
    assert [mention.name for mention in mentions if mention.form == "short"] == found


def test_short_forms_are_not_printed_in_full(open_desk: OpenDesk) -> None:
    mentions = open_desk("洛阳市").find(write("涧西法院公开审理一起案件。"))
    assert mentions
    assert mentioned_districts(mentions) == ()


@pytest.mark.parametrize(
    ("code", "districts"),
    [
        ("(涧西)", {"410305"}),
        ("(西民)", {"410303"}),
        ("(洛龙宣)", {"410311"}),
        ("(老市监)", {"410302"}),
        ("(嵩宣)", {"410325"}),
        ("（瀍河文旅）", {"410304"}),
        ("(洛民)", {"410311", "410328"}),  # 洛龙区 or 洛宁县
        ("(工信)", set()),
        ("(本报综合)", set()),
    ],
)
def test_source_codes_open_with_their_district(open_desk: OpenDesk, code: str, districts: set[str]) -> None:
    article = write("昨日举行运动会。", source=code[1:-1], source_printed=(code,))
    mentions = open_desk("洛阳市").find(article)
    assert {code for mention in mentions for code in mention.county_codes} == districts


def test_the_profile_explains_codes_and_organisations(open_desk: OpenDesk) -> None:
    desk = open_desk("洛阳市", source_codes=(("轴文", "涧西区"),), organisations=(("红星轴承厂", "洛龙区"),))
    article = write("红星轴承厂的合唱团登台。", source="轴文", source_printed=("(轴文)",))
    assert shown(desk.find(article)) == [
        ("红星轴承厂", "organisation", "洛龙区"),
        ("轴文", "source_code", "涧西区"),
    ]


def test_an_office_that_signs_in_full_is_read_for_its_district(open_desk: OpenDesk) -> None:
    article = write(
        "特此公告。", source="洛阳市涧西区教育局", source_printed=("洛阳市涧西区教育局\n2019年6月3日",)
    )
    assert mentioned_districts(open_desk("洛阳市").find(article)) == ("涧西区",)


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
