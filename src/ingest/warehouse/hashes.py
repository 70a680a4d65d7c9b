"""Values → the first half of their SHA-256 in hex, to tell whether something changed; the same on every machine."""

import dataclasses
import hashlib
import json
from collections.abc import Iterable

from ingest.domain.article import Article
from ingest.domain.edition import EditionArticle, EditionContent
from ingest.domain.page import Page, Reading

# Fields of an article that say where it stands, by what number, or how it was read, not what is printed.
_READING_FIELDS = ("order", "appearances", "content_no", "boundary", "needs_review", "dates", "suggestions")
# The same bytes under another path are the same content.
_PLACE_FIELDS = ("source", "pages", "articles", "slots", "line_count", "block_ids")
_CHARS = 32  # 128 bits; every article keeps three of them


def hash_article(article: Article) -> str:
    """Of what a reader sees: equal hash, equal revision."""
    dateline = article.dateline and article.dateline.printed  # what is made of it is the reading's too
    return _hash(_fields(article, without=_READING_FIELDS) | {"dateline": dateline})


def hash_record(article: EditionArticle) -> str:
    """Of all that is stored for an article but its place: equal hash, nothing to write."""
    return _hash(
        (_fields(article.article, without=("order", "appearances")), article.printed, article.mentions)
    )


def hash_text(article: EditionArticle) -> str:
    """Of what `raw.texts` holds."""
    return _hash((article.article.paragraphs, article.article.joins, article.article.tables, article.printed))


def hash_content(content: EditionContent) -> str:
    """Of all that one load brings, wherever its files lay."""
    return _hash(
        (
            (content.state, content.reason, content.pages_expected),
            [_fields(reading, without=_PLACE_FIELDS) for reading in content.readings],
            [
                (one.page_id, one.reading, _fields(one.page, without=("source", "image_no")))
                for one in content.pages
            ],
            [(one.article_id, one.article, one.printed, one.mentions) for one in content.articles],
            content.skipped,
        )
    )


def _fields(value: Article | Page | Reading, *, without: Iterable[str]) -> dict[str, object]:
    hidden = set(without)
    return {
        field.name: getattr(value, field.name)
        for field in dataclasses.fields(value)
        if field.name not in hidden
    }


def _hash(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, default=_plain, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_CHARS]


def _plain(value: object) -> object:
    """Dataclasses as their values in the order of their fields; days as ISO 8601."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return [getattr(value, field.name) for field in dataclasses.fields(value)]
    return str(value)
