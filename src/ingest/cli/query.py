"""`dibao query`: SQL, a file or a named query → rows on stdout or in a file."""

import difflib
import os
import re
import sys
from functools import partial
from pathlib import Path

import click

from ingest.cli.context import current_workspace
from ingest.cli.leaving import undone_on_leaving
from ingest.cli.options import PATH
from ingest.cli.output import write_text
from ingest.domain.errors import UsageError
from ingest.warehouse.query import (
    FORMATS,
    QueryResult,
    read_named_queries,
    read_tables,
    run_query,
    write_result,
)

_NAME = re.compile(r"[a-z][a-z0-9_-]*")


@click.command()
@click.argument("query", metavar="[SQL|NAME]", required=False)
@click.option(
    "-f",
    "--file",
    "file",
    type=PATH,
    help="Read the SQL from FILE; - is stdin.",
)
@click.option("-p", "--param", "params", multiple=True, metavar="KEY=VALUE", help="A value for $KEY.")
@click.option("--format", "form", type=click.Choice(FORMATS), help="Default: as FILE of -o ends, else table.")
@click.option("-o", "--output", type=PATH, help="Write to this file.")
@click.option(
    "--tables", "is_tables", is_flag=True, help="Tell what there is to ask; with NAME, a table's columns."
)
def query(
    query: str | None,
    file: Path | None,
    params: tuple[str, ...],
    form: str | None,
    output: Path | None,
    is_tables: bool,
) -> None:
    """Run one SELECT, or a named query, on the published warehouse; it cannot change anything.

    Without SQL, NAME or -f, list the named queries.
    """
    if is_tables:
        _list_tables(query)
        return
    if query is not None and file is not None:
        raise UsageError("give SQL or a name, or -f FILE, not both")
    if query is None and file is None:
        _list_named_queries()
        return
    form = form or _form_of(output)
    if form == "parquet" and output is None and sys.stdout.isatty():
        raise UsageError("parquet is no text for a terminal; add -o FILE")
    sql = _read_sql(file) if file else _find_sql(query or "")
    result = run_query(current_workspace().published_file, sql, tuple(_read_param(text) for text in params))
    _write(result, form, output)


def _list_named_queries() -> None:
    queries = read_named_queries()
    width = max((len(one.name) for one in queries), default=0)
    for one in queries:
        needs = "".join(f" -p {name}=…" for name in one.parameters)
        write_text(f"{one.name:<{width}}  {one.sentence}{needs}")


def _list_tables(name: str | None) -> None:
    """All tables with what they hold, or one with its columns."""
    notes = {note.name: note for note in read_tables(current_workspace().published_file)}
    if name is None:
        width = max(map(len, notes), default=0)
        for note in notes.values():
            write_text(f"{note.name:<{width}}  {note.comment or ''}".rstrip())
        return
    table = notes.get(name.removeprefix("marts."))
    if table is None:
        near = difflib.get_close_matches(name, notes, n=1)
        hint = f"did you mean {near[0]}? " if near else ""
        raise UsageError(f"no table {name!r}; {hint}`dibao query --tables` lists them")
    write_text(f"marts.{table.name}: {table.comment or ''}".rstrip(": "))
    width = max(len(column.name) for column in table.columns)
    for column in table.columns:
        write_text(f"  {column.name:<{width}}  {column.type_name}  {column.comment or ''}".rstrip())


def _find_sql(text: str) -> str:
    """The SQL of a named query; the text itself when it is no single word."""
    if not _NAME.fullmatch(text):
        return text
    named = {one.name: one.sql for one in read_named_queries()}
    if text not in named:
        near = difflib.get_close_matches(text, named, n=1)
        hint = f"did you mean {near[0]}? " if near else ""
        raise UsageError(f"no named query {text!r}; {hint}`dibao query` lists them")
    return named[text]


def _read_sql(file: Path) -> str:
    try:
        return sys.stdin.read() if str(file) == "-" else file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{file}: byte {error.start} is not UTF-8; save the file as UTF-8") from error
    except OSError as error:
        raise UsageError(f"{file}: cannot be read ({error.strerror})") from error


def _read_param(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign or not name.isidentifier():
        raise UsageError(f"-p {text!r} is not KEY=VALUE")
    return name, value


def _form_of(output: Path | None) -> str:
    suffix = output.suffix.removeprefix(".") if output else ""
    return suffix if suffix in FORMATS else "table"


def _write(result: QueryResult, form: str, output: Path | None) -> None:
    """Write to stdout, or to a file that appears whole or not at all."""
    if output is None:
        write_result(result, form, sys.stdout.buffer)
        return
    beside = output.with_name(f".{output.name}.{os.getpid()}.tmp")
    remove = partial(beside.unlink, missing_ok=True)
    try:
        with undone_on_leaving(remove), beside.open("xb") as stream:
            write_result(result, form, stream)
        beside.replace(output)
    except OSError as error:
        raise UsageError(f"{output}: cannot be written ({error.strerror})") from error
    finally:
        remove()
