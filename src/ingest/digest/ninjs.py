"""An article of an export → a news object of IPTC's ninjs 3.1 (https://iptc.org/standards/ninjs/)."""

import json
from collections.abc import Iterator
from datetime import datetime, time
from zoneinfo import ZoneInfo

from ingest.digest.addresses import find_web_url, make_id
from ingest.domain.export import ExportArticle

STANDARD = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
}
TEXT = "text/plain"

Fact = dict[str, object]


def render_ninjs(article: ExportArticle) -> str:
    """The article as JSON; `contentCreated` is the start of the edition's day where the newspaper is printed."""
    printed_at = datetime.combine(article.edition_date, time(), ZoneInfo(article.timezone))
    facts: Fact = {
        "uri": make_id(article.article_id),
        "standard": STANDARD,
        "type": "text",
        "representationType": "partial" if article.is_cut and not article.paragraphs else "full",
        "version": str(article.revision),
        "contentCreated": printed_at.isoformat(),
        "pubStatus": "usable",
        "language": "zh",
        "usageTerms": article.rights_note,
        "headlines": list(_headlines(article)),
        "by": " ".join(article.byline),
        "people": [{"name": name, "rel": "author"} for name in article.writers],
        "located": article.located,
        "descriptions": [{"role": "caption", "contentType": TEXT, "value": one} for one in article.captions],
        "bodies": list(_bodies(article)),
        "infoSources": list(_sources(article)),
        "places": [
            {"name": place.name, "rel": place.role, "literal": place.code} for place in article.places
        ],
        "genres": [{"literal": article.kind}],
        "altIds": list(_ids(article)),
        "renditions": list(_renditions(article)),
    }
    content = {name: fact for name, fact in facts.items() if fact}
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _headlines(article: ExportArticle) -> Iterator[Fact]:
    for role in ("kicker", "headline", "deck"):
        value = getattr(article, role)
        if value:
            yield {"role": role, "contentType": TEXT, "value": value}


def _bodies(article: ExportArticle) -> Iterator[Fact]:
    if article.paragraphs:
        text = "\n".join(article.paragraphs)
        yield {"role": "text", "contentType": TEXT, "charCount": article.body_chars, "value": text}
    elif article.excerpt:
        yield {"role": "excerpt", "contentType": TEXT, "value": article.excerpt}


def _sources(article: ExportArticle) -> Iterator[Fact]:
    yield {"role": "publisher", "name": article.newspaper_name, "literal": article.newspaper_id}
    if article.source:
        yield {"role": "contributor", "name": article.source}


def _ids(article: ExportArticle) -> Iterator[Fact]:
    for role in ("article_id", "edition_id", "page_no", "page_name"):
        value = getattr(article, role)
        if value:
            yield {"role": role, "value": value}


def _renditions(article: ExportArticle) -> Iterator[Fact]:
    url = find_web_url(article.source_url)
    if url:
        yield {"name": "web", "href": url, "contentType": "text/html"}
