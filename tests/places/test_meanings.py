"""What a place's name means, where several places have it and over time."""

from datetime import date

import pytest

from ingest.warehouse.meanings import find_meanings


@pytest.mark.parametrize(
    ("name", "code", "full_name"),
    [
        ("灣仔區", "HK-wan-chai", "香港特别行政区灣仔區"),
        ("湾仔", "HK-wan-chai", "香港特别行政区灣仔區"),
        ("車村鎮", "410325103", "河南省洛阳市嵩县车村镇"),
        ("瞿家屯社区", "410303009006", "河南省洛阳市西工区洛北街道瞿家屯社区"),
        ("密云县", "110228", "北京市密云县"),
        ("济源", "419001", "河南省济源市"),
        ("伊滨区", None, "河南省洛阳市伊滨区"),
    ],
)
def test_a_name_is_found_in_full_and_short_and_in_either_script(
    name: str, code: str | None, full_name: str
) -> None:
    assert (code, full_name) in [(one.code, one.full_name) for one in find_meanings(name)]


def test_the_citys_own_comes_first_and_its_namesakes_follow() -> None:
    found = find_meanings("长安区", city="西安市")
    assert [(one.full_name, one.is_home) for one in found] == [
        ("陕西省西安市长安区", True),
        ("河北省石家庄市长安区", False),
    ]


def test_what_stood_on_the_day_comes_first_with_the_parents_of_its_time() -> None:
    before, after = find_meanings("巢湖市", on=date(2011, 1, 1)), find_meanings("巢湖市", on=date(2012, 1, 1))
    assert [(one.level, one.stands) for one in before] == [("city", True), ("county", False)]
    assert (after[0].full_name, after[0].stands) == ("安徽省合肥市巢湖市", True)
    assert before[0].successors == ("合肥市", "芜湖市", "马鞍山市")
    of_county = find_meanings("南漳县", on=date(2009, 1, 1))
    assert of_county[0].full_name == "湖北省襄樊市南漳县"


def test_a_zone_of_no_one_city_counts_for_each() -> None:
    first = find_meanings("高新区", city="洛阳市")[0]
    assert (first.level, first.code, first.is_home) == ("zone", None, True)
