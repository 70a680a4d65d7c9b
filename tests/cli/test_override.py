"""`dibao override` as a user types it."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Dibao = Callable[..., "subprocess.CompletedProcess[str]"]
PAGE = "# 涧西区来了一位修伞匠\n\n本报讯（记者 乔见山）涧西区的巷口来了一位修伞匠。\n"


@pytest.fixture
def loaded(dibao: Dibao, workspace: Path) -> Path:
    page = workspace / "03.md"
    page.write_text(PAGE, encoding="utf-8")
    done = dibao("load", "03.md", "--newspaper", "lcrb", "--date", "2026-03-19", cwd=workspace)
    assert done.returncode == 0, done.stderr
    return workspace


def test_an_article_is_moved_told_and_moved_back(dibao: Dibao, loaded: Path) -> None:
    (article,) = json.loads(
        dibao("query", "select article_id from marts.articles", "--format", "json", cwd=loaded).stdout
    )
    article_id = article["article_id"]
    moved = dibao("override", "move", article_id, "西工", "--reason", "在西工", cwd=loaded)
    assert moved.returncode == 0, moved.stderr
    assert f"override 1: {article_id} belongs to 西工区" in moved.stderr
    why = json.loads(dibao("why", article_id, "--json", cwd=loaded).stdout)
    assert [(one["action"], one["place_name"], one["reason"]) for one in why["overrides"]] == [
        ("move", "西工区", "在西工")
    ]
    assert why["attributions"][0]["place_name"] == "西工区"
    (listed,) = dibao("override", "list", cwd=loaded).stdout.splitlines()
    assert f"{article_id} → 西工区" in listed
    assert dibao("override", "undo", "1", cwd=loaded).returncode == 0
    assert dibao("override", "list", cwd=loaded).stdout == ""
    (past,) = json.loads(dibao("override", "list", "--all", "--json", cwd=loaded).stdout)
    assert past["override_state"] == "undone"


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("move", "lcrb-x"), "one of DISTRICT, --city-wide and --unassigned"),
        (("move", "lcrb-x", "涧西区", "--city-wide"), "one of DISTRICT, --city-wide and --unassigned"),
        (("move", "lcrb-x", "涧西区"), "no warehouse yet; load an edition first"),
        (("organisation", "红星", "涧西区"), "either --newspaper ID or --city NAME"),
        (("alias", "大涧西", "涧西区", "--city", "洛杨市"), "no city is called '洛杨市': did you mean"),
        (("undo", "1"), "no warehouse yet; load an edition first"),
        (("list",), "nothing is published yet; load an edition first"),
    ],
)
def test_what_cannot_be_ends_with_2_and_one_line(
    dibao: Dibao, workspace: Path, args: tuple[str, ...], told: str
) -> None:
    done = dibao("override", *args, cwd=workspace)
    assert done.returncode == 2
    assert told in done.stderr
    assert done.stderr.count("\n") == 1
