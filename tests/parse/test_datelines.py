"""A dateline gives its agency, place and day, however it is printed; ordinary words give none."""

from datetime import date

import pytest

from ingest.parse.lines.datelines import find_dateline, parse_dateline
from ingest.parse.lines.runs import cut_runs

ON = date(2018, 7, 19)


@pytest.mark.parametrize(
    ("printed", "agency", "place", "day"),
    [
        ("本报讯", "本报", None, None),
        ("【本報訊】", "本報", None, None),
        ("【本報專訊】", "本報", None, None),
        ("（本报讯）", "本报", None, None),
        ("本报快讯", "本报", None, None),
        ("本报综合消息", "本报", None, None),
        ("本报海口7月7日讯", "本报", "海口", date(2018, 7, 7)),
        ("本报 海口 7 月 7 日 讯", "本报", "海口", date(2018, 7, 7)),
        ("本报呼和浩特７月６日讯", "本报", "呼和浩特", date(2018, 7, 6)),
        ("本报海口7月7日晚讯", "本报", "海口", date(2018, 7, 7)),
        ("本报30日讯", "本报", None, date(2018, 6, 30)),
        ("本报昨日讯", "本报", None, date(2018, 7, 18)),
        ("新华社北京7月7日电", "新华社", "北京", date(2018, 7, 7)),
        ("【新华社北京7月7日电】", "新华社", "北京", date(2018, 7, 7)),
        ("新华社北京12月31日专电", "新华社", "北京", date(2017, 12, 31)),
        ("新华社北京7月7日新媒体专电", "新华社", "北京", date(2018, 7, 7)),
        ("新华社北京、洛阳7月7日电", "新华社", "北京、洛阳", date(2018, 7, 7)),
        ("据新华社北京7月7日电", "新华社", "北京", date(2018, 7, 7)),
        ("据新华社电", "新华社", None, None),
        ("据新华社客户端消息", "新华社", None, None),
        ("中新网洛阳7月7日电", "中新网", "洛阳", date(2018, 7, 7)),
        ("据中新社香港七月七日電", "中新社", "香港", date(2018, 7, 7)),
        ("【本報記者俞若溪北京七日電】", "本報", None, date(2018, 7, 7)),
        ("海口7月7日电", None, "海口", date(2018, 7, 7)),
        ("郑州讯", None, "郑州", None),
        ("本报记者 俞若溪 北京报道", "本报", "北京", None),
        ("本报记者 俞若溪 北京7月7日电", "本报", "北京", date(2018, 7, 7)),
        ("新华社记者 俞若溪 发自金边", "新华社", "金边", None),
        ("新华社北京2016年7月7日电", "新华社", "北京", date(2016, 7, 7)),
        ("本报海口2月30日讯", "本报", "海口", None),
    ],
)
def test_a_dateline_gives_agency_place_and_day(
    printed: str, agency: str | None, place: str | None, day: date | None
) -> None:
    dateline = parse_dateline(printed, edition_date=ON)
    assert (dateline.agency, dateline.place, dateline.dateline_date) == (agency, place, day)
    assert dateline.printed == printed


@pytest.mark.parametrize(
    ("text", "dateline", "names"),
    [
        ("本报讯 记者俞若溪 通讯员丁博远报道：昨日，三条老街亮灯。", "本报讯", ("俞若溪", "丁博远")),
        (
            "新华社北京、洛阳7月7日电（记者俞若溪、丁博远）三条老街亮灯。",
            "新华社北京、洛阳7月7日电",
            ("俞若溪", "丁博远"),
        ),
        ("本报 海口 7月7日 讯 （记者 俞若溪）三条老街亮灯。", "本报 海口 7月7日 讯", ("俞若溪",)),
        ("（本报讯）三条老街亮灯。", "（本报讯）", ()),
        ("武川讯 入夏头一场透雨下了。", "武川讯", ()),
        ("海口7月7日电（记者俞若溪）三条老街亮灯。", "海口7月7日电", ("俞若溪",)),
        ("【本報記者俞若溪北京七日電】三條老街亮燈。", "【本報記者俞若溪北京七日電】", ()),
    ],
)
def test_a_dateline_is_cut_from_the_head_of_its_text(
    text: str, dateline: str, names: tuple[str, ...]
) -> None:
    runs = cut_runs(text, ())
    assert (runs[0].role, runs[0].text) == ("dateline", dateline)
    assert [run.names for run in runs if run.role == "byline"] == ([names] if names else [])
    assert runs[-1].role == "paragraph"


@pytest.mark.parametrize(
    ("line", "names", "place"),
    [
        ("本报记者 俞若溪 北京报道", ("俞若溪",), "北京"),
        ("本报记者 俞若溪 丁博远 郑州报道", ("俞若溪", "丁博远"), "郑州"),
        ("本报记者 俞若溪 王燕报道", ("俞若溪", "王燕"), None),
        ("本报驻京记者 俞若溪 发自北京", ("俞若溪",), "北京"),
        ("新华社记者丁博远", ("丁博远",), None),
        ("新华社记者 丁博远 俞若溪", ("丁博远", "俞若溪"), None),
        ("■ 本报记者 俞若溪 报道", ("俞若溪",), None),
        ("本报记者 俞若溪 洛阳报道 昨日，三条老街亮灯。", ("俞若溪",), "洛阳"),
    ],
)
def test_a_byline_names_people_and_no_place(line: str, names: tuple[str, ...], place: str | None) -> None:
    first = cut_runs(line, ())[0]
    assert (first.role, first.names) == ("byline", names)
    dateline = find_dateline((), (first.text,))
    assert (dateline.place if dateline else None) == place


@pytest.mark.parametrize(
    "text",
    [
        "本报电话热线昨日开通。",
        "本报热线获得消息后，记者赶到。",
        "本报讯员走访。",
        "新华社消息灵通，记者也多。",
        "据新华社报道，新桥通车。",
        "7月7日电力部门抢修线路。",
        "洛阳7月7日电网检修。",
        "本报7月4日A5版《大召前街》一文有误。",
        "本报今年7月7日起改版。",
        "本报记者7日从市里获悉，新桥通车。",
        "新华社电视台来了三位记者。",
        "各区零讯 昨天",
        "审讯 结束了，他走出来。",
        "市民来讯说，路灯不亮。",
    ],
)
def test_ordinary_words_are_no_dateline(text: str) -> None:
    assert {run.role for run in cut_runs(text, ())} == {"paragraph"}
