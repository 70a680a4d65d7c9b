from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from ingest.domain.address import split_address
from ingest.domain.errors import ConfigError, UsageError
from ingest.domain.ids import check_newspaper_id
from ingest.domain.newspaper import FAMILIES, Newspaper, NewspaperSite, TextPolicy
from ingest.newspapers.catalogue import SHIPPED_DIR, find_newspaper, read_newspapers, write_newspaper
from ingest.newspapers.profile import read_profile
from ingest.newspapers.sites import find_entry_problem
from ingest.parse import platforms
from ingest.warehouse.gazetteer import find_home


def write(folder: Path, text: str, name: str = "test.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_every_shipped_newspaper_is_valid_and_listed_once() -> None:
    catalogue = read_newspapers(None)
    ids = [one.newspaper_id for one in catalogue]
    shipped = sorted(path.stem for path in SHIPPED_DIR.glob("*.toml"))
    assert ids[: len(shipped)] == shipped, "those with a profile come first"
    assert ids[len(shipped) :] == sorted(ids[len(shipped) :])
    assert len(ids) == len(set(ids)) >= 550
    assert len({one.name for one in catalogue}) == len(catalogue)
    for one in catalogue:
        assert check_newspaper_id(one.newspaper_id)
        assert all(site.family in FAMILIES and not find_entry_problem(site.entry_url) for site in one.sites)
        assert one.status == "verified" or one.provenance
        for day in (date(2010, 1, 1), date(2023, 12, 31), date(2024, 1, 1)):
            claims = [s for s in one.sites if (s.valid_from or day) <= day <= (s.valid_until or day)]
            assert len(claims) <= 1, "no day is claimed by two sites"


def test_a_listed_newspaper_is_asked_as_its_own_pages_ask() -> None:
    wenzhou, sciences, jiefang, guilin = (
        find_newspaper(one, None)
        for one in ("wenzhouwanbao", "zhongguoshehuikexuebao", "jiefangdaily", "guilinribao")
    )
    assert wenzhou.sites[0].headers == (("formdata", "1"),)
    assert sciences.sites[0].entry_url.endswith("/epaper/read.do?newspaperId=12")
    eras = [jiefang.find_site(date(2024, 12, day)) for day in (15, 16)]
    assert [site.family for site in eras if site] == ["jfdaily-navi", "jfdaily"]
    assert guilin.sites[0].entry_on(date(2026, 3, 17)).endswith("/glrb/20260317/IssueIndex.htm")


@pytest.mark.parametrize(
    ("newspaper_id", "home_city"),
    [
        ("shenzhentq", "深圳市"),
        ("tuanjiebao", "湘西土家族苗族自治州"),
        ("beijingqnbao", "北京市"),
        ("jilindaily", None),  # the province's, not the city's
        ("haixiearly", None),  # of Xiamen, not of 海西州
        ("shanghaizhengquan", None),  # of the whole country
        ("xinanwanbao", None),  # of Hefei, not of 新安县
        ("hainanrb", "海南省"),
        ("henanrb", "河南省"),
        ("rmrb", "中国"),
        ("jyrb", "济源市"),
    ],
)
def test_a_home_city_is_what_the_name_says_for_sure(newspaper_id: str, home_city: str | None) -> None:
    assert find_newspaper(newspaper_id, None).home_city == home_city


def test_every_home_city_is_one_the_gazetteer_knows() -> None:
    for name in {one.home_city for one in read_newspapers(None)} - {None}:
        assert find_home(str(name)).name == name


def test_a_dated_change_of_site_is_kept() -> None:
    rmrb, lyrb = find_newspaper("rmrb", None), find_newspaper("lyrb", None)
    assert (rmrb.find_family(date(2024, 11, 30)), rmrb.find_family(date(2024, 12, 1))) == ("B2", "A")
    old = lyrb.find_site(date(2014, 11, 30))
    assert old is not None
    assert old.entry_on(date(2014, 11, 30)) == "http://lyrb.lyd.com.cn/html/2014-11/30/node_4105.htm"
    xinkuaibao = find_newspaper("xinkuaibao", None)
    assert xinkuaibao.find_site(date(2026, 1, 1)) is None, "its newer site is of no platform dibao reads"


def test_every_site_has_a_first_address_on_its_own_host() -> None:
    day = date(2026, 3, 17)
    for site in (site for one in read_newspapers(None) for site in one.sites):
        first = split_address(platforms.FAMILIES[site.family].first_address(site.entry_on(day), day)).url
        assert not find_entry_problem(first), first
        assert urlsplit(first).hostname == urlsplit(site.entry_on(day)).hostname


def test_a_site_that_refuses_readers_is_listed_as_blocked() -> None:
    assert find_newspaper("jfjb", None).status == "blocked"


def test_a_paper_asked_for_by_its_name_is_told_by_id() -> None:
    with pytest.raises(UsageError, match=r"did you mean shenzhentq\?"):
        find_newspaper("深圳特区报", None)


def test_ones_own_profile_comes_first_and_replaces_a_listed_paper(tmp_path: Path) -> None:
    write(tmp_path, 'name = "我的特区报"\n', "shenzhentq.toml")
    catalogue = read_newspapers(tmp_path)
    assert catalogue[0].name == "我的特区报"
    assert [one.newspaper_id for one in catalogue].count("shenzhentq") == 1
    assert find_newspaper("shenzhentq", tmp_path).name == "我的特区报"


def test_luoyang_daily_is_shipped() -> None:
    lyrb = find_newspaper("lyrb", None)
    assert (lyrb.name, lyrb.home_city, lyrb.sites[0].family) == ("洛阳日报", "洛阳市", "B")
    assert ("西民", "西工区") in lyrb.source_codes


def test_a_profile_says_everything_a_newspaper_has(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        """
        newspaper_id = "test"
        name = "试报"
        home_city = ""
        entry_url = "https://epaper.example/test/"
        family = "B"
        timezone = "Asia/Urumqi"
        text_policy = "headline"
        rights_note = "仅供试验"
        [page_districts]
        "涧西新闻" = "涧西区"
        [source_codes]
        "西民" = "西工区"
        [organisations]
        "某厂" = "老城区"
        """,
    )
    assert read_profile(path) == Newspaper(
        newspaper_id="test",
        name="试报",
        home_city=None,
        sites=(NewspaperSite(family="B", entry_url="https://epaper.example/test/"),),
        timezone="Asia/Urumqi",
        text_policy=TextPolicy.HEADLINE,
        page_districts=(("涧西新闻", "涧西区"),),
        source_codes=(("西民", "西工区"),),
        organisations=(("某厂", "老城区"),),
        rights_note="仅供试验",
    )


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ('home_city = "洛阳市"\n', '"name" is missing or empty'),
        ('name = "试报"\nhomecity = "洛阳市"\n', ':2: unknown key "homecity"; did you mean "home_city"?'),
        (
            'name = "试报"\ntext_policy = "all"\n',
            ':2: "text_policy" must be headline, excerpt or full, found "all"',
        ),
        ('name = "试报"\ntimezone = "Asia/Luoyang"\n', ':2: "timezone" must be an IANA time zone'),
        ('name = "试报"\nentry_url = "epaper.example"\n', ':2: "entry_url" must start with http'),
        (
            'name = "试报"\n[source_codes]\n"西民" = 1\n',
            ':3: "source_codes.西民" must be text in quotes, found a number',
        ),
        ('name = "试报"\n[source_codes]\n"西民" = ""\n', ':3: "source_codes.西民" is missing or empty'),
        (
            'newspaper_id = "other"\nname = "试报"\n',
            ':1: "newspaper_id" must be "test", as the file is called',
        ),
        ('name = "试报\n', ":1: not valid TOML"),
    ],
)
def test_a_broken_profile_is_refused_in_one_line(tmp_path: Path, written: str, told: str) -> None:
    path = write(tmp_path, written)
    with pytest.raises(ConfigError) as refused:
        find_newspaper("test", tmp_path)
    assert f"{path}" in str(refused.value)
    assert told in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_file_whose_name_is_no_id_is_named(tmp_path: Path) -> None:
    path = write(tmp_path, 'name = "试报"', "My Paper.toml")
    with pytest.raises(ConfigError, match="newspaper id 'My Paper' is not valid") as refused:
        read_newspapers(tmp_path)
    assert str(path) in str(refused.value)


