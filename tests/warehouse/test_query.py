"""Asking the published copy: one SELECT, nothing else, nothing outside it."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from ingest.domain.errors import QueryError, UsageError, WarehouseLockedError
from ingest.warehouse.open import open_warehouse
from ingest.warehouse.publish import publish
from ingest.warehouse.query import (
    FORMATS,
    NamedQuery,
    QueryResult,
    read_named_queries,
    read_tables,
    run_query,
    write_result,
)
from tests.warehouse.conftest import BUSES, LATHE, MARKET, Newsroom, edition, page

PARAMETERS = {"date": "2018-07-18", "month": "2018-07", "district": "涧西区", "text": "机床"}

ANSWERED = {
    "contains", "day", "district", "districts", "editions", "front-pages", "keywords", "least-printed", "months",
    "subject", "writers", "writers-about",
}  # fmt: skip


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("query")
    with open_warehouse(folder / "dibao.duckdb") as warehouse:
        newsroom = Newsroom(warehouse=warehouse)
        newsroom.load(edition(page("01", LATHE, MARKET, BUSES)))
        newsroom.build()
        publish(warehouse, folder / "published.duckdb")
    return folder / "published.duckdb"


def values(result: QueryResult) -> list[tuple[object, ...]]:
    return [tuple(row.values()) for row in result.rows.to_pylist()]


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("select headline from marts.articles where article_order = 1", [(LATHE.headline,)]),
        ("-- a comment\nwith a as (select 1 as n) select * from a;", [(1,)]),
        ("from marts.editions select edition_id", [("lcrb-2018-07-18",)]),
        ("values (1), (2)", [(1,), (2,)]),
        ("select ';' as semicolon", [(";",)]),
    ],
)
def test_a_select_gives_its_rows(published: Path, sql: str, expected: list[tuple[object, ...]]) -> None:
    assert values(run_query(published, sql)) == expected


@pytest.mark.parametrize(
    "sql",
    [
        "drop table marts.articles",
        "/* harmless */ drop table marts.articles",
        "insert into marts.articles select * from marts.articles",
        "insert into marts.editions by name select edition_id from marts.editions returning edition_id",
        "update marts.articles set headline = ''",
        "delete from marts.articles",
        "create table t as select 1",
        "create temp table t as select 1",
        "copy marts.articles to 'out.csv'",
        "export database 'out'",
        "attach 'other.duckdb'",
        "install fts",
        "load fts",
        "set threads = 1",
        "reset threads",
        "pragma database_size",
        "-- x\npragma version",
        "call pragma_version()",
        "checkpoint",
        "explain analyze select 1",
        "select 1; select 2",
        "select 1; drop table marts.articles",
        "begin transaction",
        "vacuum",
        "select * from read_text('/etc/hostname')",
        "select * from read_csv('/etc/hostname')",
        "select * from read_parquet('x.parquet')",
        "select * from glob('/*')",
        "select * from sniff_csv('/etc/hostname')",
        "select * from '/etc/hostname.csv'",
        "select getenv('HOME')",
        "select * from published_by_python",
        "selec 1",
        "",
        "-- only a comment",
    ],
)
def test_anything_else_is_refused_in_one_line(published: Path, sql: str) -> None:
    published_by_python = pa.table({"n": [1]})
    before = published.read_bytes()
    with pytest.raises(QueryError) as caught:
        run_query(published, sql)
    assert "\n" not in str(caught.value)
    assert published_by_python.num_rows == 1
    assert published.read_bytes() == before


def test_a_misspelt_name_gets_a_suggestion(published: Path) -> None:
    with pytest.raises(QueryError, match=r"Did you mean .*articles"):
        run_query(published, "select * from marts.article")


@pytest.mark.parametrize("value", ["'; drop table marts.articles; --", "涧西区", "", "\\", "$district"])
def test_parameters_are_bound_and_never_part_of_the_sql(published: Path, value: str) -> None:
    assert values(run_query(published, "select $district as d", (("district", value),))) == [(value,)]


def test_a_missing_and_an_unknown_parameter_are_named(published: Path) -> None:
    with pytest.raises(UsageError, match="-p district=…"):
        run_query(published, "select $district")
    with pytest.raises(UsageError, match=r"no parameter \$dsitrict"):
        run_query(published, "select 1", (("dsitrict", "x"),))


def test_a_query_without_end_is_stopped(published: Path) -> None:
    endless = "select count(*) from range(1000000) as a, range(1000000) as b where a.range + b.range = 7"
    with pytest.raises(QueryError, match=r"took more than 0\.5 seconds and was stopped"):
        run_query(published, endless, time_limit_seconds=0.5)


def test_a_recursion_without_end_is_stopped(published: Path) -> None:
    endless = "with recursive n as (select 1 as i union all select i + 1 from n) select count(*) from n"
    with pytest.raises(QueryError, match="was stopped"):
        run_query(published, endless, time_limit_seconds=0.5)


def test_an_error_tells_no_path_of_the_machine(published: Path) -> None:
    for sql in ("from read_text('x')", "select * from marts.nothing", "select 1/'a'"):
        with pytest.raises(QueryError) as caught:
            run_query(published, sql)
        assert str(published.parent) not in str(caught.value)


def test_tables_and_columns_say_what_they_hold(published: Path) -> None:
    tables = read_tables(published)
    assert len(tables) >= 19
    silent = [f"{table.name}.{one.name}" for table in tables for one in table.columns if not one.comment]
    assert silent == [table.name for table in tables if not table.comment] == []
    assert [one.name for one in tables if not (one.comment or "")[:1].isupper()] == []  # whole sentences


def test_too_many_rows_are_an_error_and_never_cut(published: Path) -> None:
    assert run_query(published, "select * from range(10)", max_rows=10).rows.num_rows == 10
    with pytest.raises(QueryError, match="more than 10 rows"):
        run_query(published, "select * from range(11)", max_rows=10)


def test_a_query_that_needs_too_much_memory_ends_and_the_process_lives(published: Path) -> None:
    with pytest.raises(QueryError, match=r"(?i)memory"):
        run_query(published, "select list(repeat('x', 1000) || range) from range(5000000)")
    assert values(run_query(published, "select 1")) == [(1,)]


def test_before_anything_is_published_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nothing is published yet"):
        run_query(tmp_path / "published.duckdb", "select 1")


def test_a_copy_that_another_program_writes_to_names_it(published: Path) -> None:
    script = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print(flush=True); input()"
    holder = subprocess.Popen(
        [sys.executable, "-c", script, published], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with holder:
        assert holder.stdout
        holder.stdout.readline()
        with pytest.raises(WarehouseLockedError, match=f"is held by process {holder.pid}"):
            run_query(published, "select 1")
        holder.communicate(b"\n")


def test_a_damaged_copy_is_named(tmp_path: Path) -> None:
    (tmp_path / "published.duckdb").write_bytes(b"damaged" * 1000)
    with pytest.raises(QueryError, match=r"published\.duckdb: cannot be opened"):
        run_query(tmp_path / "published.duckdb", "select 1")


@pytest.mark.parametrize("query", read_named_queries(), ids=lambda query: query.name)
def test_every_named_query_runs_and_says_what_it_answers(published: Path, query: NamedQuery) -> None:
    assert query.sentence.endswith(".")
    result = run_query(published, query.sql, tuple((name, PARAMETERS[name]) for name in query.parameters))
    assert result.columns
    if query.name in ANSWERED:
        assert result.rows.num_rows > 0


def test_named_queries_answer_what_they_say(published: Path) -> None:
    """Three articles on one front page: one of 涧西区, one of 西工区, one of the whole city."""

    def ask(name: str, **params: str) -> list[dict[str, object]]:
        sql = next(one.sql for one in read_named_queries() if one.name == name)
        rows: list[dict[str, object]] = run_query(published, sql, tuple(params.items())).rows.to_pylist()
        return rows

    least = {row["place_name"]: row["primary_count"] for row in ask("least-printed", month="2018-07")}
    assert least["涧西区"] == 1
    assert least["嵩县"] == 0
    assert list(least.values()) == sorted(least.values(), key=str)
    (year,) = ask("subject", text="機床")
    assert (year["article_count"], year["of_articles"]) == (1, 3)
    assert [row["writer"] for row in ask("writers-about", district="涧西区")] == ["俞若溪"]
    assert {row["place_name"] for row in ask("front-pages")} == {"涧西区", "西工区"}
    assert [row["primary_count"] for row in ask("months", district="西工区")] == [1]


ODD = QueryResult(
    columns=("n", "text", "names", "day"),
    rows=pa.table(
        {
            "n": [1, None],
            "text": ['=1+1 "quoted", 逗号', "a|b <i>\nnext"],
            "names": [["俞若溪"], []],
            "day": pa.array([0, None], type=pa.date32()),
        }
    ),
)


def write(form: str, result: QueryResult = ODD) -> bytes:
    stream = io.BytesIO()
    write_result(result, form, stream)
    return stream.getvalue()


def test_json_and_json_lines_hold_the_same_values() -> None:
    expected = [
        {"n": 1, "text": '=1+1 "quoted", 逗号', "names": ["俞若溪"], "day": "1970-01-01"},
        {"n": None, "text": "a|b <i>\nnext", "names": [], "day": None},
    ]
    assert json.loads(write("json")) == expected
    assert [json.loads(line) for line in write("jsonl").decode().splitlines()] == expected


def test_numbers_are_numbers_in_json(published: Path) -> None:
    sql = "select sum(n) as total, avg(n) as mean, 2.50 as price, ['nan'::double, 1] as odd from range(4) as t (n)"
    written = write("json", run_query(published, sql)).decode()
    assert written == '[{"total": 6, "mean": 1.5, "price": 2.5, "odd": [null, 1.0]}]\n'


def test_csv_is_harmless_in_a_spreadsheet() -> None:
    rows = list(csv.reader(io.StringIO(write("csv").decode())))
    assert rows[0] == ["n", "text", "names", "day"]
    assert rows[1] == ["1", '\'=1+1 "quoted", 逗号', '["俞若溪"]', "1970-01-01"]
    assert rows[2] == ["", "a|b <i>\nnext", "[]", ""]


def test_markdown_keeps_a_row_in_a_line() -> None:
    assert write("md").decode().splitlines()[3] == "|  | a\\|b &lt;i> next | [] |  |"


def test_parquet_keeps_the_types(tmp_path: Path) -> None:
    (tmp_path / "x.parquet").write_bytes(write("parquet"))
    assert pq.read_table(tmp_path / "x.parquet").equals(ODD.rows)


def test_the_table_shows_markup_as_it_is_and_counts_rows() -> None:
    result = QueryResult(columns=("[bold]",), rows=pa.table({"[bold]": ["[red]x[/red]"]}))
    assert write("table", result).decode().split() == ["[bold]", "─" * 12, "[red]x[/red]", "1", "row"]


@pytest.mark.parametrize("form", FORMATS)
def test_a_result_without_rows_is_written_too(form: str) -> None:
    empty = QueryResult(columns=("n",), rows=pa.table({"n": pa.array([], type=pa.int64())}))
    assert write(form, empty) or form == "jsonl"
