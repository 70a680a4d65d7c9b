"""The project's own papers: locks, contracts, and that nothing points outside the project."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = sorted(ROOT.glob("requirements*.lock"))


def project_files() -> list[Path]:
    """What is, or would be, in git."""
    command = [
        "git",
        "-c",
        f"safe.directory={ROOT}",
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        pytest.skip("not a git checkout")
    files = [ROOT / name for name in done.stdout.split("\0") if name]
    return [file for file in files if file.is_file()]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_pins_and_hashes_everything(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8").replace("\\\n", " ")
    entries = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    assert entries
    assert [
        line for line in entries if not re.match(r"[A-Za-z0-9_.\[\]-]+==[^ ]+ .*--hash=sha256:", line)
    ] == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_names_no_address(lock: Path) -> None:
    """Any index or mirror may serve it."""
    text = lock.read_text(encoding="utf-8")
    assert re.findall(r"https?://|file:|^\s*-(?:i|f|-index-url|-find-links)\b.*", text, re.MULTILINE) == []


def test_both_locks_agree() -> None:
    pins = [
        dict(
            re.findall(r"^([a-z0-9._-]+)==([^ ;]+)", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE)
        )
        for name in ("requirements.lock", "requirements-dev.lock")
    ]
    shared = pins[0].keys() & pins[1].keys()
    assert {name: (pins[0][name], pins[1][name]) for name in shared if pins[0][name] != pins[1][name]} == {}


def test_no_file_points_outside_the_project() -> None:
    outside = ("../" + "shared", "/" + "work/")
    found = [
        f"{file.relative_to(ROOT)}: {mark}"
        for file in project_files()
        for mark in outside
        if mark.encode() in file.read_bytes()
    ]
    assert found == [".ci/run: ../" + "shared"]


def test_every_document_links_to_what_is_there() -> None:
    documents = [file for file in project_files() if file.suffix == ".md" and "data" not in file.parts]
    broken = [
        f"{document.relative_to(ROOT)}: {target}"
        for document in documents
        if "sample" not in document.parts
        for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", document.read_text(encoding="utf-8"))
        if not (document.parent / target).exists()
    ]
    assert broken == []


def test_every_profile_key_is_documented() -> None:
    from ingest.newspapers.profile import KEYS  # noqa: PLC0415 - the keys are the code's, the test is the papers'

    text = (ROOT / "docs" / "add-a-newspaper.md").read_text(encoding="utf-8")
    undocumented = [key for key in KEYS if not re.search(rf"`\[*{key}\]*`", text)]
    assert undocumented == ["newspaper_id"]


def test_make_help_lists_the_targets() -> None:
    done = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    targets = {line.split()[0] for line in done.stdout.splitlines() if line.startswith("  ")}
    assert {"setup", "digest", "test", "check", "fmt", "bench", "clean"} <= targets


def test_imports_point_one_way() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout


def test_the_layers_name_every_package() -> None:
    """A package no layer names would be free to import anything."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    layers = " ".join(contracts["contracts"][0]["layers"])
    source = ROOT / "src" / "ingest"
    packages = {
        path.stem for path in source.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert [name for name in sorted(packages - {"__init__"}) if f"ingest.{name}" not in layers] == []


def test_the_licence_is_whole() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "Apache License" in text
    assert "END OF TERMS AND CONDITIONS" in text
