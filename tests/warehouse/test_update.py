"""Models made for changed days alone: after any history the same rows as a build of everything."""

from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from ingest.domain.newspaper import Newspaper
from ingest.warehouse.build import build
from ingest.warehouse.ledger import unload_edition
from ingest.warehouse.open import open_warehouse
from ingest.warehouse.update import update
from tests.warehouse.conftest import BUSES, DAY, LATHE, LCRB, MARKET, NOON, PEAR, Newsroom, Story, edition, page
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

pages = st.lists(
    st.tuples(st.sampled_from(("01", "02", "03")), st.lists(st.sampled_from(STORIES), min_size=1, max_size=4)),
    min_size=1,
    max_size=2,
    unique_by=lambda one: one[0],
)
loads = st.tuples(st.just("load"), st.sampled_from(PAPERS), st.integers(0, 8), pages)
unloads = st.tuples(st.just("unload"), st.sampled_from((LCRB, LCWB)), st.integers(0, 8), st.none())
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
    names = newsroom.column("select distinct table_name from duckdb_columns() where schema_name = 'marts' order by 1")
    return {
        str(name): newsroom.rows(f"select * from marts.{name} order by all")  # noqa: S608 - names of ours
        for name in names
    }


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck), phases=(Phase.generate,))
@given(history=histories)
def test_after_any_history_the_rows_are_those_of_a_build_of_everything(history: list[tuple[object, ...]]) -> None:
    with TemporaryDirectory() as folder, open_warehouse(Path(folder) / "dibao.duckdb") as warehouse:
        newsroom = Newsroom(warehouse=warehouse)
        for step in history:
            act(newsroom, *step)
        update(warehouse)
        found = read_marts(newsroom)
        build(warehouse)
        assert found == read_marts(newsroom)
