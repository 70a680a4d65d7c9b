"""Models made for changed days alone: after any history the same rows as a build of everything."""

from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from ingest.domain.errors import CheckError
from ingest.domain.newspaper import Newspaper
from ingest.warehouse import compact
from ingest.warehouse import update as module
from ingest.warehouse.build import build
from ingest.warehouse.ledger import unload_edition
from ingest.warehouse.open import open_warehouse
from ingest.warehouse.update import update
from tests.warehouse.conftest import (
    BUSES,
    DAY,
    LATHE,
    LCRB,
    MARKET,
    NOON,
    PEAR,
    Newsroom,
    Story,
    edition,
    page,
)
from tests.warehouse.test_reprints import CLOCK, FORM, MASTHEAD, OTHER, PARAGRAPHS

LCWB = Newspaper(newspaper_id="lcwb", name="洛川晚报", home_city="洛阳市")
ABROAD = Newspaper(newspaper_id="lcwb", name="洛川晚报", home_city="河南省")
HALF = Story(headline="修钟", text="\n".join(PARAGRAPHS[2:]))
PLATE = Story(headline="本报启事", text=MASTHEAD, district=None)
FORMS = tuple(
    Story(headline=f"公告{number}", text=FORM.format(number, number + 3, 900 + number, "即日"), district=None)
    for number in range(2)
)
STORIES = (LATHE, MARKET, PEAR, BUSES, CLOCK, OTHER, HALF, PLATE, *FORMS)
PAPERS = (LCRB, LCRB, LCWB, ABROAD)
DAYS = (*range(7), 14, 15)  # after the first; the last two lie in another month

pages = st.lists(
    st.tuples(
        st.sampled_from(("01", "02", "03")), st.lists(st.sampled_from(STORIES), min_size=1, max_size=4)
    ),
    min_size=1,
    max_size=2,
    unique_by=lambda one: one[0],
)
loads = st.tuples(st.just("load"), st.sampled_from(PAPERS), st.sampled_from(DAYS), pages)
unloads = st.tuples(st.just("unload"), st.sampled_from((LCRB, LCWB)), st.sampled_from(DAYS), st.none())
updates = st.tuples(st.just("update"), st.none(), st.none(), st.none())
histories = st.lists(st.one_of(loads, loads, loads, unloads, updates), min_size=3, max_size=16)


def act(newsroom: Newsroom, verb, paper, day, sheets) -> None:  # type: ignore[no-untyped-def] # one of the above
    if verb == "load":
        parts = tuple(page(number, *stories) for number, stories in sheets)
        content = edition(*parts, on=DAY + timedelta(days=day), newspaper_id=paper.newspaper_id)
        newsroom.load(content, paper)
    elif verb == "unload":
        edition_id = f"{paper.newspaper_id}-{DAY + timedelta(days=day)}"
        if newsroom.rows(f"select 1 from staging.stg_loads where edition_id = '{edition_id}'"):  # noqa: S608
            unload_edition(newsroom.warehouse, edition_id, reason="", run_id="run-1", recorded_at=NOON)
    else:
        update(newsroom.warehouse)


def read_marts(newsroom: Newsroom) -> dict[str, list[tuple[object, ...]]]:
    names = newsroom.column(
        "select distinct table_name from duckdb_columns() where schema_name = 'marts' order by 1"
    )
    return {
        str(name): newsroom.rows(f"select * from marts.{name} order by all")  # noqa: S608 - names of ours
        for name in names
    }


def _compare_with_a_build(history: list[tuple[object, ...]]) -> None:
    with TemporaryDirectory() as folder, open_warehouse(Path(folder) / "dibao.duckdb") as warehouse:
        newsroom = Newsroom(warehouse=warehouse)
        for step in history:
            act(newsroom, *step)
        update(warehouse)
        found = read_marts(newsroom)
        build(warehouse)
        assert found == read_marts(newsroom)


HISTORIES = settings(deadline=None, suppress_health_check=list(HealthCheck), phases=(Phase.generate,))


@settings(HISTORIES, max_examples=4)
@given(history=histories)
def test_after_any_history_the_rows_are_those_of_a_build_of_everything(
    history: list[tuple[object, ...]],
) -> None:
    _compare_with_a_build(history)


@pytest.mark.slow
@settings(HISTORIES, max_examples=40)
@given(history=histories)
def test_after_many_histories_the_rows_are_those_of_a_build_of_everything(
    history: list[tuple[object, ...]],
) -> None:
    _compare_with_a_build(history)


