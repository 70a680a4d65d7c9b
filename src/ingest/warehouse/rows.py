"""One edition's content → rows of the raw tables, as dicts by column."""

import dataclasses
from dataclasses import dataclass
from datetime import datetime

from ingest.domain.article import Article, Boundary, Dateline
from ingest.domain.edition import EditionArticle, EditionContent
from ingest.domain.newspaper import Newspaper
from ingest.warehouse.hashes import hash_article, hash_record, hash_text
from ingest.warehouse.known import KnownEdition, find_kept
from ingest.warehouse.printed import shorten
from ingest.warehouse.sketches import make_sketch
from ingest.warehouse.terms import find_terms

Row = dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Revised:
    """An article of a load under the id it has in the warehouse.

    Attributes:
        revision: 1 for a new one.
        is_written: Something about it differs from its latest row; else only its place is noted.
    """

    article_id: str
    incoming: EditionArticle
    revision: int
    is_written: bool

    def page_ids(self, content: EditionContent) -> tuple[str, ...]:
        """The pages of this load that it stands on."""
        return tuple(content.pages[each.page].page_id for each in self.incoming.article.appearances)


def make_rows(
    content: EditionContent, articles: tuple[Revised, ...], known: KnownEdition, load_no: int
) -> dict[str, list[Row]]:
    """Table name without schema → its rows, all but the ledger's; tables without rows are left out."""
    edition = {"edition_id": content.edition.edition_id, "edition_date": content.edition.edition_date}
    dated = {"edition_date": content.edition.edition_date}
    written = [one for one in articles if one.is_written]
    tables: dict[str, list[Row]] = {
        "readings": [edition | row for row in _reading_rows(content)],
        "pages": [edition | row for row in _page_rows(content, known)],
        "articles": [edition | _article_row(one) for one in written],
        "appearances": [dated | row for row in _appearance_rows(content, articles, known)],
        "mentions": [dated | row for one in written for row in _mention_rows(one)],
        "dates": [dated | row for one in written for row in _date_rows(one)],
        "suggestions": [dated | row for one in written for row in _suggestion_rows(one)],
        "skipped": [edition | dataclasses.asdict(one) for one in content.skipped],
        "slots": [dated | row for row in _slot_rows(content, articles)],
        "sketches": [dated | row for one in written for row in _sketch_rows(one)],
        "terms": [dated | row for one in written for row in _term_rows(one)],
    }
    return {name: [{"load_no": load_no} | row for row in rows] for name, rows in tables.items() if rows}


def make_text_rows(content: EditionContent, articles: tuple[Revised, ...]) -> list[Row]:
    """Rows of `raw.texts`, one for each text of the articles that are written."""
    rows: dict[str, Row] = {}
    for one in articles:
        if one.is_written:
            article = one.incoming.article
            text_hash = hash_text(one.incoming)
            rows[text_hash] = {
                "edition_date": content.edition.edition_date,
                "text_hash": text_hash,
                "paragraphs": article.paragraphs,
                "joins": [dataclasses.asdict(join) for join in article.joins],
                "tables": article.tables,
                "printed": shorten(one.incoming.printed, article.paragraphs),
            }
    return list(rows.values())


def make_newspaper_row(newspaper: Newspaper, home_city_code: str | None, seen_at: datetime) -> Row:
    """The row of `raw.newspapers`."""
    return {
        "newspaper_id": newspaper.newspaper_id,
        "name": newspaper.name,
        "home_city": newspaper.home_city,
        "home_city_code": home_city_code,
        "text_policy": newspaper.text_policy.value,
        "timezone": newspaper.timezone,
        "rights_note": newspaper.rights_note,
        "source_codes": [{"code": code, "district": district} for code, district in newspaper.source_codes],
        "organisations": [{"name": name, "district": district} for name, district in newspaper.organisations],
        "seen_at": seen_at,
    }


def _reading_rows(content: EditionContent) -> list[Row]:
    hidden = ("pages", "articles", "slots", "line_count", "rules")
    return [
        {"reading_no": number}
        | {
            field.name: getattr(reading, field.name)
            for field in dataclasses.fields(reading)
            if field.name not in hidden
        }
        | {"rules": [{"field": name, "rule": rule} for name, rule in reading.rules]}
        for number, reading in enumerate(content.readings)
    ]


