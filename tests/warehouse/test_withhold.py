"""A withheld article is in nothing that is published, and its reason is kept."""

from datetime import timedelta
from pathlib import Path

import duckdb
import pytest

from ingest.domain.errors import UsageError
from ingest.warehouse.digests import read_digests
from ingest.warehouse.ledger import unload_edition
from ingest.warehouse.publish import publish
from ingest.warehouse.update import update
from ingest.warehouse.withhold import Withheld, read_withheld, withhold_article
from tests.warehouse.conftest import DAY, LATHE, MARKET, NOON, PEAR, Newsroom, edition, page
from tests.warehouse.test_reprints import CLOCK


@pytest.fixture
def article_id(newsroom: Newsroom) -> str:
    newsroom.load(edition(page("01", CLOCK, MARKET), page("02", PEAR)))
    update(newsroom.warehouse)
    return str(newsroom.column("select article_id from marts.articles where headline like '%修钟人'")[0])


def note(newsroom: Newsroom, article_id: str, *, is_withheld: bool = True, reason: str = "来信") -> bool:
    is_noted = withhold_article(
        newsroom.warehouse,
        article_id,
        is_withheld=is_withheld,
        reason=reason,
        run_id="run-2",
        recorded_at=NOON,
    )
    update(newsroom.warehouse)
    return is_noted


def test_no_mart_and_no_digest_has_it_and_all_have_it_again_after_an_undo(
    newsroom: Newsroom, article_id: str
) -> None:
    before = read_digests(newsroom.warehouse)
    note(newsroom, article_id)
    assert all(
        item.article_id != article_id for one in read_digests(newsroom.warehouse) for item in one.items
    )
    tables = newsroom.column(
        "select distinct table_name from information_schema.columns"
        " where table_schema = 'marts' and column_name = 'article_id'"
    )
    assert len(tables) > 10
    for table in tables:
        query = f"select count(*) from marts.{table} where article_id = '{article_id}'"  # noqa: S608 - names of ours
        assert newsroom.column(query) == [0], table
    note(newsroom, article_id, is_withheld=False)
    assert read_digests(newsroom.warehouse) == before


def test_not_a_byte_of_it_stays_in_the_published_copy(
    newsroom: Newsroom, article_id: str, tmp_path: Path
) -> None:
    target = tmp_path / "readers" / "published.duckdb"
    publish(newsroom.warehouse, target)
    note(newsroom, article_id)
    publish(newsroom.warehouse, target)
    with duckdb.connect(target, read_only=True) as connection:
        headlines = [row[0] for row in connection.execute("select headline from marts.articles").fetchall()]
    assert sorted(headlines) == sorted([MARKET.headline, PEAR.headline])
    for line in (CLOCK.headline, *CLOCK.text.split("\n")):
        for path in (one for one in target.parent.rglob("*") if one.is_file()):
            assert line[:12].encode() not in path.read_bytes(), path


def test_a_load_of_the_same_edition_does_not_bring_it_back(newsroom: Newsroom, article_id: str) -> None:
    note(newsroom, article_id)
    newsroom.load(edition(page("01", CLOCK, MARKET, LATHE), page("02", PEAR)))
    newsroom.build()
    assert CLOCK.headline not in newsroom.column("select headline from marts.articles")
    assert LATHE.headline in newsroom.column("select headline from marts.articles")


def test_every_word_is_kept_as_a_row(newsroom: Newsroom, article_id: str) -> None:
    assert note(newsroom, article_id)
    assert not note(newsroom, article_id)
    assert note(newsroom, article_id, reason="法院裁定")
    assert read_withheld(newsroom.warehouse) == (
        Withheld(article_id=article_id, headline=CLOCK.headline, reason="法院裁定"),
    )
    assert note(newsroom, article_id, is_withheld=False, reason="")
    assert newsroom.rows("select entry_no, is_withheld, reason from raw.withheld order by 1") == [
        (1, True, "来信"),
        (2, True, "法院裁定"),
        (3, False, ""),
    ]
    assert read_withheld(newsroom.warehouse) == ()


def test_what_is_not_there_is_refused(newsroom: Newsroom, article_id: str) -> None:
    with pytest.raises(UsageError, match="no article 'lcrb-x'"):
        note(newsroom, "lcrb-x")
    with pytest.raises(UsageError, match="is not withheld"):
        note(newsroom, article_id, is_withheld=False)


def test_a_spare_that_still_has_it_is_never_given_to_readers(
    newsroom: Newsroom, article_id: str, tmp_path: Path
) -> None:
    """It was gone from the copy already when it was withheld."""
    target = tmp_path / "published.duckdb"
    publish(newsroom.warehouse, target)
    newsroom.load(edition(page("01", MARKET), on=DAY + timedelta(days=1)))
    update(newsroom.warehouse)
    publish(newsroom.warehouse, target)
    unload_edition(newsroom.warehouse, f"lcrb-{DAY}", reason="", run_id="run-2", recorded_at=NOON)
    update(newsroom.warehouse)
    publish(newsroom.warehouse, target)
    note(newsroom, article_id)
    held = tmp_path / "held.duckdb"
    held.hardlink_to(tmp_path / ".spare" / target.name)
    newsroom.load(edition(page("01", PEAR), on=DAY + timedelta(days=2)))
    update(newsroom.warehouse)
    publish(newsroom.warehouse, target)
    assert not target.samefile(held)
