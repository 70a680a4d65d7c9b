"""What an e-paper site does to an edition after it was read: the same articles keep their ids, and nothing is lost."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from ingest.sample.changes import moved, renumbered, without_article, without_page
from ingest.sample.editions import SiteEdition, read_editions
from ingest.sample.exchange import html_response
from ingest.sample.faults import Fault, soft_404
from ingest.sample.server import SiteServer
from ingest.sample.site import Paper, Site
from ingest.steps.ingest import ingest_edition
from ingest.steps.publish import publish, transform
from ingest.steps.report import IngestReport
from ingest.warehouse.open import open_warehouse
from ingest.workspace import Workspace, create_workspace, read_workspace

SCHEDULED = datetime(2026, 3, 20, tzinfo=UTC)
FIRST, SECOND, _ = read_editions()
BIKE = 770202  # 捞上来的第一件东西是一辆自行车
DAY = SECOND.edition_date
COUNT = len(SECOND.articles)
TABLES = (
    "ledger",
    "readings",
    "pages",
    "articles",
    "texts",
    "appearances",
    "mentions",
    "dates",
    "sketches",
    "terms",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A newspaper's site that changes, and a workspace that reads it."""

    site: Site
    workspace: Workspace

    def read(self, edition: SiteEdition = SECOND) -> IngestReport:
        """Let the site show an edition, and read it."""
        self.site.publish((FIRST, edition))
        return ingest_edition(self.workspace, "test", DAY, scheduled_at=SCHEDULED)

    def rows(self, query: str, **parameters: object) -> list[tuple[Any, ...]]:
        with open_warehouse(self.workspace.warehouse_file) as warehouse:
            return warehouse.connection.execute(query, parameters).fetchall()

    def counts(self) -> list[tuple[object, ...]]:
        return [row for table in TABLES for row in self.rows(f"select count(*) from raw.{table}")]  # noqa: S608 - names of ours

    def publish(self) -> None:
        transform(self.workspace)
        publish(self.workspace)

    def articles(self) -> dict[object, object]:
        """Article id → page it begins on, of those that stand."""
        self.publish()
        return dict(self.rows("select article_id, page_no from marts.articles where not is_withdrawn"))

    def withdrawn(self) -> list[object]:
        return [row[0] for row in self.rows("select headline from marts.articles where is_withdrawn")]

    def digest_text(self) -> str:
        return "".join(
            path.read_text("utf-8")
            for path in sorted(self.workspace.digests_dir.glob("*/2026/03/18/index.md"))
        )


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with SiteServer(Site(Paper(prefix="", family="B", editions=(FIRST, SECOND)))) as server:
        create_workspace(tmp_path)
        profile = (
            f'name = "洛城日报"\nhome_city = "洛阳市"\nfamily = "B"\nentry_url = "{server.url}/"\n'
            f'delay_seconds = 0\nallow_private = ["{server.url.removeprefix("http://")}"]\n'
        )
        (tmp_path / "newspapers" / "test.toml").write_text(profile, encoding="utf-8")
        yield Desk(site=server.site, workspace=read_workspace(tmp_path))


def article_url(number: int) -> str:
    return f"*content_{number}.htm*"


def reordered(edition: SiteEdition) -> SiteEdition:
    """Every page's articles from the last to the first."""
    return replace(
        edition, pages=tuple(replace(page, articles=page.articles[::-1]) for page in edition.pages)
    )


def twice(edition: SiteEdition, number: int, page_no: str) -> SiteEdition:
    """An article that stands on a second page as well."""
    (article,) = (article for article in edition.articles if article.number == number)
    pages = tuple(
        replace(page, articles=(*page.articles, article)) if page.page_no == page_no else page
        for page in edition.pages
    )
    return replace(edition, pages=pages)


def test_fetched_again_unchanged_writes_nothing(desk: Desk) -> None:
    assert desk.read().state == "complete"
    before = desk.counts()
    again = desk.read()
    assert (again.is_changed, again.article_count) == (False, COUNT)
    assert desk.counts() == before


def test_a_correction_is_a_new_revision_and_the_digest_is_made_again(desk: Desk) -> None:
    desk.read()
    ids = desk.articles()
    old = desk.digest_text()
    report = desk.read(SECOND.corrected())
    assert (report.new_count, report.revised_count, report.article_count) == (0, 1, COUNT)
    assert desk.articles() == ids
    revisions = desk.rows(
        "select revision, paragraphs from marts.article_revisions where article_id like '%-c' || $number order by 1",
        number=BIKE,
    )
    assert [revision for revision, _ in revisions] == [1, 2]
    assert revisions[0][1] != revisions[1][1]
    assert "后有改动" not in old
    assert "后有改动：正文（第2稿）" in desk.digest_text()