def test_ones_own_profile_replaces_the_shipped_one(tmp_path: Path) -> None:
    write(tmp_path, 'name = "我的洛阳日报"\n', "lyrb.toml")
    assert find_newspaper("lyrb", tmp_path).name == "我的洛阳日报"
    assert [one.name for one in read_newspapers(tmp_path) if one.newspaper_id == "lyrb"] == ["我的洛阳日报"]


def test_a_broken_profile_of_another_paper_does_not_stop_this_one(tmp_path: Path) -> None:
    write(tmp_path, "name =", "broken.toml")
    assert find_newspaper("lyrb", tmp_path).name == "洛阳日报"


@pytest.mark.parametrize("newspaper_id", ["lyrx", "../lyrb", "", "洛阳日报"])
def test_an_unknown_newspaper_is_a_usage_error(newspaper_id: str) -> None:
    with pytest.raises(UsageError, match="see `dibao newspapers`"):
        find_newspaper(newspaper_id, None)


def test_a_near_miss_is_told() -> None:
    with pytest.raises(UsageError, match="did you mean lyrb"):
        find_newspaper("lyrbb", None)


def test_a_written_profile_reads_back(tmp_path: Path) -> None:
    newspaper = Newspaper(newspaper_id="mine", name='引号"与\\斜线', home_city="洛阳市")
    assert read_profile(write_newspaper(newspaper, tmp_path / "newspapers")) == newspaper


def test_a_profile_is_never_overwritten(tmp_path: Path) -> None:
    path = write_newspaper(Newspaper(newspaper_id="mine", name="一"), tmp_path)
    before = path.read_bytes()
    with pytest.raises(ConfigError, match="is there already"):
        write_newspaper(Newspaper(newspaper_id="mine", name="二"), tmp_path)
    assert path.read_bytes() == before


@pytest.mark.parametrize(("newspaper_id", "name"), [("../x", "报"), ("UP", "报"), ("x", " "), ("x", "a\nb")])
def test_an_id_or_name_that_cannot_be_writes_nothing(tmp_path: Path, newspaper_id: str, name: str) -> None:
    folder = tmp_path / "newspapers"
    with pytest.raises(UsageError):
        write_newspaper(Newspaper(newspaper_id=newspaper_id, name=name), folder)
    assert not folder.exists()
