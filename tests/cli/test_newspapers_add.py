import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Dibao = Callable[..., "subprocess.CompletedProcess[str]"]


def test_a_paper_of_ones_own_is_written_once_and_found(dibao: Dibao, workspace: Path) -> None:
    """The city may be given in short; the profile has it in full."""
    added = dibao("newspapers", "add", "mine", "--name", "我的报", "--city", "洛阳", cwd=workspace)
    assert added.returncode == 0
    assert added.stdout == ""
    assert 'home_city = "洛阳市"' in (workspace / "newspapers" / "mine.toml").read_text(encoding="utf-8")
    assert "我的报" in dibao("newspapers", cwd=workspace).stdout
    again = dibao("newspapers", "add", "mine", "--name", "别的报", "--city", "洛阳市", cwd=workspace)
    assert again.returncode == 2
    assert "is there already" in again.stderr


def test_replacing_a_shipped_profile_is_said(dibao: Dibao, workspace: Path) -> None:
    added = dibao("newspapers", "add", "lyrb", "--name", "洛阳日报", "--city", "洛阳市", cwd=workspace)
    assert added.returncode == 0
    assert "replaces the profile of lyrb" in added.stderr


@pytest.mark.parametrize(
    ("newspaper_id", "city", "told"),
    [("mine", "洛杨市", "洛阳市"), ("../mine", "洛阳市", "is not valid"), ("MINE", "洛阳市", "is not valid")],
)
def test_what_cannot_be_writes_nothing(
    dibao: Dibao, workspace: Path, newspaper_id: str, city: str, told: str
) -> None:
    done = dibao("newspapers", "add", newspaper_id, "--name", "我的报", "--city", city, cwd=workspace)
    assert done.returncode == 2
    assert told in done.stderr
    assert list((workspace / "newspapers").iterdir()) == []


def test_outside_a_workspace_it_says_what_to_do(dibao: Dibao) -> None:
    done = dibao("newspapers", "add", "mine", "--name", "我的报", "--city", "洛阳市")
    assert done.returncode == 2
    assert "run `dibao init` or use -C DIR" in done.stderr


def test_a_paper_with_a_site_is_written_whole(dibao: Dibao, workspace: Path) -> None:
    site = ("--family", "A", "--entry-url", "https://epaper.example/pc/layout/{yyyy}{mm}/{dd}/node_01.html")
    added = dibao("newspapers", "add", "mine", "--name", "我的报", "--city", "洛阳市", *site, cwd=workspace)
    assert added.returncode == 0, added.stderr
    shown = json.loads(dibao("newspapers", "mine", "--json", cwd=workspace).stdout)
    assert (shown["sites"][0]["family"], shown["sites"][0]["entry_url"]) == (site[1], site[3])


@pytest.mark.parametrize(
    ("site", "told"),
    [
        (("--family", "A"), "belong together"),
        (("--family", "Z", "--entry-url", "https://epaper.example/"), "--family is no platform family"),
        (("--family", "A", "--entry-url", "epaper.example"), "--entry-url must start with http"),
        (("--family", "A", "--entry-url", "https://epaper.example/{year}/"), "--entry-url may hold {yyyy}"),
    ],
)
def test_a_site_that_cannot_be_writes_nothing(
    dibao: Dibao, workspace: Path, site: tuple[str, ...], told: str
) -> None:
    done = dibao("newspapers", "add", "mine", "--name", "我的报", "--city", "洛阳市", *site, cwd=workspace)
    assert done.returncode == 2
    assert told in done.stderr
    assert list((workspace / "newspapers").iterdir()) == []
