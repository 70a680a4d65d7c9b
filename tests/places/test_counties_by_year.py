"""Which counties stood in a year, beside a table kept by others from the Ministry of Civil Affairs' lists."""

import csv
from datetime import date
from pathlib import Path

import pytest

from ingest.warehouse.gazetteer import NO_HOME, read_rows

TABLE = Path(__file__).parents[1] / "data" / "places" / "counties-2016-2023.csv"
NOT_IN_TABLE = ("71", "81", "82")  # 台湾, 香港, 澳门


def read_table(year: int) -> set[tuple[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {
            (row["place_code"], row["name"])
            for row in csv.DictReader(file)
            if int(row["first_year"]) <= year <= int(row["last_year"])
        }


def read_gazetteer(on: date) -> set[tuple[str, str]]:
    rows = read_rows(NO_HOME, "place_level = 'county' and $on between valid_from and valid_until", on=on)
    return {(row[1], row[2]) for row in rows if not row[1].startswith((*NOT_IN_TABLE, "HK", "MO"))}


def measure_agreement(year: int) -> float:
    """Pairs of code and name on 31 December in both, of all in either."""
    ours, theirs = read_gazetteer(date(year, 12, 31)), read_table(year)
    return len(ours & theirs) / len(ours | theirs)


@pytest.mark.parametrize("year", range(2016, 2024))
def test_the_counties_of_a_year_are_those_of_the_ministrys_list(year: int) -> None:
    assert measure_agreement(year) >= 0.99
