"""In whose digest an article lands, and in whose it must not."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from ingest.domain.article import Article, Dateline

OpenDesk = Callable[..., Any]


def write(order: int, headline: str | None, *paragraphs: str, kind: str = "news", **fields: Any) -> Article:
    return Article(order=order, kind=kind, headline=headline, paragraphs=paragraphs, **fields)


def decide_one(desk: Any, headline: str | None, *paragraphs: str, **how: Any) -> Any:
    placing = {key: how.pop(key) for key in ("on", "page_district") if key in how}
    (decision,) = desk.decide(write(1, headline, *paragraphs, **how), **placing)
    return decision


def test_a_helped_county_is_partner_and_not_primary(open_desk: OpenDesk) -> None:
    decision = decide_one(
        open_desk("洛阳市"),
        "结对帮扶见真情",
        "涧西区今年对口帮扶嵩县，派出医生赴嵩县义诊，为嵩县车村镇捐赠图书3000册。",
        "嵩县的孩子们给涧西区的老师写来了信。",
    )
    assert decision.roles == {"涧西区": "primary", "嵩县": "partner"}


def test_a_county_visited_from_its_own_article_stays_primary(open_desk: OpenDesk) -> None:
    decision = decide_one(open_desk("洛阳市"), "山里来了放映队", "放映队赴嵩县白河镇，给嵩县的老人放电影。")
    assert decision.roles == {"嵩县": "primary"}


def test_on_a_districts_page_the_county_it_helps_is_partner(open_desk: OpenDesk) -> None:
    decision = decide_one(
        open_desk("洛阳市"), "图书进山", "区政协赴嵩县捐赠图书200册。", page_district="涧西区"
    )
    assert decision.roles == {"涧西区": "primary", "嵩县": "partner"}


def test_a_helped_county_elsewhere_is_partner_without_score(open_desk: OpenDesk) -> None:
    decision = decide_one(open_desk("洛阳市"), "跨省支援", "涧西区的技术员赴台前县，教农户修剪果树。")
    assert decision.roles == {"涧西区": "primary", "台前县": "partner"}


@pytest.mark.parametrize(
    ("text", "first", "other"),
    [
        ("涧西区与西工区昨日联合执法。", "涧西区", "西工区"),
        ("西工区和涧西区昨日联合执法。", "西工区", "涧西区"),
    ],
)
def test_two_districts_in_equal_measure_share_and_the_first_named_leads(
    open_desk: OpenDesk, text: str, first: str, other: str
) -> None:
    decision = decide_one(open_desk("洛阳市"), "联合执法", text)
    assert decision.roles == {first: "primary", other: "co_primary"}


def test_a_neighbour_named_in_passing_is_only_mentioned(open_desk: OpenDesk) -> None:
    decision = decide_one(
        open_desk("洛阳市"), "路灯亮了", "西工区更换路灯300盏。", "居民说，挨着洛龙区的那条路还黑着。"
    )
    assert decision.roles == {"西工区": "primary", "洛龙区": "mentioned"}


def test_the_whole_citys_meeting_is_city_wide_though_districts_speak(open_desk: OpenDesk) -> None:
    decision = decide_one(
        open_desk("洛阳市"),
        "我市部署防汛工作",
        "昨日，全市防汛工作会议召开。",
        "涧西区和嵩县作了发言。",
    )
    assert decision.status == "city_wide"
    assert decision.roles == {"洛阳市": "city_wide", "涧西区": "mentioned", "嵩县": "mentioned"}


def test_a_list_of_districts_belongs_to_none_of_them(open_desk: OpenDesk) -> None:
    decision = decide_one(
        open_desk("洛阳市"), "清洁行动", "涧西区、西工区、洛龙区、老城区昨日同步开展清洁行动。"
    )
    assert (decision.status, decision.primary) == ("city_wide", None)


def test_a_district_that_acts_within_the_citys_plan_keeps_its_article(open_desk: OpenDesk) -> None:
    decision = decide_one(
        open_desk("洛阳市"), "科技下乡", "近年，西工区围绕我市布局，扶持企业。西工区新增企业9家。"
    )
    assert decision.primary == "西工区"


def test_no_place_at_all_is_unassigned(open_desk: OpenDesk) -> None:
    decision = decide_one(open_desk("洛阳市"), "为好心人点赞", "的哥把挎包送到了单位门口。")
    assert (decision.status, decision.roles) == ("unassigned", {"洛阳市": "unassigned"})


def test_a_village_name_of_many_counties_decides_nothing(open_desk: OpenDesk) -> None:
    assert decide_one(open_desk("洛阳市"), "羊倌", "纸房村的赵大山养了一百只羊。").status == "unassigned"


def test_a_village_name_of_many_counties_follows_the_county_named(open_desk: OpenDesk) -> None:
    decision = decide_one(open_desk("洛阳市"), "羊倌", "纸房村的赵大山养了一百只羊。", "嵩县今年扶持养羊。")
    assert decision.roles == {"嵩县": "primary"}
    assert "文中的“纸房村”在嵩县" in decision.notes


def test_a_community_alone_decides_with_little_confidence(open_desk: OpenDesk) -> None:
    decision = decide_one(open_desk("洛阳市"), "邻里书屋", "长春社区的书屋开张了。")
    assert (decision.roles, decision.confidence) == ({"涧西区": "primary"}, "low")


def test_a_source_code_decides_where_the_text_is_silent(open_desk: OpenDesk) -> None:
    desk = open_desk("洛阳市")
    decision = decide_one(desk, "书屋开张", "书屋昨日开张。", source="西民", source_printed=("(西民)",))
    assert decision.primary == "西工区"
    assert "稿件末尾供稿代号“(西民)”" in decision.notes


def test_a_source_code_of_two_districts_goes_to_the_one_named(open_desk: OpenDesk) -> None:
    decision = decide_one(
        open_desk("洛阳市"), "书屋开张", "洛宁县书屋开张。", source="洛民", source_printed=("(洛民)",)
    )
    assert decision.roles == {"洛宁县": "primary"}


@pytest.mark.parametrize(
    ("on", "roles"),
    [
        (date(2018, 7, 18), {"孟津县": "primary"}),
        (date(2022, 7, 18), {"洛阳市": "unassigned"}),
    ],
)
def test_a_name_that_is_gone_counts_nothing(open_desk: OpenDesk, on: date, roles: dict[str, str]) -> None:
    assert decide_one(open_desk("洛阳市"), "荷花开了", "孟津县举行荷花节。", on=on).roles == roles


def test_a_township_takes_the_name_its_county_has_that_day(open_desk: OpenDesk) -> None:
    decision = decide_one(open_desk("洛阳市"), "荷花开了", "会盟镇举行荷花节。", on=date(2022, 7, 18))
    assert decision.roles == {"孟津区": "primary"}


def test_on_a_districts_page_an_article_without_places_is_the_districts(open_desk: OpenDesk) -> None:
    decision = decide_one(open_desk("洛阳市"), "小小讲解员", "孩子们做了陶罐。", page_district="老城区")
    assert (decision.roles, decision.confidence) == ({"老城区": "primary"}, "medium")
    assert decision.notes == ("本版是老城区的版面",)


@pytest.mark.parametrize("kind", ["ad", "notice", "weather"])
def test_on_a_districts_page_an_advertisement_without_places_is_nobodys(
    open_desk: OpenDesk, kind: str
) -> None:
    decision = decide_one(open_desk("洛阳市"), "老房翻新节", "免费量房。", kind=kind, page_district="老城区")
    assert decision.status == "unassigned"


@pytest.mark.parametrize(
    "text",
    ["高新区签约12个项目。", "天文台预测周末转凉。", "三亚市举行龙舟赛。", "全市降温。", "台前县的枣红了。"],
)
def test_a_districts_page_does_not_take_what_opens_elsewhere(open_desk: OpenDesk, text: str) -> None:
    assert decide_one(open_desk("洛阳市"), "短讯", text, page_district="涧西区").primary is None


def test_the_articles_own_words_win_over_its_page(open_desk: OpenDesk) -> None:
    decision = decide_one(open_desk("洛阳市"), "西工区建成书屋", "书屋昨日开张。", page_district="涧西区")
    assert decision.primary == "西工区"


def make_page(*districts: str, silent_kind: str = "news") -> list[Article]:
    named = [
        write(order, f"{name}建成书屋", f"{name}的书屋开张。") for order, name in enumerate(districts, 2)
    ]
    return [write(1, "飞天之旅", "孩子们参观了火箭模型。", kind=silent_kind), *named]


def test_most_of_a_page_speaks_for_a_silent_article_and_says_so(open_desk: OpenDesk) -> None:
    silent, *_ = open_desk("洛阳市").decide(*make_page("涧西区", "涧西区", "涧西区"))
    assert (silent.roles, silent.confidence) == ({"涧西区": "primary"}, "low")
    assert silent.notes == ("本版多数稿件属于涧西区",)


@pytest.mark.parametrize(
    "page",
    [
        make_page("涧西区", "西工区", "涧西区"),
        make_page("涧西区"),
        make_page("涧西区", "涧西区", "涧西区", silent_kind="ad"),
    ],
    ids=["two districts share the page", "one article is no majority", "an advertisement"],
)
def test_a_divided_page_speaks_for_nobody(open_desk: OpenDesk, page: list[Article]) -> None:
    silent, *_ = open_desk("洛阳市").decide(*page)
    assert silent.status == "unassigned"


def test_a_headline_decides_with_confidence(open_desk: OpenDesk) -> None:
    decision = decide_one(open_desk("洛阳市"), "西工区建成书屋", "西工区的书屋昨日开张。")
    assert (decision.primary, decision.confidence) == ("西工区", "high")


def test_namesakes_go_to_the_home_city(open_desk: OpenDesk) -> None:
    for city in ("南京市", "开封市"):
        assert decide_one(open_desk(city), "读书会", "鼓楼区举办读书会。").roles == {"鼓楼区": "primary"}


def test_a_namesake_elsewhere_is_only_mentioned(open_desk: OpenDesk) -> None:
    decision = decide_one(open_desk("开封市"), "客人来访", "龙亭区迎来南京市鼓楼区的客人。")
    assert decision.roles == {"龙亭区": "primary", "鼓楼区": "mentioned"}


def test_hong_kongs_districts_decide_in_traditional_script(open_desk: OpenDesk) -> None:
    decision = decide_one(open_desk("香港"), "長廊啟用", "灣仔區長廊啟用。", "過往要到東區散步。")
    assert decision.roles == {"灣仔區": "primary", "東區": "mentioned"}


def test_a_known_organisation_stands_for_its_district(open_desk: OpenDesk) -> None:
    desk = open_desk("洛阳市", organisations=(("红星轴承厂", "涧西区"),))
    assert decide_one(desk, "合唱团登台", "红星轴承厂的合唱团登台。").roles == {"涧西区": "primary"}


def test_a_paper_without_a_home_city_assigns_nothing(open_desk: OpenDesk) -> None:
    decision = decide_one(open_desk(None), "书屋", "涧西区书屋开张。")
    assert decision.status == "unassigned"
    assert "primary" not in decision.roles.values()


def test_a_city_without_counties_is_its_own_district(open_desk: OpenDesk) -> None:
    assert decide_one(open_desk("济源市"), "开跑", "济源市举行马拉松。").roles == {"济源市": "primary"}


def test_the_same_articles_are_decided_the_same_in_any_order(open_desk: OpenDesk) -> None:
    desk, page = open_desk("洛阳市"), make_page("涧西区", "涧西区", "西工区")
    assert desk.decide(*page) == tuple(reversed(desk.decide(*reversed(page))))


def test_a_dispatch_from_another_city_is_not_the_pages_district(open_desk: OpenDesk) -> None:
    desk = open_desk("洛阳市")
    for place, primary in (("北京", None), ("三亚", None), ("洛阳", "涧西区"), ("栾川", "栾川县")):
        dateline = Dateline(printed=f"本报{place}电", place=place)
        decision = decide_one(desk, "龙舟赛", "昨日举行龙舟赛。", dateline=dateline, page_district="涧西区")
        assert decision.primary == primary, place
