"""Two real pages of 洛阳日报, loaded as a user does, against what a person read in them."""

import json
import os
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from ingest.steps.load import load_files
from ingest.steps.publish import publish, transform
from ingest.workspace import Workspace, create_workspace, read_workspace
from tests.steps.gold import find_misses, read_gold, read_stored

EXTRA = os.environ.get("DIBAO_EXTRA_PAGES")
SEED = Path(EXTRA or "none") / "pages" / "seed"
JIANXI, XIGONG = "410305", "410303"

pytestmark = pytest.mark.skipif(EXTRA is None, reason="DIBAO_EXTRA_PAGES names no folder with real pages")


def load_seed(root: Path, profile: str | None = None) -> Workspace:
    create_workspace(root)
    if profile is not None:
        (root / "newspapers" / "lyrb.toml").write_text(profile, encoding="utf-8")
    workspace = read_workspace(root)
    load_files(workspace, "lyrb", (SEED / "page.md",), edition_date=date(2018, 7, 19))
    transform(workspace)
    publish(workspace)
    return workspace


@pytest.fixture(scope="module")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return load_seed(tmp_path_factory.mktemp("seed"))


def ask(workspace: Workspace, sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(workspace.published_file, read_only=True) as connection:
        return connection.execute(sql).fetchall()


def test_everything_reads_as_its_gold(seed: Workspace) -> None:
    """Headlines, sections, bylines, source codes, captions, credits, paragraphs and primary districts."""
    found = read_stored(seed.published_file)
    assert list(find_misses(read_gold(SEED / "page.gold.json"), found)) == []
    assert len(found) == 8
    assert sum(bool(article["headline"]) + len(article["sections"]) for article in found) == 14
    assert sum(len(article["sections"]) for article in found) == 6
    assert [page_no for (page_no,) in ask(seed, "select page_no from marts.pages order by 1")] == ["01", "02"]


def test_broken_sentences_are_rejoined(seed: Workspace) -> None:
    with duckdb.connect(seed.warehouse_file, read_only=True) as connection:
        joins = connection.execute("select joins from raw.texts").fetchall()
    gold = json.loads((SEED / "page.gold.json").read_text(encoding="utf-8"))
    expected = [join["pieces"] for article in gold["articles"] for join in article["joins"]]
    found = [list(join["pieces"]) for (each,) in joins for join in each]
    assert len(expected) == 7
    assert sorted(found) == sorted(expected)


def test_mentioned_districts_are_those_printed(seed: Workspace) -> None:
    gold = json.loads((SEED / "page.gold.json").read_text(encoding="utf-8"))
    rows = ask(
        seed,
        "select articles.headline, list(distinct surface) from marts.mentions inner join marts.articles as articles"
        " using (article_id) where form = 'full' and place_level = 'county' group by all",
    )
    found = {headline: set(names) for headline, names in rows}
    for article in gold["articles"]:
        assert found.get(article["title"], set()) == set(article["mentioned_districts"])


def test_the_county_that_is_helped_is_a_partner(seed: Workspace) -> None:
    roles = ask(
        seed,
        "select place_name, role from marts.articles inner join marts.attributions using (article_id)"
        " where article_order = 1 and page_no = '01' order by role desc",
    )
    assert roles == [("涧西区", "primary"), ("嵩县", "partner")]


def test_two_digests_hold_five_and_three_items_of_their_own(seed: Workspace) -> None:
    counts = {}
    for code in (JIANXI, XIGONG):
        digest = seed.digests_dir / code / "2018" / "07" / "19" / "digest.json"
        items = json.loads(digest.read_text(encoding="utf-8"))["items"]
        counts[code] = Counter(item["role"] for item in items)["primary"]
    assert counts == {JIANXI: 5, XIGONG: 3}


def test_without_known_organisations_the_page_decides(tmp_path: Path) -> None:
    """中亚班列 names no district: it is 涧西区's only because the articles around it are."""
    bare = load_seed(tmp_path / "bare", profile='name = "洛阳日报"\nhome_city = "洛阳市"\n')
    rows = ask(
        bare,
        "select place_name, role, rule from marts.articles inner join marts.attributions using (article_id)"
        " inner join marts.evidence using (article_id, place_name) where headline like '%中亚班列%'",
    )
    assert rows == [("涧西区", "primary", "page_majority")]
