"""Gold files and marts → the same rows, so that they can be compared field by field."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

Row = dict[str, Any]

PRINTED = (
    "headline",
    "kicker",
    "deck",
    "writers",
    "source",
    "dateline",
    "captions",
    "credits",
    "paragraphs",
    "tables",
)
FIELDS = ("kind", *PRINTED, "sections", "status", "primary", "co_primary", "partner")

_ARTICLES = """
select
    articles.* exclude (kind),
    articles.kind,
    any_value(attributions.status) as status,
    list(attributions.place_name order by score desc) filter (where attributions.role = 'primary') as primary,
    list(attributions.place_name order by place_code) filter (where attributions.role = 'co_primary') as co_primary,
    list(attributions.place_name order by place_code) filter (where attributions.role = 'partner') as partner
from marts.articles as articles
inner join marts.attributions as attributions using (article_id)
group by all
order by edition_date, page_no, article_order
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """One field that does not read as its gold."""

    where: str
    field: str
    expected: object
    found: object


def read_stored(published: Path) -> list[Row]:
    """The articles of a published copy in printed order."""
    with duckdb.connect(published, read_only=True) as connection:
        rows = connection.execute(_ARTICLES).fetchall()
        names = [column[0] for column in connection.description or ()]
    return [_plain(dict(zip(names, row, strict=True))) for row in rows]


def read_gold(file: Path) -> list[Row]:
    """The articles of a gold file under the names the marts have; the halves of a jump as one."""
    gold = json.loads(file.read_text(encoding="utf-8"))
    articles = [_from_gold(article) for article in gold["articles"]]
    for jump in gold.get("jumps", ()):
        _join(articles, jump)
    return articles


def find_misses(expected: list[Row], found: list[Row], *, fields: tuple[str, ...] = FIELDS) -> Iterator[Miss]:
    """Compare article by article; both lists are in printed order and of one length."""
    for gold, article in zip(expected, found, strict=True):
        for field in fields:
            if field in gold and gold[field] != article[field]:
                where = f"p{article['page_no']} {gold['headline']}"
                yield Miss(where=where, field=field, expected=gold[field], found=article[field])


def _plain(row: Row) -> Row:
    row["sections"] = [(section["heading"], section["first_paragraph"]) for section in row["sections"]]
    dateline = row["dateline"]
    row["dateline"] = dateline and _dateline(dateline)
    return row | {name: row[name] or [] for name in ("primary", "co_primary", "partner")}


def _from_gold(gold: Row) -> Row:
    row = {
        "page_no": gold.get("page_no"),
        "kind": gold["kind"],
        "headline": gold["title"],
        "kicker": gold["kicker"],
        "deck": gold["deck"],
        "sections": [(section["heading"], section["first_paragraph"]) for section in gold["sections"]],
        "writers": gold["byline"],
        "source": gold["source"],
        "captions": gold["captions"],
        "credits": gold["credits"],
        "paragraphs": gold["body"],
        "tables": gold["tables"],
        "primary": [gold["primary_district"]] if gold["primary_district"] else [],
    }
    if "status" in gold:
        dateline = gold["dateline"]
        row |= {
            "dateline": dateline and _dateline(dateline),
            "status": gold["status"],
            "co_primary": gold["co_primary_districts"],
            "partner": gold["partner_districts"],
        }
    return row


def _dateline(dateline: Row) -> tuple[str | None, ...]:
    day = dateline["dateline_date"]
    return dateline["printed"], dateline["agency"], dateline["place"], str(day) if day else None


def _join(articles: list[Row], jump: Row) -> None:
    """Put the half after the jump behind the half before it; the paragraph cut by the jump is whole again."""
    first, second = (_find(articles, jump[end]) for end in ("from", "to"))
    first["paragraphs"] = [*first["paragraphs"][:-1], jump["cut_paragraph"], *second["paragraphs"][1:]]
    for name in ("writers", "captions", "credits", "tables"):
        first[name] = [*first[name], *second[name]]
    articles.remove(second)


def _find(articles: list[Row], place: Row) -> Row:
    on_page = [article for article in articles if article["page_no"] == place["page_no"]]
    found: Row = on_page[place["order"] - 1]
    return found
