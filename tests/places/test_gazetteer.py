"""What the gazetteer knows about names, cities and time."""

from collections.abc import Callable
from datetime import date
from typing import Any

import duckdb
import pytest

from ingest.domain.errors import ConfigError
from ingest.warehouse.gazetteer import find_city, load_places, read_place_names


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("洛阳市", "410300"),
        ("洛阳", "410300"),
        ("北京", "110000"),
        ("重庆市", "500000"),
        ("香港", "810000"),
        ("澳门特别行政区", "820000"),
        ("延边", "222400"),
        ("济源市", "419001"),
        ("喀什地区", "653100"),
    ],
)
def test_a_city_is_found_in_full_and_short(name: str, code: str) -> None:
    assert find_city(name).place_code == code


@pytest.mark.parametrize("name", ["洛杨市", "州", "", "河南省", "涧西区"])
def test_what_is_no_city_is_refused_in_one_line(name: str) -> None:
    with pytest.raises(ConfigError, match="no city is called") as caught:
        find_city(name)
    assert "\n" not in str(caught.value)


def test_a_mistyped_city_is_told_its_neighbours() -> None:
    with pytest.raises(ConfigError, match=r"did you mean .*洛阳市"):
        find_city("洛杨市")


def valid_names(city: str, on: date) -> set[str]:
    return {
        name.name
        for name in read_place_names(city)
        if name.is_home and name.place_level == "county" and name.valid_from <= on <= name.valid_until
    }


@pytest.mark.parametrize(
    ("city", "on", "has", "lacks"),
    [
        ("洛阳市", date(2021, 3, 17), {"孟津县", "吉利区", "偃师市"}, {"孟津区", "偃师区"}),
        ("洛阳市", date(2021, 3, 18), {"孟津区", "偃师区"}, {"孟津县", "吉利区", "偃师市"}),
        ("杭州市", date(2021, 4, 8), {"下城区", "江干区"}, {"临平区", "钱塘区"}),
        ("杭州市", date(2021, 4, 9), {"临平区", "钱塘区"}, {"下城区", "江干区"}),
        ("南京市", date(2012, 9, 14), {"白下区", "下关区", "溧水县"}, {"溧水区"}),
        ("南京市", date(2014, 1, 1), {"溧水区", "高淳区"}, {"白下区", "下关区", "高淳县"}),
        ("北京市", date(2010, 6, 30), {"崇文区", "宣武区"}, set()),
        ("北京市", date(2010, 7, 1), {"东城区"}, {"崇文区", "宣武区"}),
        ("上海市", date(2011, 6, 8), {"黄浦区"}, {"卢湾区", "南汇区"}),
        ("洛阳市", date(1999, 1, 1), {"涧西区", "老城区"}, {"偃师区"}),
        ("洛阳市", date(2030, 1, 1), {"涧西区", "孟津区"}, {"孟津县"}),
    ],
)
def test_counties_stand_when_they_stood(city: str, on: date, has: set[str], lacks: set[str]) -> None:
    names = valid_names(city, on)
    assert has <= names
    assert not lacks & names


def test_a_name_missing_between_two_editions_is_valid_until_the_next() -> None:
    # 密云县 stands in the edition of 2013 and 密云区 in that of 2016; no day is kept for the change.
    assert {"密云县", "密云区"} <= valid_names("北京市", date(2015, 6, 1))


def test_hong_kong_and_macau_have_their_districts() -> None:
    assert len(valid_names("香港", date(2015, 1, 1))) == 18
    assert len(valid_names("澳门", date(2015, 1, 1))) == 7


def test_only_the_home_citys_townships_are_read() -> None:
    names = read_place_names("洛阳市")
    below = [name for name in names if name.place_level in {"township", "village"}]
    assert below
    assert all(name.place_code.startswith("4103") and name.is_home for name in below)
    assert not [
        name for name in read_place_names(None) if name.place_level in {"township", "village", "zone"}
    ]


def test_zones_are_no_counties() -> None:
    zones = {name.name: name for name in read_place_names("洛阳市") if name.place_level == "zone"}
    assert {"高新区", "伊滨区", "洛阳高新技术产业开发区"} <= zones.keys()
    assert all(zone.county_code is None for zone in zones.values())
    assert "西咸新区" not in zones


def test_the_warehouse_holds_places_once(empty_warehouse: duckdb.DuckDBPyConnection) -> None:
    held = load_places(empty_warehouse)
    levels = empty_warehouse.execute("select distinct place_level from raw.places order by 1").fetchall()
    assert held == load_places(empty_warehouse) > 3000
    assert levels == [("city",), ("county",), ("province",)]


def test_a_zone_in_the_text_is_not_taken_for_its_namesake(open_desk: Callable[..., Any]) -> None:
    assert open_desk("洛阳市").names.find_district("高新区") is None
