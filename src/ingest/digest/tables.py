"""A place's digests of one month → its items as CSV and Parquet, with a Data Package (v1) that describes both."""

import csv
import hashlib
import io
import json
from dataclasses import dataclass
from datetime import date

import pyarrow as pa
import pyarrow.parquet as pq

from ingest.digest.addresses import find_web_url, make_id
from ingest.digest.templating import UNPRINTABLE
from ingest.domain.digest import Digest, DigestItem

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would run such a cell
TYPES = {
    "string": pa.string(),
    "date": pa.date32(),
    "integer": pa.int64(),
    "boolean": pa.bool_(),
}

Cell = str | int | bool | date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of both tables; `kind` is the Table Schema's type."""

    name: str
    kind: str
    about: str
    is_required: bool = True


COLUMNS = (
    Column(name="place_code", kind="string", about="区划代码 (GB/T 2260)"),
    Column(name="place_name", kind="string", about="名称"),
    Column(name="edition_date", kind="date", about="出版日期"),
    Column(name="item_order", kind="integer", about="在当日文摘中的次序"),
    Column(name="article_id", kind="string", about="稿件编号，不变"),
    Column(name="revision", kind="integer", about="稿次"),
    Column(name="newspaper_id", kind="string", about="报纸编号"),
    Column(name="newspaper_name", kind="string", about="报纸"),
    Column(name="edition_id", kind="string", about="期"),
    Column(name="page_no", kind="string", about="版次"),
    Column(name="page_name", kind="string", about="版名", is_required=False),
    Column(name="kind", kind="string", about="体裁"),
    Column(
        name="role", kind="string", about="primary, co_primary, mentioned, partner, city_wide, unassigned"
    ),
    Column(name="confidence", kind="string", about="high, medium, low"),
    Column(name="is_lead", kind="boolean", about="头条"),
    Column(name="is_brief", kind="boolean", about="简讯"),
    Column(name="headline", kind="string", about="标题", is_required=False),
    Column(name="kicker", kind="string", about="引题", is_required=False),
    Column(name="deck", kind="string", about="副题", is_required=False),
    Column(name="writers", kind="string", about="作者，以、分隔", is_required=False),
    Column(name="source", kind="string", about="来源", is_required=False),
    Column(name="excerpt", kind="string", about="节选，依报纸的文字许可", is_required=False),
    Column(name="text", kind="string", about="全文，仅在许可全文的报纸", is_required=False),
    Column(name="body_chars", kind="integer", about="全文字数"),
    Column(name="source_url", kind="string", about="原版地址", is_required=False),
)


def make_rows(month: tuple[Digest, ...]) -> tuple[tuple[Cell, ...], ...]:
    """One row for each item of the month's days, in the order of `COLUMNS`."""
    return tuple(_row(digest, item) for digest in month for item in digest.items)


def render_csv(rows: tuple[tuple[Cell, ...], ...]) -> bytes:
    """RFC 4180 in UTF-8; a text that a spreadsheet would take for a formula has a ' before it."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(column.name for column in COLUMNS)
    writer.writerows([_csv_cell(cell) for cell in row] for row in rows)
    return buffer.getvalue().encode()


def render_parquet(rows: tuple[tuple[Cell, ...], ...]) -> bytes:
    """The same rows with their types, every character as printed."""
    schema = pa.schema([pa.field(column.name, TYPES[column.kind]) for column in COLUMNS])
    columns = list(zip(*rows, strict=True)) or [()] * len(COLUMNS)
    table = pa.table(
        [pa.array(values, field.type) for values, field in zip(columns, schema, strict=True)], schema=schema
    )
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, compression="zstd")
    return bytes(sink.getvalue())


def render_datapackage(month: tuple[Digest, ...], files: dict[str, bytes]) -> str:
    """The descriptor of the files that are there: `items.csv`, `items.parquet` or both, by name."""
    first = month[0]
    descriptor = {
        "profile": "data-package",
        "name": f"dibao-{first.place_code}-{first.edition_date:%Y-%m}",
        "id": make_id(f"{first.place_code}/items/{first.edition_date:%Y-%m}"),
        "title": f"{first.place_name} {first.edition_date.year}年{first.edition_date.month}月见报",
        "description": "CSV 中以 = + - @ 开头的文字前加了一个单引号，以免表格软件当作公式。",
        "resources": [_resource(name, content) for name, content in files.items()],
    }
    return json.dumps(descriptor, ensure_ascii=False, indent=1) + "\n"


def _resource(name: str, content: bytes) -> dict[str, object]:
    common = {
        "path": name,
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
    }
    if name.endswith(".parquet"):  # Table Schema readers know no Parquet: to them it is a file
        return {
            "name": "items-parquet",
            "type": "file",
            "mediatype": "application/vnd.apache.parquet",
        } | common
    return {
        "name": "items",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [
                {"name": column.name, "type": column.kind, "description": column.about}
                | ({"constraints": {"required": True}} if column.is_required else {})
                for column in COLUMNS
            ],
            "missingValues": [""],
            "primaryKey": ["edition_date", "article_id"],
        },
    } | common


def _row(digest: Digest, item: DigestItem) -> tuple[Cell, ...]:
    own: dict[str, Cell] = {
        "place_code": digest.place_code,
        "place_name": digest.place_name,
        "item_order": item.order,
        "writers": "、".join(item.writers) or None,
        "text": "\n".join(item.paragraphs) or None,
        "source_url": find_web_url(item.source_url),
    }
    return tuple(own[name] if name in own else getattr(item, name) for name in (one.name for one in COLUMNS))


def _csv_cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if not isinstance(cell, str):
        return str(cell)
    text = cell.translate(UNPRINTABLE)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
