"""Articles of an export → rows of a table, one an article."""

from collections.abc import Iterable

from ingest.digest.addresses import find_web_url
from ingest.digest.tabular import Cell, Column, Row
from ingest.domain.export import ExportArticle

OWN_ROLES = ("primary", "co_primary")
NAMED_ROLES = ("mentioned", "partner")
COLUMNS = (
    Column(name="article_id", kind="string", about="稿件编号，不变"),
    Column(name="revision", kind="integer", about="稿次"),
    Column(name="newspaper_id", kind="string", about="报纸编号"),
    Column(name="newspaper_name", kind="string", about="报纸"),
    Column(name="edition_id", kind="string", about="期"),
    Column(name="edition_date", kind="date", about="出版日期"),
    Column(name="page_no", kind="string", about="版次"),
    Column(name="page_name", kind="string", about="版名", is_required=False),
    Column(name="kind", kind="string", about="体裁"),
    Column(name="headline", kind="string", about="标题", is_required=False),
    Column(name="kicker", kind="string", about="引题", is_required=False),
    Column(name="deck", kind="string", about="副题", is_required=False),
    Column(name="writers", kind="string", about="作者，以、分隔", is_required=False),
    Column(name="source", kind="string", about="来源", is_required=False),
    Column(name="located", kind="string", about="电头所记地点", is_required=False),
    Column(name="excerpt", kind="string", about="节选，依报纸的文字许可", is_required=False),
    Column(name="is_cut", kind="boolean", about="节选短于全文"),
    Column(name="text", kind="string", about="全文，仅在许可全文的报纸", is_required=False),
    Column(name="body_chars", kind="integer", about="全文字数"),
    Column(name="status", kind="string", about="district, city_wide, unassigned"),
    Column(name="confidence", kind="string", about="high, medium, low", is_required=False),
    Column(name="place_codes", kind="string", about="所属区县的区划代码，以、分隔", is_required=False),
    Column(name="place_names", kind="string", about="所属区县，以、分隔", is_required=False),
    Column(name="mentioned_names", kind="string", about="提及与帮扶的区县，以、分隔", is_required=False),
    Column(name="source_url", kind="string", about="原版地址", is_required=False),
    Column(name="rights_note", kind="string", about="权利说明", is_required=False),
)
KEY = ("article_id",)


def make_rows(articles: tuple[ExportArticle, ...]) -> tuple[Row, ...]:
    """One row for each article, in the order of `COLUMNS`."""
    return tuple(_row(article) for article in articles)


def _row(article: ExportArticle) -> Row:
    own = [place for place in article.places if place.role in OWN_ROLES]
    made: dict[str, Cell] = {
        "writers": _join(article.writers),
        "text": "\n".join(article.paragraphs) or None,
        "place_codes": _join(place.code for place in own),
        "place_names": _join(place.name for place in own),
        "mentioned_names": _join(place.name for place in article.places if place.role in NAMED_ROLES),
        "source_url": find_web_url(article.source_url),
        "rights_note": article.rights_note or None,
    }
    return tuple(
        made[name] if name in made else getattr(article, name) for name in (one.name for one in COLUMNS)
    )


def _join(names: Iterable[str]) -> str | None:
    return "、".join(names) or None
