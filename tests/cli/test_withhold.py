"""`dibao withhold`, and digests chosen by place, day and period, as a user types them."""

import json
from pathlib import Path

import pytest

from tests.conftest import Dibao

PAGE = "# 涧西区老厂房改成机床博物馆\n\n涧西区一座老厂房近日重新开门，二十台老机床摆在原处。\n"


@pytest.fixture
def loaded(workspace: Path, dibao: Dibao) -> Path:
    profile = 'name = "洛川日报"\nhome_city = "洛阳市"\ntext_policy = "full"\n'
    (workspace / "newspapers" / "lcxb.toml").write_text(profile, encoding="utf-8")
    (workspace / "01.md").write_text(PAGE, encoding="utf-8")
    done = dibao("load", "01.md", "--newspaper", "lcxb", "--date", "2026-03-17", cwd=workspace)
    assert done.returncode == 0, done.stderr
    return workspace


def find_traces(workspace: Path, text: str) -> list[str]:
    places = (*(workspace / "digests").rglob("*"), workspace / "warehouse" / "published.duckdb")
    return [path.name for path in places if path.is_file() and text.encode() in path.read_bytes()]


def test_an_article_goes_everywhere_stays_away_after_a_rebuild_and_comes_back(
    loaded: Path, dibao: Dibao
) -> None:
    query = ("query", "select article_id from marts.articles", "--format", "json")
    article_id = json.loads(dibao(*query, cwd=loaded).stdout)[0]["article_id"]
    assert {"index.html", "digest.json", "feed.atom", "published.duckdb"} <= set(
        find_traces(loaded, "机床博物馆")
    )
    done = dibao("withhold", article_id, "--reason", "来信要求撤下", cwd=loaded)
    assert (done.returncode, done.stdout) == (0, "")
    assert f"{article_id}: withheld" in done.stderr
    assert find_traces(loaded, "机床博物馆") == []
    assert dibao("rebuild", cwd=loaded).returncode == 0
    assert find_traces(loaded, "机床博物馆") == []
    listed = json.loads(dibao("withhold", "--json", cwd=loaded).stdout)
    assert [(one["article_id"], one["reason"]) for one in listed] == [(article_id, "来信要求撤下")]
    assert dibao("withhold", article_id, "--undo", cwd=loaded).returncode == 0
    assert "index.html" in find_traces(loaded, "机床博物馆")


def test_what_cannot_be_is_told_in_one_line(loaded: Path, dibao: Dibao) -> None:
    for arguments, message in (
        (("withhold", "lcxb-1"), "give it with --reason"),
        (("withhold", "lcxb-1", "--reason", "x"), "no article 'lcxb-1'"),
        (("withhold", "--undo"), "name the article"),
        (("digest", "--district", "涧东区"), "no place has digests under it"),
        (("digest", "--period", "year"), "give some of day,week,month"),
        (("send",), "no mail server"),
    ):
        done = dibao(*arguments, cwd=loaded)
        assert done.returncode == 2, arguments
        assert message in done.stderr
        assert done.stderr.strip().count("\n") == 0


def test_one_digest_is_rendered_again(loaded: Path, dibao: Dibao) -> None:
    page = loaded / "digests/410305/2026/03/17/index.md"
    before = page.read_bytes()
    page.write_bytes(b"x" * len(before))
    options = ("--district", "涧西区", "--date", "2026-03-17", "--period", "day")
    assert dibao("digest", *options, cwd=loaded).returncode == 0
    assert page.read_bytes() == before
