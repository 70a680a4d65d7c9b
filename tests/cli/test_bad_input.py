"""What is wrong is said in one line with its exit code; nothing is stored, and the right command then works."""

import json
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

Dibao = Callable[..., "subprocess.CompletedProcess[str]"]

PAGE = "# 夜市开张\n\n涧西区夜市今天开张，共有二十个摊位。（许长庚）\n"
FOLIO = "洛阳日报 2018年7月20日 星期五 03 要闻\n\n"
LOAD = ("--newspaper", "lyrb", "--date", "2018-07-19")


def only_line(done: "subprocess.CompletedProcess[str]") -> str:
    lines = done.stderr.splitlines()
    assert len(lines) == 1, done.stderr
    return lines[0]


def make_pages(folder: Path) -> None:
    """One file for each thing that can be wrong with a page, and one good page."""
    texts = {
        "good.md": PAGE,
        "dated.md": FOLIO + PAGE,
        "blank.md": " \n\n\u3000\n",
        "marks.md": "---\n\n***\n\n|---|\n",
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    contents = {
        "empty.md": b"",
        "binary.md": bytes(range(256)) * 12,
        "paper.md": b"%PDF-1.4\n1 0 obj\n",
        "broken.zip": b"PK\x03\x04broken",
        "picture.html": b"<html><body><img src=a.jpg></body></html>",
    }
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    (folder / "folder.md").mkdir()
    zipfile.ZipFile(folder / "bare.zip", "w").close()
    with zipfile.ZipFile(folder / "climbing.zip", "w") as archive:
        archive.writestr("../../evil.md", PAGE)


@pytest.fixture
def pages(workspace: Path, tmp_path: Path) -> Path:
    """The workspace, in whose parent folder the pages lie."""
    make_pages(tmp_path)
    return workspace


BAD_FILES = [
    ("missing.md", 2, "missing.md: no such file or folder; check the path"),
    ("empty.md", 1, "empty.md: empty file (0 bytes)"),
    ("blank.md", 1, "blank.md: nothing but white space"),
    ("marks.md", 1, "marks.md: no "),
    ("binary.md", 1, "binary.md: binary data, not text"),
    ("paper.md", 1, "paper.md: a PDF, not text"),
    ("folder.md", 1, "folder.md: no files in this folder"),
    ("bare.zip", 1, "bare.zip: no files in this archive"),
    ("broken.zip", 1, "broken.zip: not a readable zip archive"),
    ("climbing.zip", 1, "climbing.zip/../../evil.md: a name that leads out of the archive"),
    ("picture.html", 1, "picture.html: no article on the page"),
    ("/dev/null", 1, "/dev/null: not a regular file"),
    ("-", 1, "-: empty file (0 bytes)"),
]


def test_a_file_that_is_no_page_is_named_and_nothing_is_stored(dibao: Dibao, pages: Path) -> None:
    before = sorted(pages.rglob("*"))
    for name, code, told in BAD_FILES:
        done = dibao("-C", str(pages), "load", name, *LOAD)
        assert (done.returncode, done.stdout) == (code, ""), name
        assert only_line(done).startswith(f"dibao: {told}")
    assert sorted(pages.rglob("*")) == before


BAD_OPTIONS = [
    (("good.md", "--newspaper", "lyrb"), "the pages print no date; give the edition's date with --date YYYY-MM-DD"),
    (("good.md", "--newspaper", "lyrb", "--date", "2018-02-30"), "'2018-02-30' is no day; write it as YYYY-MM-DD"),
    (("good.md", "--newspaper", "lyrb", "--date", "20180719"), "'20180719' is no day; write it as YYYY-MM-DD"),
    (("good.md", "--newspaper", "lyrb", "--date", "2199-02-20"), "2199-02-20 lies in the future"),
    (("good.md", "--newspaper", "lyrb", "--date", "1012-02-20"), "1012-02-20 cannot be an edition's date"),
    (("good.md", "--newspaper", "lyrd", "--date", "2018-07-19"), "unknown newspaper 'lyrd'; did you mean lyrb?"),
    (("good.md", "--date", "2018-07-19"), "Missing option '--newspaper'"),
    (("dated.md", *LOAD), "dated.md prints 2018-07-20, but --date says 2018-07-19"),
    ((*LOAD,), "Missing argument 'PATH…'"),
    (("good.md", *LOAD, "--page", "999x"), "page number '999X' is not valid"),
    (("good.md", "good.md", *LOAD, "--page", "3"), "--page 3 is for one file, and there are 2"),
    (("good.md", *LOAD, "--page-district", "涧东区"), "no district of 洛阳市; did you mean 涧西区"),
    (("good.md", *LOAD, "--page-district", "朝阳"), "its districts: 老城区、西工区"),
]  # fmt: skip


def test_an_option_that_cannot_be_is_told_and_nothing_is_stored(dibao: Dibao, pages: Path) -> None:
    for args, told in BAD_OPTIONS:
        done = dibao("-C", str(pages), "load", *args)
        assert (done.returncode, done.stdout) == (2, ""), args
        assert told in only_line(done)
    assert not (pages / "digests").exists()


def test_bad_pages_do_not_hide_good_ones(dibao: Dibao, pages: Path) -> None:
    """Exit 3: done but incomplete; the bytes of what was no page are kept."""
    first = dibao("-C", str(pages), "load", "good.md", "paper.md", *LOAD)
    assert first.returncode == 3
    assert "dibao: warning: paper.md: a PDF" in first.stderr
    second = dibao("-C", str(pages), "load", "good.md", "paper.md", *LOAD)
    assert second.returncode == 3
    assert "lyrb-2018-07-19: nothing new (1 page, 1 article)" in second.stderr
    skipped = json.loads(dibao("-C", str(pages), "query", "from skipped", "--format", "json").stdout)
    assert [row["source"] for row in skipped] == ["paper.md"]
    archive = pages / "warehouse" / "raw" / "lyrb" / "2018" / "lyrb-2018-07-19.warc.gz"
    assert len(read_sources(archive)) == 2


def read_sources(archive: Path) -> list[str]:
    from ingest.fetch.archive import read_archive  # noqa: PLC0415 - only here

    return [fetched.source for fetched in read_archive(archive)]


def test_after_the_slip_the_right_command_works(dibao: Dibao, pages: Path) -> None:
    assert dibao("-C", str(pages), "load", "good.md", "--newspaper", "lyrd").returncode == 2
    right = dibao("-C", str(pages), "load", "good.md", *LOAD, "--page-district", "涧西", "--json")
    assert right.returncode == 0, right.stderr
    assert json.loads(right.stdout)["article_count"] == 1
    stored = dibao("-C", str(pages), "query", "select page_district from pages", "--format", "csv").stdout
    assert stored.split() == ["page_district", "涧西区"]


def test_a_load_can_be_undone_and_done_again(dibao: Dibao, pages: Path) -> None:
    load = ("-C", str(pages), "load", "good.md", *LOAD)
    digests = pages / "digests"
    assert dibao(*load).returncode == 0
    before = {path: path.read_bytes() for path in digests.rglob("*") if path.is_file()}
    assert dibao("-C", str(pages), "unload", "lyrb-2018-07-19").returncode == 0
    assert not list(digests.rglob("digest.json"))
    assert "is not loaded" in only_line(dibao("-C", str(pages), "unload", "lyrb-2018-07-19"))
    assert dibao(*load).returncode == 0
    assert {path: path.read_bytes() for path in digests.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("args", "code", "told"),
    [
        (("unload", "lyrb-2018-07-21"), 2, "'lyrb-2018-07-21' is not loaded; `dibao query editions` lists them"),
        (("why", "nosuch"), 2, "no article 'nosuch' in the warehouse"),
        (("query", "district"), 2, "the query needs -p district=…"),
        (("query", "select 1", "-p", "x=1"), 2, "the query has no parameter $x"),
        (("query", "distritc"), 2, "did you mean district?"),
        (("query", ""), 1, "found 0 statements"),
        (("query", "select interval 1 day", "--format", "parquet", "-o", "x.parquet"), 1, "cast it to text"),
    ],
)  # fmt: skip
def test_what_is_not_there_is_told(
    dibao: Dibao, loaded: Path, args: tuple[str, ...], code: int, told: str
) -> None:
    done = dibao("-C", str(loaded), *args)
    assert (done.returncode, done.stdout) == (code, "")
    assert told in only_line(done)


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with one page loaded, for tests that only ask."""
    from ingest.cli.app import cli  # noqa: PLC0415 - only here

    root = tmp_path_factory.mktemp("loaded")
    page = root / "page.md"
    page.write_text(PAGE, encoding="utf-8")
    for args in (["init", str(root)], ["-q", "-C", str(root), "load", str(page), *LOAD]):
        cli.main(args, prog_name="dibao", standalone_mode=False)
    return root


def test_a_table_needs_no_schema_before_its_name(dibao: Dibao, loaded: Path) -> None:
    short, full = (
        dibao("-C", str(loaded), "query", ask, "--format", "csv")
        for ask in ("select headline from articles", "select headline from marts.articles")
    )
    assert short.stdout == full.stdout == "headline\n夜市开张\n"
    assert short.stderr == ""


def test_a_line_separator_in_a_cell_breaks_no_json(dibao: Dibao, loaded: Path) -> None:
    done = dibao("-C", str(loaded), "query", "select 'a' || chr(8232) || 'b' as a", "--format", "json")
    assert json.loads(done.stdout) == [{"a": "a\u2028b"}]


def test_preview_reads_what_it_can(dibao: Dibao, pages: Path) -> None:
    mixed = dibao("preview", "good.md", "paper.md", "--city", "洛阳", "--json")
    assert mixed.returncode == 3
    assert len(mixed.stdout.splitlines()) == 1
    assert only_line(mixed).startswith("dibao: warning: paper.md: a PDF")
    nothing = dibao("preview", "empty.md", "marks.md", "--json")
    assert (nothing.returncode, nothing.stdout) == (1, "")
    assert only_line(nothing).startswith(
        "dibao: empty.md: empty file (0 bytes); save the page again; marks.md: "
    )
    near = dibao("preview", "good.md", "--city", "洛羊")
    assert near.returncode == 2
    assert "no city is called '洛羊': did you mean 洛阳市" in only_line(near)
    district = dibao("preview", "good.md", "--page-district", "涧西区")
    assert district.returncode == 2
    assert "give the city too" in only_line(district)


def test_a_workspace_without_an_edition_publishes_an_empty_start_page(dibao: Dibao, workspace: Path) -> None:
    done = dibao("-C", str(workspace), "digest")
    assert done.returncode == 0, done.stderr
    assert (workspace / "digests" / "index.html").is_file()
    assert dibao("-C", str(workspace), "query", "editions", "--format", "json").stdout == "[]\n"


def test_unloading_from_a_new_workspace_leaves_nothing_behind(dibao: Dibao, workspace: Path) -> None:
    before = sorted(workspace.rglob("*"))
    done = dibao("-C", str(workspace), "unload", "lyrb-2018-07-19")
    assert done.returncode == 2
    assert "'lyrb-2018-07-19' is not loaded" in only_line(done)
    assert sorted(workspace.rglob("*")) == before


def test_a_newspaper_without_a_city_is_loaded_and_says_so(dibao: Dibao, pages: Path) -> None:
    (pages / "newspapers" / "gjb.toml").write_text('name = "国家报"\n', encoding="utf-8")
    done = dibao("-C", str(pages), "load", "good.md", "--newspaper", "gjb", "--date", "2018-07-19")
    assert done.returncode == 0, done.stderr
    assert "gjb has no home_city: its articles stay unassigned and reach no digest" in done.stderr
    rows = json.loads(dibao("-C", str(pages), "query", "from attributions", "--format", "json").stdout)
    assert [row["status"] for row in rows if row["place_code"] is None] == ["unassigned"]
    why = dibao("-C", str(pages), "why", rows[0]["article_id"])
    assert "未归属：报纸没有设所在城市" in why.stdout


def test_standard_input_is_read_only_when_asked_for(dibao: Dibao) -> None:
    asked = dibao("preview", "-", "--json", stdin=PAGE)
    assert json.loads(asked.stdout)["articles"][0]["headline"] == "夜市开张"
    assert dibao("preview", stdin=PAGE).returncode == 2
