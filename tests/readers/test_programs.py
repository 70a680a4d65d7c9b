"""Other people's programs on the published copy, as `docs/analysts.md` shows them; their environment is one apart."""

import json
import re
import shlex
import subprocess
from datetime import date
from pathlib import Path

import pytest

from ingest.sample import NEWSPAPER_ID, SITE_DIR
from ingest.steps.load import load_files
from ingest.steps.publish import publish, transform
from ingest.workspace import create_workspace, read_workspace

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
PROGRAMS = ROOT / ".venv-readers" / "bin"
PAGE = (ROOT / "docs" / "analysts.md").read_text(encoding="utf-8")
DAY = SITE_DIR / NEWSPAPER_ID / "html" / "2026-03" / "17"
NOTEBOOK = """
import json, sys
import nbformat
from nbclient import NotebookClient
cells = [nbformat.v4.new_code_cell(source) for source in json.load(sys.stdin)]
notebook = NotebookClient(nbformat.v4.new_notebook(cells=cells), kernel_name="python3").execute()
print(notebook.cells[-1].outputs[0]["data"]["text/plain"])
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with a day of the sample paper."""
    assert (PROGRAMS / "dbt").is_file(), "no programs of readers; `make test-slow` brings them"
    root = tmp_path_factory.mktemp("readers")
    create_workspace(root)
    workspace = read_workspace(root)
    load_files(workspace, NEWSPAPER_ID, tuple(sorted(DAY.glob("*.md"))), edition_date=date(2026, 3, 17))
    transform(workspace)
    publish(workspace)
    return root


def find_blocks(heading: str, language: str) -> list[str]:
    (section,) = re.findall(rf"^## {heading}\n(.*?)(?=^## |\Z)", PAGE, re.DOTALL | re.MULTILINE)
    return re.findall(rf"```{language}\n(.*?)```", section, re.DOTALL)


def run(folder: Path, *command: str, stdin: str = "") -> str:
    program = str(PROGRAMS / command[0])
    done = subprocess.run(
        (program, *command[1:]), cwd=folder, input=stdin, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_duckdbs_shell_answers(folder: Path) -> None:
    (block,) = find_blocks("DuckDB's own shell", "sh")
    editions, found = (run(folder, *shlex.split(line)) for line in block.splitlines())
    assert "lcrb-2026-03-17" in editions
    assert "社区" in found


def test_python_and_a_notebook_answer(folder: Path) -> None:
    cells = find_blocks("Python, and a notebook", "python")
    printed = run(folder, "python", "-c", cells[0])
    assert printed.startswith("[(datetime.date(2026, 3, 1), ")
    shown = run(folder, "python", "-c", NOTEBOOK, stdin=json.dumps(cells))
    assert re.match(r"\[\('[\u4e00-\u9fff]{2,}', 1, [\d.]+\)", shown), shown


def test_dbt_builds_a_table_of_its_own(folder: Path) -> None:
    files = re.findall(r"`([\w/]+\.(?:yml|sql))`:\n\n```\w+\n(.*?)```", PAGE, re.DOTALL)
    assert len(files) == 4
    for name, content in files:
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8")
    (command,) = find_blocks("dbt", "sh")
    before = (folder / "warehouse" / "published.duckdb").read_bytes()
    assert "Completed successfully" in run(folder, *shlex.split(command), "--no-use-colors")
    count = (
        "import duckdb; print(duckdb.connect('mine.duckdb').execute('from districts_by_day').fetchall()[:1])"
    )
    assert "datetime.date(2026, 3, 17)" in run(folder, "python", "-c", count)
    assert (folder / "warehouse" / "published.duckdb").read_bytes() == before
