"""`dibao export` as a user types it."""

from pathlib import Path

import pytest

from tests.conftest import Dibao

PAGE = "# 涧西区老厂房改成机床博物馆\n\n涧西区一座老厂房近日重新开门，二十台老机床摆在原处。\n"


def test_before_the_first_load_it_says_what_to_do(workspace: Path, dibao: Dibao) -> None:
    done = dibao("export", "out", cwd=workspace)
    assert done.returncode == 2
    assert "nothing is published yet; load an edition first" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("out", "--format", "xml"), "'xml' is not one of"),
        (("out", "--since", "2026-03"), "--since '2026-03' is no day"),
        (
            ("out", "--since", "2026-03-02", "--until", "2026-03-01"),
            "--since 2026-03-02 is after --until 2026-03-01",
        ),
        ((), "Missing argument 'DIR'"),
    ],
)
def test_a_wrong_request_is_one_line_and_exit_2(
    workspace: Path, dibao: Dibao, arguments: tuple[str, ...], message: str
) -> None:
    done = dibao("export", *arguments, cwd=workspace)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert done.stderr.strip().count("\n") == 0


def test_articles_are_written_into_the_callers_folder(workspace: Path, dibao: Dibao, tmp_path: Path) -> None:
    (workspace / "01.md").write_text(PAGE, encoding="utf-8")
    assert (
        dibao("load", "01.md", "--newspaper", "lcrb", "--date", "2026-03-17", cwd=workspace).returncode == 0
    )
    done = dibao("-C", str(workspace), "export", "out", "--format", "csv", "--format", "ninjs")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "exported: 1 article, 4 files written, 0 unchanged in out\n"
    assert len(list((tmp_path / "out/newspaper_id=lcrb/month=2026-03").iterdir())) == 2
    none = dibao("-C", str(workspace), "export", "out", "--until", "2025-01-01")
    assert (none.returncode, none.stderr) == (0, "no article found; out stays as it is\n")
    none = dibao("-C", str(workspace), "export", "out", "--district", "嵩县")
    assert (none.returncode, none.stderr) == (0, "no article found; out stays as it is\n")
    unknown = dibao("-C", str(workspace), "export", "out", "--district", "松县")
    assert unknown.returncode == 2
    assert "--district '松县' stands nowhere in what is published; `dibao query districts`" in unknown.stderr
