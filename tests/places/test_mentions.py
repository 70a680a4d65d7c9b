"""Which places a reader sees in an article, and which words only look like one."""

from collections.abc import Callable
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
