"""Pages → schema.org as JSON-LD, for search engines and reference managers."""

from collections.abc import Iterable

from ingest.digest.addresses import find_web_url
from ingest.digest.words import HEADLINE_CHARS, clip
from ingest.domain.digest import Digest, DigestItem

Fact = dict[str, object]


def describe_digest(
    digest: Digest, items: Iterable[DigestItem], name: str, *, url: str | None, language: str
) -> Fact:
    """A page of articles: a collection whose main entity is the list of those shown in full, in the page's order."""
    return _without_gaps(
        {
            "@context": "https://schema.org",
            "@type": "CollectionPage",
            "name": name,
            "url": url,
            "inLanguage": language,
            "datePublished": digest.edition_date.isoformat(),
            "about": {"@type": "AdministrativeArea", "name": digest.place_name},
            "mainEntity": _list(_news_article(item) for item in items),
        }
    )


def describe_links(
    kind: str, name: str, links: Iterable[tuple[str, str]], *, url: str | None, language: str
) -> Fact:
    """A page that leads to others; each link is an address and a name."""
    return _without_gaps(
        {
            "@context": "https://schema.org",
            "@type": kind,
            "name": name,
            "url": url,
            "inLanguage": language,
            "mainEntity": _list({"@type": "WebPage", "url": to, "name": title} for to, title in links),
        }
    )


def _list(entries: Iterable[Fact]) -> Fact:
    items = list(entries)
    return {"@type": "ItemList", "numberOfItems": len(items), "itemListElement": items}


def _news_article(item: DigestItem) -> Fact:
    return _without_gaps(
        {
            "@type": "NewsArticle",
            "headline": clip(item.headline, HEADLINE_CHARS) if item.headline else None,
            "author": [{"@type": "Person", "name": name} for name in item.writers],
            "datePublished": item.edition_date.isoformat(),
            "printPage": item.page_no,
            "printSection": item.page_name,
            "isPartOf": {"@type": "Newspaper", "name": item.newspaper_name},
            "url": find_web_url(item.source_url),
        }
    )


def _without_gaps(facts: Fact) -> Fact:
    return {key: fact for key, fact in facts.items() if fact}