def _page_rows(content: EditionContent, known: KnownEdition) -> list[Row]:
    kept = find_kept(content, known)
    return [
        {
            "page_id": one.page_id,
            "page_no": one.page.page_no,
            "page_name": one.page.page_name,
            "page_district": one.page.page_district,
            "source": one.page.source,
            "pdf_url": one.page.pdf_url,
            "reading_no": one.reading,
        }
        for one in content.pages
        if one.page_id not in kept
    ]


def _article_row(one: Revised) -> Row:
    article = one.incoming.article
    plain = (
        "content_no", "kind", "headline", "kicker", "deck", "byline", "writers", "source",
        "captions", "credits", "continues_to", "continues_from", "needs_review",
    )  # fmt: skip
    return {name: getattr(article, name) for name in plain} | {
        "article_id": one.article_id,
        "revision": one.revision,
        "dateline": _dateline(article.dateline),
        "sections": [dataclasses.asdict(section) for section in article.sections],
        "boundary": _boundary(article.boundary),
        "body_chars": _count_body_chars(article),
        "content_hash": hash_article(article),
        "record_hash": hash_record(one.incoming),
        "text_hash": hash_text(one.incoming),
    }


def _count_body_chars(article: Article) -> int:
    """White space does not count."""
    return sum(len("".join(paragraph.split())) for paragraph in article.paragraphs)


def _dateline(dateline: Dateline | None) -> Row | None:
    return dataclasses.asdict(dateline) if dateline else None


def _boundary(boundary: Boundary | None) -> Row | None:
    if boundary is None:
        return None
    rules = [{"rule": rule, "weight": weight} for rule, weight in boundary.rules]
    return {"score": boundary.score, "margin": boundary.margin, "rules": rules}


def _appearance_rows(
    content: EditionContent, articles: tuple[Revised, ...], known: KnownEdition
) -> list[Row]:
    """On a page that is kept an article joins the others, as of that page's own load; one that stands there stays."""
    kept = {page_id: {"load_no": load_no} for page_id, load_no in find_kept(content, known).items()}
    standing = {(one.article_id, page_id) for one in known.articles for page_id in one.page_ids}
    return [
        {
            "article_id": one.article_id,
            "page_id": page_id,
            "article_order": one.incoming.article.order,
            "appearance_order": order,
            "lines": appearance.lines,
            "url": appearance.url,
            "block_ids": appearance.block_ids,
        }
        | kept.get(page_id, {})
        for one in articles
        for order, (page_id, appearance) in enumerate(
            zip(one.page_ids(content), one.incoming.article.appearances, strict=True), 1
        )
        if not (page_id in kept and (one.article_id, page_id) in standing)
    ]


def _mention_rows(one: Revised) -> list[Row]:
    rows = []
    for number, mention in enumerate(one.incoming.mentions, 1):
        row = dataclasses.asdict(mention)
        row["field_index"] = row.pop("index")
        rows.append({"article_id": one.article_id, "mention_no": number} | row)
    return rows


def _date_rows(one: Revised) -> list[Row]:
    return [
        {"article_id": one.article_id, "date_no": number} | dataclasses.asdict(found)
        for number, found in enumerate(one.incoming.article.dates, 1)
    ]


def _suggestion_rows(one: Revised) -> list[Row]:
    rows = []
    for number, suggestion in enumerate(one.incoming.article.suggestions, 1):
        row = dataclasses.asdict(suggestion)
        row["field_index"] = row.pop("index")
        rows.append({"article_id": one.article_id, "suggestion_no": number} | row)
    return rows


def _sketch_rows(one: Revised) -> list[Row]:
    sketch = make_sketch(one.incoming.article.paragraphs)
    return [{"article_id": one.article_id} | dataclasses.asdict(sketch)] if sketch else []


def _term_rows(one: Revised) -> list[Row]:
    terms = find_terms(one.incoming.article, one.incoming.mentions)
    return [{"article_id": one.article_id, "terms": terms}] if terms else []


def _slot_rows(content: EditionContent, articles: tuple[Revised, ...]) -> list[Row]:
    """A slot's article is the one that has its line on a page of the same reading."""
    holders = {
        (content.pages[appearance.page].reading, line): one.article_id
        for one in articles
        for appearance in one.incoming.article.appearances
        for line in appearance.lines
    }
    return [
        {
            "reading_no": number,
            "slots": [
                {
                    "line": slot.line,
                    "start_offset": slot.start,
                    "end_offset": slot.end,
                    "role": slot.role.value,
                    "article_id": holders.get((number, slot.line)) if slot.article else None,
                }
                for slot in reading.slots
            ],
        }
        for number, reading in enumerate(content.readings)
        if reading.slots
    ]
