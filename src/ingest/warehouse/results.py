"""A query's rows → a table for the terminal, JSON, JSON Lines, CSV, Markdown or Parquet."""

import csv
import io
import json
import math
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from ingest.domain.errors import QueryError

UNBOUND_WIDTH = 100_000  # in a pipe or a file lines are not folded


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryResult:
    """What a query gave.

    Attributes:
        columns: Names in order; one may stand twice.
        rows: As Arrow, columns in the same order.
    """

    columns: tuple[str, ...]
    rows: pa.Table


def write_result(result: QueryResult, form: str, stream: BinaryIO) -> None:
    """Write in one of `FORMATS`, text as UTF-8 with line feeds; days and times as ISO 8601."""
    if form == "parquet":
        _write_parquet(result.rows, stream)
    elif form == "table":
        width = shutil.get_terminal_size().columns if stream.isatty() else UNBOUND_WIDTH
        stream.write(_to_table(result, width).encode("utf-8"))
    else:
        stream.write(_WRITERS[form](result).encode("utf-8"))


def _write_parquet(rows: pa.Table, stream: BinaryIO) -> None:
    try:
        pq.write_table(rows, stream)
    except pa.ArrowNotImplementedError as error:
        raise QueryError(f"Parquet has no such column type ({error}); cast it to text") from error


def _records(result: QueryResult) -> Iterator[tuple[Any, ...]]:
    try:
        for batch in result.rows.to_batches():
            yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)
    except (OverflowError, ValueError) as error:  # a day before the year 1, an interval of a million years
        raise QueryError(f"a value cannot be written as text ({error}); cast it in the query") from error


def _to_json(result: QueryResult) -> str:
    lines = _to_jsonl(result).removesuffix("\n").split("\n")  # a cell may hold other line ends
    return "[" + ",\n ".join(lines) + "]\n"


def _to_jsonl(result: QueryResult) -> str:
    names = result.columns
    return "".join(
        json.dumps(_json_value(dict(zip(names, row, strict=True))), ensure_ascii=False, default=str) + "\n"
        for row in _records(result)
    )


def _json_value(value: object) -> object:
    """Numbers stay numbers: a sum is a decimal in Arrow, and JSON has no NaN."""
    match value:
        case Decimal():
            return float(value) if value % 1 else int(value)
        case float() if not math.isfinite(value):
            return None
        case list():
            return [_json_value(each) for each in value]
        case dict():
            return {name: _json_value(each) for name, each in value.items()}
    return value


def _to_csv(result: QueryResult) -> str:
    """Lists and structs as JSON; a cell a spreadsheet would take for a formula gets an apostrophe before it."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(result.columns)
    writer.writerows([_harmless(value) for value in row] for row in _records(result))
    return stream.getvalue()


def _harmless(value: object) -> str:
    text = _format_cell(value)
    is_formula = isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r"))
    return f"'{text}" if is_formula else text


def _to_markdown(result: QueryResult) -> str:
    rows = [result.columns, ("---",) * len(result.columns), *_records(result)]
    return "".join(
        f"| {' | '.join(_escape_markdown(_format_cell(value)) for value in row)} |\n" for row in rows
    )


def _escape_markdown(text: str) -> str:
    text = text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")
    return " ".join(text.splitlines())


def _to_table(result: QueryResult, width: int) -> str:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name, kind in zip(result.columns, result.rows.schema.types, strict=True):
        table.add_column(Text(name), justify="right" if _is_number(kind) else "left", overflow="fold")
    for row in _records(result):
        table.add_row(*(Text(_format_cell(value)) for value in row))
    stream = io.StringIO()
    console = Console(file=stream, width=width, highlight=False)
    console.print(table)
    console.print(f"{result.rows.num_rows} row{'' if result.rows.num_rows == 1 else 's'}")
    lines = (line.rstrip() for line in stream.getvalue().split("\n"))
    return "\n".join(lines).strip("\n") + "\n"


def _is_number(kind: pa.DataType) -> bool:
    return bool(pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind))


def _format_cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)


_WRITERS: dict[str, Callable[[QueryResult], str]] = {
    "json": _to_json,
    "jsonl": _to_jsonl,
    "csv": _to_csv,
    "md": _to_markdown,
}
FORMATS = ("table", *_WRITERS, "parquet")