def test_an_article_put_back_to_its_first_text_is_a_third_revision(desk: Desk) -> None:
    """What was printed in between is not forgotten."""
    for edition in (SECOND, SECOND.corrected(), SECOND):
        desk.read(edition)
    desk.publish()
    texts = desk.rows(
        "select paragraphs from marts.article_revisions where article_id like '%-c' || $number order by revision",
        number=BIKE,
    )
    assert len(texts) == 3
    assert texts[0] == texts[2] != texts[1]
    assert desk.rows(
        "select revision from marts.articles where article_id like '%-c' || $number", number=BIKE
    ) == [(3,)]


@pytest.mark.parametrize(
    "fault", [Fault(answer=html_response("gone", status=404)), soft_404()], ids=["404", "apology"]
)
def test_an_article_that_is_gone_while_the_list_names_it_is_withdrawn(desk: Desk, fault: Fault) -> None:
    desk.read()
    desk.publish()
    desk.site.faults[article_url(BIKE)] = fault
    report = desk.read()
    assert report.article_count == COUNT - 1
    desk.publish()
    assert desk.withdrawn() == ["捞上来的第一件东西是一辆自行车"]
    assert "捞上来的第一件" not in desk.digest_text()
    assert "- 撤下：洛城日报一篇" in desk.digest_text()


def test_an_article_that_fails_once_is_not_withdrawn(desk: Desk) -> None:
    """A broken server says nothing about the article."""
    desk.read()
    desk.site.faults[article_url(BIKE)] = Fault(answer=html_response("busy", status=500))
    report = desk.read()
    assert report.article_count == COUNT
    assert "500" in report.reason
    desk.publish()
    assert desk.withdrawn() == []


def test_an_article_gone_from_the_list_is_kept_and_withdrawn(desk: Desk) -> None:
    desk.read()
    report = desk.read(without_article(SECOND, BIKE))
    assert (report.state, report.article_count) == ("complete", COUNT - 1)
    desk.publish()
    assert desk.withdrawn() == ["捞上来的第一件东西是一辆自行车"]
    assert "捞上来的第一件" not in desk.digest_text()
    assert "- 撤下：洛城日报一篇" in desk.digest_text()
    assert desk.read().article_count == COUNT
    desk.publish()
    assert desk.withdrawn() == []


def test_a_renumbered_article_keeps_its_id(desk: Desk) -> None:
    desk.read()
    ids = desk.articles()
    report = desk.read(renumbered(SECOND, BIKE, 779999))
    assert (report.new_count, report.revised_count, report.article_count) == (0, 0, COUNT)
    assert desk.articles() == ids
    assert desk.withdrawn() == []


def test_an_article_moved_to_another_page_keeps_its_id(desk: Desk) -> None:
    desk.read()
    ids = desk.articles()
    report = desk.read(moved(SECOND, BIKE, "04"))
    assert (report.new_count, report.revised_count, report.article_count) == (0, 0, COUNT)
    assert desk.articles() == ids | {f"test-2026-03-18-p01-c{BIKE}": "04"}


def test_a_changed_order_changes_no_id(desk: Desk) -> None:
    desk.read()
    ids = desk.articles()
    report = desk.read(reordered(SECOND))
    assert (report.new_count, report.revised_count, report.article_count) == (0, 0, COUNT)
    assert desk.articles() == ids
    orders = desk.rows("select headline from marts.articles where page_no = '01' order by article_order")
    assert orders[-1] == ("洛宁苹果搭上首趟冷链班列",)


def test_a_page_added_late_changes_nothing_on_the_others(desk: Desk) -> None:
    early = without_page(SECOND, "02")
    assert desk.read(early).page_count == len(SECOND.pages) - 1
    ids = desk.articles()
    report = desk.read()
    assert (report.state, report.revised_count) == ("complete", 0)
    assert report.new_count == COUNT - len(early.articles)
    assert desk.articles().items() >= ids.items()


def test_an_article_on_two_pages_is_one_with_two_appearances(desk: Desk) -> None:
    report = desk.read(twice(SECOND, BIKE, "05"))
    assert (report.state, report.article_count) == ("complete", COUNT)
    desk.publish()
    assert desk.rows(
        "select page_no from marts.appearances where article_id like '%-c' || $number order by 1",
        number=BIKE,
    ) == [
        ("01",),
        ("05",),
    ]
    assert not desk.read(twice(SECOND, BIKE, "05")).is_changed


def test_an_article_that_gets_a_second_page_keeps_its_id_and_loses_it_again(desk: Desk) -> None:
    desk.read()
    ids = desk.articles()
    report = desk.read(twice(SECOND, BIKE, "05"))
    assert (report.new_count, report.revised_count) == (0, 0)
    assert desk.articles() == ids
    desk.read()
    assert desk.articles() == ids
    assert desk.withdrawn() == []
