"""`dibao newspapers --check PAGE`: whose page a saved one is, by which rules it is read, and what is not found."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ingest.sample import SITE_DIR

Dibao = Callable[..., "subprocess.CompletedProcess[str]"]
DAY = SITE_DIR / "lcrb" / "html" / "2026-03" / "17"
WITHOUT_BODY = """<html><head><title>洛城日报</title></head><body>
<!--enpproperty <founder-date>2026-03-17 00:00:00</founder-date><founder-type>1</founder-type>/enpproperty-->
<a href="node_2.htm">第01版</a></body></html>"""


def checked(dibao: Dibao, *args: str) -> dict[str, Any]:
    done = dibao("newspapers", *args, "--json")
    assert done.returncode == 0, done.stderr
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def test_an_article_page_is_told_field_by_field(dibao: Dibao) -> None:
    report = checked(dibao, "--check", str(DAY / "content_310201.htm"))
    assert [one["newspaper_id"] for one in report["newspapers"]] == ["lcrb"]
    assert (report["family"], report["kind"], report["problem"]) == ("B", "article", None)
    fields = {field["name"]: field for field in report["fields"]}
    assert fields["headline"] == {
        "name": "headline",
        "rule": "npm",
        "found": "中州渠清淤不清鱼 沿河人家先得春",
    }
    assert fields["edition_date"]["found"] == "2026-03-17"
    assert fields["tables"]["found"] is None


def test_an_edition_page_is_told_with_its_pages_and_articles(dibao: Dibao) -> None:
    done = dibao("newspapers", "lcrb", "--check", str(DAY / "node_2.htm"))
    assert done.returncode == 0, done.stderr
    first, newspaper, *fields = done.stdout.splitlines()
    assert first.endswith("node_2.htm: edition page, family B")
    assert newspaper == "newspaper lcrb 洛城日报 (prints its name): reads it"
    assert any(line.split()[:2] == ["found", "articles"] for line in fields)
    assert any(line.split()[:2] == ["found", "pages"] for line in fields)


def test_a_profile_of_another_platform_is_told_so(dibao: Dibao, workspace: Path) -> None:
    (workspace / "newspapers" / "mine.toml").write_text(
        'name = "洛城日报"\nfamily = "D"\nentry_url = "https://epaper.example/"\n', encoding="utf-8"
    )
    done = dibao("newspapers", "mine", "--check", str(DAY / "node_2.htm"), cwd=workspace)
    assert done.returncode == 1
    assert "does not read it: its family is D" in done.stdout
    assert "is of family B, but the profile of mine has D; check its family" in done.stderr


def test_a_page_whose_layout_is_broken_says_what_was_expected(dibao: Dibao, tmp_path: Path) -> None:
    (tmp_path / "broken.html").write_text(WITHOUT_BODY, encoding="utf-8")
    done = dibao("newspapers", "--check", "broken.html")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "broken.html: expected" in done.stderr


def test_a_page_of_no_platform_is_told_so(dibao: Dibao, tmp_path: Path) -> None:
    text = "<html><body><h1>早市开张</h1><p>早市今天开张，来了四十个摊位，多是卖菜的。</p></body></html>"
    (tmp_path / "page.html").write_text(text, encoding="utf-8")
    report = checked(dibao, "--check", "page.html")
    assert (report["newspapers"], report["family"], report["kind"]) == ([], None, "html")
    assert {field["name"]: field["found"] for field in report["fields"]}["headline"] == "早市开张"


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("--check", "missing.html"), "missing.html: no such file or folder"),
        (("nobody", "--check", "missing.html"), "unknown newspaper 'nobody'"),
    ],
)
def test_what_is_not_there_is_a_usage_error(dibao: Dibao, args: tuple[str, ...], told: str) -> None:
    done = dibao("newspapers", *args)
    assert done.returncode == 2
    assert told in done.stderr
