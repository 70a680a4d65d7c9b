"""Rows with described columns → CSV, Parquet, and the resources of a Data Package (v1) that describes both."""

import csv
import hashlib
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pyarrow as pa
import pyarrow.parquet as pq

from ingest.digest.templating import UNPRINTABLE

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would run such a cell
ABOUT_CSV = "CSV 中以 = + - @ 开头的文字前加了一个单引号，以免表格软件当作公式。"
TYPES = {
    "string": pa.string(),
    "date": pa.date32(),
    "integer": pa.int64(),
    "boolean": pa.bool_(),
}

Cell = str | int | bool | date | None
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of both tables; `kind` is the Table Schema's type."""

    name: str
    kind: str
    about: str
    is_required: bool = True


Columns = Sequence[Column]


def render_csv(columns: Columns, rows: Sequence[Row]) -> bytes:
    """RFC 4180 in UTF-8; a text that a spreadsheet would take for a formula has a ' before it."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(column.name for column in columns)
    writer.writerows([_csv_cell(cell) for cell in row] for row in rows)
    return buffer.getvalue().encode()


def render_parquet(columns: Columns, rows: Sequence[Row]) -> bytes:
    """The same rows with their types, every character as printed."""
    schema = pa.schema([pa.field(column.name, TYPES[column.kind]) for column in columns])
    values = list(zip(*rows, strict=True)) or [()] * len(columns)
    table = pa.table(
        [pa.array(each, field.type) for each, field in zip(values, schema, strict=True)], schema=schema
    )
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, compression="zstd")
    return bytes(sink.getvalue())


RENDERERS = {"csv": render_csv, "parquet": render_parquet}


def render_datapackage(*, name: str, package_id: str, title: str, resources: Sequence[object]) -> str:
    """The descriptor, `datapackage.json`."""
    descriptor = {
        "profile": "data-package",
        "name": name,
        "id": package_id,
        "title": title,
        "description": ABOUT_CSV,
        "resources": resources,
    }
    return json.dumps(descriptor, ensure_ascii=False, indent=1) + "\n"


def describe_csv(name: str, path: str, content: bytes, schema: object) -> dict[str, object]:
    """A resource whose rows can be checked; `schema` is a Table Schema, or the path of one."""
    return {
        "name": name,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    } | _identify(path, content)


def describe_parquet(name: str, path: str, content: bytes) -> dict[str, object]:
    """Table Schema readers know no Parquet: to them it is a file."""
    return {"name": name, "type": "file", "mediatype": "application/vnd.apache.parquet"} | _identify(
        path, content
    )


def describe_columns(columns: Columns, key: Sequence[str]) -> dict[str, object]:
    """The Table Schema."""
    return {
        "fields": [
            {"name": column.name, "type": column.kind, "description": column.about}
            | ({"constraints": {"required": True}} if column.is_required else {})
            for column in columns
        ],
        "missingValues": [""],
        "primaryKey": list(key),
    }


def _identify(path: str, content: bytes) -> dict[str, object]:
    return {
        "path": path,
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
    }


def _csv_cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if not isinstance(cell, str):
        return str(cell)
    text = cell.translate(UNPRINTABLE)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
