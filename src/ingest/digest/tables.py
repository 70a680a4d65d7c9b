"""A place's digests of one month → its items as CSV and Parquet, with a Data Package (v1) that describes both."""

from ingest.digest.addresses import find_web_url, make_id
from ingest.digest.tabular import (
    RENDERERS,
    Cell,
    Column,
    Row,
    describe_columns,
    describe_csv,
    describe_parquet,
    render_datapackage,
)
from ingest.domain.digest import Digest, DigestItem

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


def make_rows(month: tuple[Digest, ...]) -> tuple[Row, ...]:
    """One row for each item of the month's days, in the order of `COLUMNS`."""
    return tuple(_row(digest, item) for digest in month for item in digest.items)


def render_tables(month: tuple[Digest, ...], kinds: tuple[str, ...]) -> tuple[bytes | str, ...]:
    """The items as each of these kinds (`csv`, `parquet`) in this order, then their `datapackage.json`."""
    rows = make_rows(month)
    files = {kind: RENDERERS[kind](COLUMNS, rows) for kind in kinds}
    return *files.values(), _describe(month[0], files)


def _describe(first: Digest, files: dict[str, bytes]) -> str:
    resources = []
    if "csv" in files:
        schema = describe_columns(COLUMNS, ("edition_date", "article_id"))
        resources.append(describe_csv("items", "items.csv", files["csv"], schema))
    if "parquet" in files:
        resources.append(describe_parquet("items-parquet", "items.parquet", files["parquet"]))
    return render_datapackage(
        name=f"dibao-{first.place_code}-{first.edition_date:%Y-%m}",
        package_id=make_id(f"{first.place_code}/items/{first.edition_date:%Y-%m}"),
        title=f"{first.place_name} {first.edition_date.year}年{first.edition_date.month}月见报",
        resources=resources,
    )


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
