"""How much of an article leaves the house: counted in every file of every format, against its newspaper's policy."""

import random
from collections.abc import Iterator
from datetime import date

import duckdb
import pytest

from ingest.domain.export import ExportRequest
from ingest.domain.newspaper import TextPolicy
from ingest.steps.export import FORMATS, export_articles
from ingest.steps.load import load_files
from ingest.steps.publish import publish, transform
from ingest.steps.withhold import withhold
from ingest.workspace import Workspace, create_workspace, read_workspace
from tests.digest.reading_formats import read_text

DAY = date(2026, 3, 17)
PAPERS = {f"p{policy}": policy for policy in TextPolicy}
LENGTHS = (3, 11, 24, 25, 59, 60, 61, 90, 240, 599, 601, 900)
DISTRICTS = ("涧西区", "西工区", "嵩县", "老城区")
PUNCTUATION = ("。", "，", "！”", "……", "", "；", "。」", "\n")
GRAM = 3
EXPORTED = "exported"
CHARACTERS = [chr(code) for code in range(0x4E00, 0x9FA5)]


def make_page(chance: random.Random, number: int, length: int) -> str:
    """A page of one article, of characters in an order that stands nowhere else."""
    text, written = "", 0
    while written < length:
        take = min(chance.choice((1, 4, 13, 40, 150)), length - written)
        text += "".join(chance.choices(CHARACTERS, k=take)) + chance.choice(PUNCTUATION)
        written += take
    return f"# {DISTRICTS[number % len(DISTRICTS)]}的第{number}件事\n\n{text}"


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A day of three newspapers, one of each policy, published in every format."""
    root = tmp_path_factory.mktemp("policies")
    create_workspace(root)
    workspace, chance = read_workspace(root), random.Random(7)  # noqa: S311 - invented text
    for paper, policy in PAPERS.items():
        profile = f'name = "{policy}报"\nhome_city = "洛阳市"\ntext_policy = "{policy}"\n'
        (workspace.newspapers_dir / f"{paper}.toml").write_text(profile, encoding="utf-8")
        pages = root / paper
        pages.mkdir()
        for number, length in enumerate(LENGTHS, start=1):
            (pages / f"{number:02d}.md").write_text(make_page(chance, number, length), encoding="utf-8")
        load_files(workspace, paper, (pages,), edition_date=DAY)
    publish_all(workspace)
    return workspace


def publish_all(workspace: Workspace) -> None:
    """Digests and exports: all that is made for others."""
    transform(workspace)
    publish(workspace)
    export_articles(workspace, workspace.root / EXPORTED, ExportRequest(), FORMATS)


def read_articles(workspace: Workspace) -> list[tuple[str, TextPolicy, str]]:
    """(id, policy, body without white space) of every article."""
    with duckdb.connect(workspace.published_file, read_only=True) as connection:
        rows = connection.execute(
            "select article_id, newspaper_id, array_to_string(paragraphs, '') from marts.articles"
        ).fetchall()
    return [(one, PAPERS[paper], "".join(body.split())) for one, paper, body in rows]


def read_files(workspace: Workspace) -> Iterator[tuple[str, str]]:
    for folder in (workspace.digests_dir, workspace.root / EXPORTED):
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                yield path.relative_to(workspace.root).as_posix(), "".join(read_text(path).split())


def count_leaving(body: str, text: str, covered: set[int]) -> None:
    """Note which characters of a body stand in a text, three or more in a row."""
    for start in range(len(body) - GRAM + 1):
        if body[start : start + GRAM] in text:
            covered.update(range(start, start + GRAM))


def test_no_more_characters_leave_than_the_policy_allows(printed: Workspace) -> None:
    articles = read_articles(printed)
    assert len(articles) > 24
    covered: dict[str, set[int]] = {article_id: set() for article_id, _, _ in articles}
    kinds = set()
    for name, text in read_files(printed):
        kinds.add(name.rpartition(".")[2])
        for article_id, _, body in articles:
            count_leaving(body, text, covered[article_id])
    assert {"html", "md", "json", "atom", "epub", "eml", "csv", "parquet"} <= kinds
    assert {path.suffix for path in (printed.root / EXPORTED).rglob("*.*")} >= {".json", ".csv", ".parquet"}
    for article_id, policy, body in articles:
        allowed = {"headline": 0, "excerpt": min(120, len(body) // 5), "full": len(body)}[policy]
        assert len(covered[article_id]) <= allowed, (article_id, policy)


def test_the_whole_text_leaves_where_it_may(printed: Workspace) -> None:
    """The test above would pass if nothing were published at all."""
    pages = dict(read_files(printed))
    books = "".join(text for name, text in pages.items() if name.endswith("digest.epub"))
    for _, policy, body in read_articles(printed):
        if policy == TextPolicy.FULL and "&" not in body:
            assert body in books


def test_a_withheld_article_is_in_no_file_after_the_next_publishing(printed: Workspace) -> None:
    article_id, _, body = next(
        one for one in read_articles(printed) if one[1] == "full" and len(one[2]) > 500
    )
    withhold(printed, article_id, reason="来信要求撤下")
    publish_all(printed)
    for name, text in read_files(printed):
        covered: set[int] = set()
        count_leaving(body, text, covered)
        assert not covered, name
        assert article_id not in text, name
    assert article_id not in {one for one, _, _ in read_articles(printed)}
    copy = printed.published_file.read_bytes()
    assert not any(body[start : start + 8].encode() in copy for start in range(0, len(body) - 8, 8))
