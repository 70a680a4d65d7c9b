"""The wheel carries what a user needs, and works in an empty folder."""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MAX_BYTES = 20_000_000


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built offline with the locked build backend."""
    target = tmp_path_factory.mktemp("wheel")
    build = [
        str(Path(sys.executable).with_name("uv")),
        "build",
        "--wheel",
        "--offline",
        "--no-build-isolation",
    ]
    subprocess.run(
        [*build, "--quiet", "--python", sys.executable, "--out-dir", str(target)],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    return next(target.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A virtual environment with the wheel; what dibao depends on is borrowed from ours."""
    home = tmp_path_factory.mktemp("installed")
    venv.create(home, symlinks=True)
    python = home / "bin" / "python"
    uv = Path(sys.executable).with_name("uv")
    install = [
        str(uv),
        "pip",
        "install",
        "--quiet",
        "--offline",
        "--no-deps",
        "--python",
        str(python),
        str(wheel),
    ]
    subprocess.run(install, capture_output=True, check=True)
    site = next((home / "lib").glob("python*")) / "site-packages"
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return home


def run(installed: Path, folder: Path, program: str, *args: str) -> str:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    environment["HOME"] = str(installed)  # none of the user's own settings
    command = [str(installed / "bin" / program), *args]
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def names_in(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def files_under(folder: Path, *, inside: str) -> set[str]:
    """The names files of a folder of the checkout must have in the wheel."""
    return {
        f"{inside}/{path.relative_to(folder).as_posix()}"
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and not path.name.endswith((".pyc", ".tmp"))
    }


def test_the_package_is_all_there(wheel: Path) -> None:
    """Code, newspapers, templates, the sample and the gazetteer: none ignored, none forgotten."""
    wanted = files_under(ROOT / "src" / "ingest", inside="ingest")
    assert "ingest/newspapers/lyrb.toml" in wanted
    assert sorted(wanted - names_in(wheel)) == []


@pytest.mark.parametrize("folder", ["sql", "flows"])
def test_sql_and_flows_lie_inside_the_package(wheel: Path, folder: str) -> None:
    wanted = files_under(ROOT / folder, inside=f"ingest/{folder}")
    assert wanted
    assert sorted(wanted - names_in(wheel)) == []


def test_nothing_else_comes_along(wheel: Path) -> None:
    """A top-level `flows` or `tests` would land in everybody's site-packages."""
    tops = {name.split("/")[0] for name in names_in(wheel)}
    assert {top for top in tops if not top.startswith("dibao-")} == {"ingest"}


def test_licence_and_notice_are_in(wheel: Path) -> None:
    ends = {name.rsplit("/", 1)[-1] for name in names_in(wheel) if ".dist-info/licenses/" in name}
    assert {"LICENSE", "NOTICE"} <= ends


def test_the_wheel_is_small_enough(wheel: Path) -> None:
    assert wheel.stat().st_size < MAX_BYTES


def test_the_installed_package_is_the_wheels(installed: Path, tmp_path: Path) -> None:
    where = run(installed, tmp_path, "python", "-c", "import ingest; print(ingest.__file__)")
    assert Path(where.strip()).is_relative_to(installed)


def test_help_works_in_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    assert "Commands:" in run(installed, tmp_path, "dibao", "--help")
    assert list(tmp_path.iterdir()) == []


def test_the_catalogue_and_a_workspace_come_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    assert "洛阳日报" in run(installed, tmp_path, "dibao", "newspapers")
    run(installed, tmp_path, "dibao", "init", "ws")
    assert (tmp_path / "ws" / "dibao.toml").is_file()


@pytest.mark.slow
def test_the_demo_works_from_the_wheel_in_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    """With an empty HOME; the flow, the SQL, the sample and the templates all come from the wheel."""
    assert run(installed, tmp_path, "dibao", "demo") == ""
    digests = tmp_path / "dibao-demo" / "digests"
    assert len(list(digests.glob("*/2026/03/1[78]/index.html"))) >= 10
    assert "中州渠" in run(
        installed, tmp_path / "dibao-demo", "dibao", "query", "day", "-p", "date=2026-03-17"
    )