def test_a_day_that_shares_a_phrase_with_others_takes_none_of_their_links(newsroom: Newsroom) -> None:
    loads = ((LCWB, 5, (OTHER, FORMS[0])), (LCWB, 14, (FORMS[1],)), (LCRB, 1, (OTHER,)))
    for paper, day, stories in loads:
        on = DAY + timedelta(days=day)
        newsroom.load(edition(page("01", *stories), on=on, newspaper_id=paper.newspaper_id), paper)
        update(newsroom.warehouse)
    assert newsroom.rows("select newspaper_id, first_newspaper_id from marts.reprints") == [("lcwb", "lcrb")]


def test_what_becomes_standing_matter_in_a_later_month_stands_by_itself_in_its_own_week() -> None:
    """Its two first printings were one item of their week as long as they were a text and its reprint."""
    loads = [("load", LCRB, day, [("01", [CLOCK])]) for day in (0, 1, 14)]
    _compare_with_a_build([step for load in loads for step in (load, ("update", None, None, None))])


def test_only_the_days_that_changed_are_made(newsroom: Newsroom) -> None:
    for day in range(3):
        newsroom.load(edition(page("01", LATHE), on=DAY + timedelta(days=day)))
    assert update(newsroom.warehouse) == tuple(DAY + timedelta(days=day) for day in range(3))
    newsroom.load(edition(page("01", MARKET), on=DAY + timedelta(days=1)))
    assert update(newsroom.warehouse) == (DAY + timedelta(days=1),)
    assert update(newsroom.warehouse) is None


def test_a_changed_profile_brings_all_days_of_its_newspaper(newsroom: Newsroom) -> None:
    newsroom.load(edition(page("01", LATHE)))
    newsroom.load(edition(page("01", LATHE), on=DAY + timedelta(days=1), newspaper_id="lcwb"), LCWB)
    update(newsroom.warehouse)
    newsroom.load(edition(page("01", PEAR), on=DAY + timedelta(days=2), newspaper_id="lcwb"), ABROAD)
    assert update(newsroom.warehouse) == (DAY + timedelta(days=1), DAY + timedelta(days=2))


def test_a_check_that_fails_leaves_the_models_and_is_made_again(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    newsroom.load(edition(page("01", LATHE)))
    update(newsroom.warehouse)
    newsroom.load(edition(page("02", MARKET)))
    newsroom.warehouse.connection.execute("update raw.ledger set article_count = 7 where load_no = 2")
    for _ in range(2):
        with pytest.raises(
            CheckError, match=r"ledger_counts_match_rows .*noted_articles=7, found_articles=2"
        ):
            update(newsroom.warehouse)
        assert newsroom.count("marts.articles") == 1
    newsroom.warehouse.connection.execute("update raw.ledger set article_count = 2 where load_no = 2")
    assert update(newsroom.warehouse) == (DAY,)
    assert newsroom.count("marts.articles") == 2


def test_days_in_several_batches_and_a_run_killed_between_them(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_ARTICLES", 2)
    for day in range(4):
        newsroom.load(edition(page("01", LATHE, CLOCK), on=DAY + timedelta(days=day)))

    class KilledError(Exception):
        """As by a signal, at a bad moment."""

    def kill(*_: object) -> None:
        raise KilledError

    with monkeypatch.context() as patch:
        patch.setattr(module, "keep_stamp", kill)
        with pytest.raises(KilledError):
            update(newsroom.warehouse)
    assert len(update(newsroom.warehouse) or ()) == 4
    found = read_marts(newsroom)
    build(newsroom.warehouse)
    assert found == read_marts(newsroom)


def test_a_file_full_of_corrections_stays_small(
    path: Path, newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its free blocks are given back, and no row changes."""
    newsroom.load(edition(page("01", LATHE, CLOCK)))
    update(newsroom.warehouse)
    connection = newsroom.warehouse.connection
    connection.execute("create table main.ballast as select i, hash(i) as h from range(4000000) as r(i)")
    connection.execute("checkpoint")
    connection.execute("drop table main.ballast")
    connection.execute("checkpoint")
    found, size = read_marts(newsroom), path.stat().st_size
    assert compact.is_loose(connection)
    connection.close()
    compact.compact(path)
    assert path.stat().st_size < size / 2
    with open_warehouse(path) as warehouse:
        again = Newsroom(warehouse=warehouse)
        assert not compact.is_loose(warehouse.connection)
        assert read_marts(again) == found
        assert update(warehouse) is None
