"""A line's byline, source code, credit, dateline and jump stand apart from its text."""

import pytest

from ingest.domain.page import SlotRole
from ingest.parse.lines.runs import cut_runs

DISTRICTS = ("涧西区", "西工区", "洛龙区", "余杭区", "嵩县")


def roles(text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(run.role.value, run.text, run.names) for run in cut_runs(text, DISTRICTS)]


@pytest.mark.parametrize(
    ("line", "mark", "names"),
    [
        ("活动持续到周末。(吴小舟 朱青禾)", "(吴小舟 朱青禾)", ("吴小舟", "朱青禾")),
        ("花期还有一周。（记者 梁 雁 通讯员 司徒望）", "（记者 梁 雁 通讯员 司徒望）", ("梁雁", "司徒望")),
        ("新灯更亮。記者梁詠芝", "記者梁詠芝", ("梁詠芝",)),
        ("读者 阮伯安", "读者 阮伯安", ("阮伯安",)),
        ("■ 洛城日报全媒体记者 李艳玫", "■ 洛城日报全媒体记者 李艳玫", ("李艳玫",)),
    ],
)
def test_byline_gives_names_without_role_words(line: str, mark: str, names: tuple[str, ...]) -> None:
    assert roles(line)[-1] == ("byline", mark, names)


@pytest.mark.parametrize(
    "code", ["(涧西)", "(西民)", "(洛龙宣)", "(余文)", "(工信)", "(市监)", "(嵩县宣传部)"]
)
def test_source_code_is_no_name(code: str) -> None:
    assert roles(f"项目下月完工。{code}") == [("paragraph", "项目下月完工。", ()), ("source", code, ())]


@pytest.mark.parametrize(
    ("line", "credit", "writers"),
    [
        ("孟小舟 文/图", "孟小舟 文/图", ("孟小舟",)),
        ("韩悦 杨俊玲 摄", "韩悦 杨俊玲 摄", ()),
        ("老人笑着说。 赵普 摄", "赵普 摄", ()),
        ("▲市民在河边跑步。（謝穎心攝）", "謝穎心攝", ()),
        ("(资料图)", "资料图", ()),
    ],
)
def test_credit_names_the_writer_only_when_it_is_for_the_text(
    line: str, credit: str, writers: tuple[str, ...]
) -> None:
    assert roles(line)[-1] == ("credit", credit, writers)


def test_dateline_and_its_byline_are_cut_from_the_first_sentence() -> None:
    assert roles("本报讯（记者 俞若溪） 昨晚，三条老街亮灯。") == [
        ("dateline", "本报讯", ()),
        ("byline", "（记者 俞若溪）", ("俞若溪",)),
        ("paragraph", "昨晚，三条老街亮灯。", ()),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "对没有业务主管(指导)单位的,由街道托底。",
        "新馆试运行(周一闭馆)",
        "党委成立。(见图)",
        "这道题没有答案。(未完待续)",
        "他姓丘,连油钱也不肯收。",
        "高新技术企业产品实验室",
    ],
)
def test_ordinary_words_are_no_byline(line: str) -> None:
    assert {role for role, _, _ in roles(line)} == {"paragraph"}


def test_jump_notes_stand_apart() -> None:
    assert roles("口子全部建了(下转A3版)")[-1] == ("continuation", "(下转A3版)", ())
    assert roles("(上接A1版)档案。")[0] == ("continuation", "(上接A1版)", ())


def test_every_character_of_a_line_lies_in_one_run() -> None:
    for line in (
        "本报讯（记者 俞若溪） 昨晚，亮灯。(涧西)",
        "说完。 赵普 摄",
        "(上接A1版)档案。(记者 伏正清)",
    ):
        runs = cut_runs(line, DISTRICTS)
        assert [run.start for run in runs] == [0, *(run.end for run in runs[:-1])]
        assert runs[-1].end == len(line)
        assert all(run.role in SlotRole for run in runs)
