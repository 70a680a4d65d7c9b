import json
import subprocess
from collections.abc import Callable

import pytest

Dibao = Callable[..., "subprocess.CompletedProcess[str]"]


def test_a_place_is_told_for_a_city_and_a_day(dibao: Dibao) -> None:
    told = dibao("places", "孟津县", "--on", "2021-04-01", "--city", "洛阳")
    assert told.returncode == 0, told.stderr
    lines = told.stdout.splitlines()
    assert lines[0] == "洛阳:"
    assert "county    410322        河南省洛阳市孟津县  until 2021-03-17  became 孟津区" in lines[1]
    assert lines[1].endswith("not on this day")
    assert lines[2:] == ["elsewhere:", "  none"]


def test_json_is_an_array_with_everything_known(dibao: Dibao) -> None:
    told = json.loads(dibao("places", "孟津", "--json").stdout)
    assert [(one["name"], one["valid_from"], one["valid_until"]) for one in told] == [
        ("孟津区", "2021-03-18", None),
        ("孟津县", None, "2021-03-17"),
    ]
    assert told[1]["successors"] == ["孟津区"]
    assert told[1]["parents"] == ["河南省", "洛阳市"]
    assert told[1]["stands"] is None


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("洛杨市",), "no place is called '洛杨市'; did you mean"),
        (("",), "no place is called ''"),
        (("孟津", "--on", "2021-4-31"), "--on '2021-4-31' is no day; write it as YYYY-MM-DD"),
        (("孟津", "--city", "洛杨市"), "no city is called '洛杨市'"),
    ],
)
def test_what_is_not_known_ends_with_2_and_one_line(dibao: Dibao, args: tuple[str, ...], told: str) -> None:
    done = dibao("places", *args)
    assert done.returncode == 2
    assert done.stdout == ""
    assert told in done.stderr
    assert done.stderr.count("\n") == 1
