"""Ten processes read the published copy while the warehouse is filled: no error, and never half of a publication."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import duckdb
import pytest

from ingest.warehouse.publish import publish
from ingest.warehouse.update import update
from tests.warehouse.conftest import BUSES, DAY, LATHE, MARKET, PEAR, Newsroom, edition, page

READERS, QUERIES = 10, 200
# Each edition has four articles, and stands in the copy with all of them or not at all.
READER = f"""
import sys, time, duckdb
seen = set()
for _ in range({QUERIES}):
    with duckdb.connect(sys.argv[1], read_only=True) as connection:
        days, articles, noted, items = connection.execute(
            "select (select count(distinct edition_date) from marts.articles), (select count(*) from marts.articles),"
            " (select sum(article_count) from marts.editions),"
            " (select count(distinct article_id) from marts.digest_items)"
        ).fetchall()[0]
    assert articles == noted == items == 4 * days, (days, articles, noted, items)
    seen.add(days)
    time.sleep(0.01)
print(min(seen), max(seen))
"""  # noqa: S608 - our own words


@pytest.mark.slow
def test_readers_never_wait_and_never_see_a_half_publication(newsroom: Newsroom, path: Path) -> None:
    target = path.with_name("published.duckdb")

    def bring_in(day: int) -> None:
        newsroom.load(
            edition(page("01", LATHE, MARKET), page("02", PEAR, BUSES), on=DAY + timedelta(days=day))
        )
        update(newsroom.warehouse)
        assert publish(newsroom.warehouse, target)

    bring_in(0)
    command = [sys.executable, "-c", READER, str(target)]
    readers = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(READERS)
    ]
    published = 1
    while any(reader.poll() is None for reader in readers):
        bring_in(published)
        published += 1
    ends = [(reader.communicate(), reader.returncode) for reader in readers]
    assert [(code, error) for (_, error), code in ends] == [(0, "")] * READERS
    assert max(int(output.split()[1]) for (output, _), _ in ends) > 1


def test_a_reader_in_this_very_process_keeps_what_it_reads(newsroom: Newsroom, path: Path) -> None:
    """DuckDB's lock keeps out other processes only: the spare must not be the file that is read here."""

    target = path.with_name("published.duckdb")
    for day in range(2):
        newsroom.load(edition(page("01", LATHE), on=DAY + timedelta(days=day)))
        update(newsroom.warehouse)
        publish(newsroom.warehouse, target)
    with duckdb.connect(target, read_only=True) as reader:
        for day in range(2, 6):
            newsroom.load(edition(page("01", LATHE), on=DAY + timedelta(days=day)))
            update(newsroom.warehouse)
            assert publish(newsroom.warehouse, target)
            query = "select count(*), count(distinct edition_date) from marts.articles"
            assert reader.execute(query).fetchall() == [(2, 2)]
    with duckdb.connect(target, read_only=True) as reader:
        assert reader.execute("select count(*) from marts.articles").fetchall() == [(6,)]


def test_a_copy_published_again_after_a_kill_is_whole(newsroom: Newsroom, path: Path) -> None:
    """Whatever lies in the spare's folder, half written or linked to the copy itself."""
    target = path.with_name("published.duckdb")
    for day in range(6):
        newsroom.load(edition(page("01", LATHE), on=DAY + timedelta(days=day)))
        update(newsroom.warehouse)
        publish(newsroom.warehouse, target)
        spare = target.parent / ".spare" / target.name
        if day == 1:
            spare.write_bytes(b"half" * 1000)
        elif day == 2:
            spare.unlink()
            spare.hardlink_to(target)
        elif day == 3:
            spare.replace(spare.with_name(f"{spare.name}.old"))
        elif day == 4:
            spare.unlink()

    with duckdb.connect(target, read_only=True) as reader:
        assert reader.execute("select count(*) from marts.articles").fetchall() == [(6,)]
        assert newsroom.count("marts.articles") == 6
