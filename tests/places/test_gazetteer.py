"""What the gazetteer knows about names, cities and time."""

import csv
from collections.abc import Callable
from datetime import date
from importlib import resources
from typing import Any

import duckdb
import pytest

from ingest.domain.errors import ConfigError
from ingest.warehouse.gazetteer import find_city, load_places, read_place_names, read_wide_names

DATA = resources.files("ingest.places") / "data"
DIVISIONS = DATA / "divisions.parquet"


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


@pytest.mark.parametrize(
    ("city", "name", "on"),
    [
        ("天津市", "塘沽区", date(2009, 12, 31)),  # in the edition of 2008, not in that of 2009
        ("沈阳市", "浑南区", date(2014, 6, 17)),  # between the edition of 2013 and that of 2016
        ("绍兴市", "柯桥区", date(2013, 10, 18)),  # approved in 2013, not yet in that edition
        ("北京市", "密云县", date(2015, 10, 13)),  # newspapers go on with it until the change is announced
        ("洛阳市", "瀍河回族区", date(2005, 5, 1)),  # early editions misprint it
        ("荆门市", "京山市", date(2018, 3, 1)),
    ],
)
def test_a_name_stands_though_the_editions_of_its_time_lack_it(city: str, name: str, on: date) -> None:
    assert name in valid_names(city, on)


def test_an_old_name_is_gone_three_months_after_the_approval_of_the_new_one() -> None:
    assert "密云县" not in valid_names("北京市", date(2016, 1, 15))
    assert "东陵区" not in valid_names("沈阳市", date(2014, 9, 20))


def test_every_change_is_of_a_name_in_the_gazetteer_and_says_where_it_is_from() -> None:
    with (DATA / "changes.csv").open(encoding="utf-8") as file:
        changes = list(csv.DictReader(file))
    with duckdb.connect() as connection:
        known = connection.execute(
            "select code, name from read_parquet($path)", {"path": str(DIVISIONS)}
        ).fetchall()
    keys = [(row["place_code"], row["name"]) for row in changes]
    assert set(keys) <= set(known)
    assert len(set(keys)) == len(keys) > 1000
    names = {name for _, name in known}
    for row in changes:
        assert row["known"] in {"approved", "announced"}
        assert row["source"]
        assert bool(row["valid_until"]) == bool(row["successors"])
        assert set(row["successors"].split("、")) <= names | {""}
        assert (row["valid_from"] or "0") < (row["valid_until"] or "9")


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


def test_every_landmark_lies_in_the_county_or_city_that_its_line_names() -> None:
    names = {(name.place_code, name.name) for name in read_wide_names() if name.place_level != "landmark"}
    text = (DATA / "landmarks.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    assert len(rows) == len({row["name"] for row in rows}) > 150
    assert [row for row in rows if (row["place_code"], row["place_name"]) not in names] == []
