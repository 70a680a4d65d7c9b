"""`places.csv` of a workspace: names that dibao lacks, in texts, decisions and `dibao places`."""

from datetime import date
from pathlib import Path

import pytest

from ingest.domain.errors import ConfigError
from ingest.steps.load import load_files
from ingest.steps.newspaper import open_newspaper
from ingest.steps.own_places import read_own_places
from ingest.steps.preview import PreviewFile, preview_files
from ingest.steps.publish import publish, transform
from ingest.warehouse.meanings import find_meanings
from ingest.warehouse.query import open_published
from ingest.workspace import CONFIG_NAME, PLACES_COLUMNS, create_workspace, read_workspace

HEADER = ",".join(PLACES_COLUMNS)
DAY = date(2026, 3, 19)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    create_workspace(tmp_path)
    return tmp_path


def write(root: Path, *lines: str, header: str = HEADER) -> Path:
    path = root / "places.csv"
    path.write_text("\n".join((header, *lines)) + "\n", encoding="utf-8-sig")
    return path


def preview(root: Path, text: str, *, city: str = "洛阳市", on: date = DAY) -> list[tuple[str | None, str]]:
    page = root / "05.md"
    page.write_text(text, encoding="utf-8")
    (read,) = preview_files(
        (page,),
        newspaper_id=None,
        city=city,
        page_district=None,
        edition_date=on,
        newspapers_dir=root / "newspapers",
    )
    assert isinstance(read, PreviewFile)
    return [(one.primary_district, one.why.confidence) for one in read.articles]


def test_a_place_an_alias_and_a_new_county_are_found(root: Path) -> None:
    write(
        root,
        "# our own",
        "青枫里,洛阳,西工区,,2020-01-01,,青枫巷、青枫老巷",
        "涧西区,洛阳市,,,,,大涧西",
        "龙门新区,洛阳市,,410399,2026-01-01,,",
    )
    text = "# 灯会开场\n\n本报讯 青枫老巷昨晚挂起了灯。\n"
    assert preview(root, text) == [("西工区", "low")]
    assert preview(root, text, on=date(2019, 3, 1)) == [(None, "low")], "it did not stand yet"
    assert preview(root, "# 大涧西开了新店\n\n本报讯 大涧西昨日开了新店。\n") == [("涧西区", "high")]
    assert preview(root, "# 龙门新区建成新桥\n\n本报讯 龙门新区昨日建成新桥。\n") == [("龙门新区", "medium")]
    assert preview(root, "# 灯会开场\n\n本报讯 成都市的青枫老巷也挂起了灯。\n", city="成都市") == [
        (None, "medium")
    ]


def test_under_a_wide_home_it_counts_once_its_county_is_named(root: Path) -> None:
    write(root, "青枫里,洛阳市,西工区,,,,")
    assert preview(root, "# 灯会开场\n\n青枫里昨晚挂起了灯。洛阳市西工区的人都来看。\n", city="中国") == [
        ("西工区", "medium")
    ]


def test_what_is_loaded_later_knows_it_and_places_tells_the_line(root: Path) -> None:
    own = read_own_places(write(root, "青枫里,洛阳市,西工,,,,青枫巷"))
    (meaning,) = find_meanings("青枫巷", own=own)
    assert (meaning.full_name, meaning.source) == ("河南省洛阳市西工区青枫里", "places.csv, line 2")
    page = root / "05.md"
    page.write_text("# 灯会开场\n\n本报讯 青枫里昨晚挂起了灯。\n", encoding="utf-8")
    workspace = read_workspace(root)
    load_files(workspace, "lcrb", (page,), edition_date=DAY)
    transform(workspace)
    publish(workspace)
    with open_published(workspace.published_file) as connection:
        rows = connection.execute("select place_name, note from marts.evidence").fetchall()
    assert rows == [("西工区", "文中的“青枫里”在西工区")]


def test_init_says_how_to_write_it(root: Path) -> None:
    comment = (root / CONFIG_NAME).read_text("utf-8")
    example = [line.removeprefix("#   ") for line in comment.splitlines() if line.startswith("#   ")]
    (root / "places.csv").write_text("\n".join(example), encoding="utf-8")
    assert [one.printed for one in read_own_places(root / "places.csv")] == ["洛浦公园", "洛浦游园"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("青枫里,洛阳市,西公区,,,,", "county '西公区' is none of 洛阳市; did you mean 西工区"),
        ("青枫里,洛阳市,,,,,", "青枫里 needs the county it lies in: one of "),
        ("青枫里,洛杨市,西工区,,,,", "no city is called '洛杨市': did you mean"),
        ("青,洛阳市,西工区,,,,", "name '青' needs two characters at least"),
        ("青枫区,洛阳市,,510199,,,", "code '510199' is no county's in 洛阳市; write six digits, 4103"),
        ("青枫区,洛阳市,西工区,410399,,,", "county and code exclude each other"),
        ("嵩县,洛阳市,,410325,,,", "嵩县 (410325) is known"),
        ("嵩县,洛阳市,,,,,", "嵩县 is known; add aliases to it"),
        ("青枫里,洛阳市,西工区,,2020,,", "valid_from '2020' is no day; write it as YYYY-MM-DD"),
        ("青枫里,洛阳市,西工区,,2020-01-02,2020-01-01,", "valid_from 2020-01-02 is after valid_until"),
        ("青枫里,洛阳市,西工区,,,,,,", "has 9 cells where the first line has 7"),
        ('"青枫里,洛阳市', "close every double quote"),
        ("青枫里,洛阳市,西工区,,,,青枫里", "青枫里 stands in line 2 already"),
    ],
)
def test_a_line_that_cannot_be_is_named_with_what_to_write(root: Path, line: str, told: str) -> None:
    path = write(root, line)
    with pytest.raises(ConfigError) as error:
        open_newspaper("lcrb", root / "newspapers")
    assert str(error.value).startswith(f"{path}, line 2: ")
    assert told in str(error.value)


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ("name,ctiy", "no column is called 'ctiy'; did you mean city?"),
        ("name", f"has no column city; write {HEADER}"),
    ],
)
def test_another_header_is_named(root: Path, header: str, told: str) -> None:
    with pytest.raises(ConfigError, match=told.replace("?", "[?]")):
        read_own_places(write(root, header=header))


def test_a_file_in_another_encoding_is_refused(root: Path) -> None:
    (root / "places.csv").write_bytes(f"{HEADER}\n青枫里".encode("gb18030"))
    with pytest.raises(ConfigError, match="is not UTF-8; save it as CSV in UTF-8"):
        read_own_places(root / "places.csv")
