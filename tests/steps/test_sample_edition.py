"""The bundled sample edition: what its site gives is what its writers wrote, and what its files on disk give."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from ingest.domain.errors import ConfigError, UsageError
from ingest.sample import EDITION_DATES, NEWSPAPER_ID
from ingest.steps.ingest import ingest_edition
from ingest.steps.publish import publish, transform
from ingest.workspace import Workspace
from tests.steps.gold import FIELDS, find_misses, read_gold, read_stored

GOLD = Path(__file__).parents[1] / "data" / "lcrb"
SCHEDULED = datetime(2026, 3, 19, tzinfo=UTC)

# What the parser cannot tell yet. A source code that only the newspaper's profile explains is taken for a writer.
KNOWN_MISSES = {("p04 修伞铺搬进商贸城", "writers"), ("p04 修伞铺搬进商贸城", "source")}
MOST_WRONG_KINDS = 11  # of 57


def test_every_field_reads_as_it_was_written(crawled: Workspace) -> None:
    stored = read_stored(crawled.published_file)
    fields = tuple(field for field in FIELDS if field != "kind")
    for day in EDITION_DATES:
        found = [article for article in stored if article["edition_date"] == day]
        misses = list(find_misses(read_gold(GOLD / f"{day}.gold.json"), found, fields=fields))
        assert [miss for miss in misses if (miss.where, miss.field) not in KNOWN_MISSES] == []


def test_most_articles_are_of_their_kind(crawled: Workspace) -> None:
    gold = [article for day in EDITION_DATES for article in read_gold(GOLD / f"{day}.gold.json")]
    misses = list(find_misses(gold, read_stored(crawled.published_file), fields=("kind",)))
    assert len(misses) <= MOST_WRONG_KINDS


def test_files_on_disk_give_the_same_articles_as_the_site(crawled: Workspace, from_disk: Workspace) -> None:
    """The same ids and texts; only the links differ, for a file on disk has none."""
    left, right = (
        [{name: value for name, value in article.items() if name != "url"} for article in read_stored(file)]
        for file in (crawled.published_file, from_disk.published_file)
    )
    assert left == right


def test_a_second_run_writes_nothing(crawled: Workspace) -> None:
    reports = [ingest_edition(crawled, NEWSPAPER_ID, day, scheduled_at=SCHEDULED) for day in EDITION_DATES]
    assert not any(report.is_changed for report in reports)
    transform(crawled)
    assert (publish(crawled).written, publish(crawled).removed) == (0, 0)


def test_the_day_after_the_sites_latest_edition_is_open_in_the_ledger_and_on_the_start_page(
    workspace: Workspace,
) -> None:
    """A day that may still come is not a day without articles."""
    ingest_edition(workspace, NEWSPAPER_ID, EDITION_DATES[1], scheduled_at=SCHEDULED)
    report = ingest_edition(workspace, NEWSPAPER_ID, None, scheduled_at=SCHEDULED)
    assert (report.edition_id, report.state, report.is_whole) == ("lcrb-2026-03-19", "not_ready", False)
    transform(workspace)
    publish(workspace)
    start = (workspace.digests_dir / "index.html").read_text(encoding="utf-8")
    assert "2026-03-19" in start
    assert not (workspace.digests_dir / "410305" / "2026" / "03" / "19").exists()


def test_a_paper_without_a_site_we_read_says_what_to_do(workspace: Workspace) -> None:
    with pytest.raises(ConfigError, match="with `dibao load`"):
        ingest_edition(workspace, "kfrb", date(2018, 7, 19), scheduled_at=SCHEDULED)
    with pytest.raises(UsageError, match="lies in the future"):
        ingest_edition(workspace, NEWSPAPER_ID, date(2199, 1, 1), scheduled_at=SCHEDULED)


def test_a_profile_whose_page_district_is_none_is_refused(workspace: Workspace) -> None:
    profile = (
        'name = "洛城日报"\nhome_city = "洛阳市"\nentry_url = "https://epaper.example/lcrb/index.htm"\nfamily = "B"\n'
        '[page_districts]\n"涧西新闻" = "涧东区"\n'
    )
    (workspace.newspapers_dir / "lcrb.toml").write_text(profile, encoding="utf-8")
    with pytest.raises(
        UsageError, match=r"lcrb\.toml, \[page_districts\]: '涧东区' is no district of 洛阳市"
    ):
        ingest_edition(workspace, NEWSPAPER_ID, EDITION_DATES[0], scheduled_at=SCHEDULED)
