"""SQL that would do more than read the published copy: one line, exit code 1, and the copy as it was."""

import json
import time
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.domain.errors import QueryError
from ingest.warehouse.open import open_warehouse
from ingest.warehouse.publish import publish
from ingest.warehouse.query import FORMATS, read_named_queries, run_query, write_result
from tests.warehouse.conftest import LATHE, MARKET, Newsroom, edition, page

SIDE_EFFECTS = (
    "with gone as (delete from marts.articles returning *) select * from gone",
    "with more as (insert into marts.editions select * from marts.editions returning *) from more",
    "from query('drop table marts.articles')",
    "select * from (drop table marts.articles)",
    "import database 'x'",
    "force checkpoint",
    "prepare p as select 1",
    "set variable x = 1",
    "comment on table marts.articles is 'x'",
    "merge into marts.pages using marts.articles on true when matched then delete",
    "\ufeffdrop table marts.articles",
    "/* a */ -- b\n call pragma_version()",
    "select 1;; drop table marts.articles",
)
OUTSIDE = (
    "from read_blob('/etc/hostname')",
    "from read_json('/etc/hostname')",
    "from query('from read_text(''/etc/hostname'')')",
    "from query_table('/etc/hostname.csv')",
    "from 'https://example.org/x.csv'",
    'from "/etc/x.parquet"',
    "from parquet_kv_metadata('/etc/x')",
    "from duckdb_secrets()",
    "from duckdb_extensions()",
    "from enable_logging()",
)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("query-faults")
    with open_warehouse(folder / "dibao.duckdb") as warehouse:
        newsroom = Newsroom(warehouse=warehouse)
        newsroom.load(edition(page("01", LATHE, MARKET)))
        newsroom.build()
        publish(warehouse, folder / "published.duckdb")
    return folder / "published.duckdb"


@pytest.mark.parametrize("sql", [*SIDE_EFFECTS, *OUTSIDE])
def test_it_is_refused_in_one_line_that_names_no_folder_of_the_machine(published: Path, sql: str) -> None:
    before = published.read_bytes()
    with pytest.raises(QueryError) as caught:
        run_query(published, sql)
    assert "\n" not in str(caught.value)
    assert str(Path.home()) not in str(caught.value)
    assert str(published.parent) not in str(caught.value)
    assert published.read_bytes() == before


def test_a_join_without_end_is_stopped_soon_after_its_time(published: Path) -> None:
    endless = "select count(*) from range(10000000) as a, range(1000000) as b where a.range + b.range = 7"
    started = time.process_time()
    with pytest.raises(QueryError, match="took more than 1 seconds and was stopped"):
        run_query(published, endless, time_limit_seconds=1)
    assert time.process_time() - started < 30  # never to its end, which is days away


def test_ten_million_rows_are_too_many(published: Path) -> None:
    with pytest.raises(QueryError, match="more than 1,000,000 rows"):
        run_query(published, "from range(10000000)")


def test_what_does_not_fit_into_memory_ends_and_spills_nowhere(published: Path) -> None:
    with pytest.raises(QueryError, match=r"(?i)memory"):
        run_query(published, "select list(repeat('x', 1000) || range) from range(5000000)")
    assert sorted(path.name for path in published.parent.iterdir() if "tmp" in path.name) == []


def test_python_s_own_variables_are_out_of_reach(published: Path) -> None:
    within_reach = pa.table({"n": [1]})
    with pytest.raises(QueryError, match="does not exist"):
        run_query(published, "from within_reach")
    assert within_reach.num_rows == 1


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "parquet"])
def test_a_value_that_has_no_text_is_an_error_of_the_query(
    published: Path, form: str, tmp_path: Path
) -> None:
    result = run_query(published, "select date 'infinity' as day")
    with (tmp_path / "out").open("wb") as stream, pytest.raises(QueryError, match="cast it in the query"):
        write_result(result, form, stream)


@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    value=st.one_of(
        st.text(max_size=40), st.sampled_from(["'; drop table marts.articles --", "$district", "%s"])
    )
)
def test_a_districts_name_is_a_value_whatever_stands_in_it(published: Path, value: str) -> None:
    if "\0" in value or any(0xD800 <= ord(character) < 0xE000 for character in value):
        return  # no argument of a command line can hold these
    (months,) = (one for one in read_named_queries() if one.name == "months")
    assert run_query(published, months.sql, (("district", value),)).rows.num_rows == 0
    (row,) = run_query(published, "select $v as v", (("v", value),)).rows.to_pylist()
    assert json.dumps(row["v"]) == json.dumps(value)
