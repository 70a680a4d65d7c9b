"""One article listed on two pages of an edition → one article that appears on both."""

from dataclasses import replace

from ingest.domain.article import Article
from ingest.domain.ids import fingerprint

FEWEST_CHARS = 60  # shorter lines of service stand on many pages, each for itself


def join_twice(articles: tuple[Article, ...]) -> tuple[tuple[Article, ...], tuple[int, ...]]:
    """Join those of the very same characters, if they have the site's same number or are of some length.

    Returns:
        The articles in order of first appearance, numbered anew from 1, and for each given one its new order.
    """
    kept: list[Article] = []
    places: dict[str, int] = {}
    orders = []
    for article in articles:
        keys = _make_keys(article)
        place = next((places[key] for key in keys if key in places), len(kept))
        if place == len(kept):
            kept.append(replace(article, order=place + 1))
        else:
            kept[place] = _add_pages(kept[place], article)
        places |= dict.fromkeys(keys, place)
        orders.append(place + 1)
    return tuple(kept), tuple(orders)


def _make_keys(article: Article) -> tuple[str, ...]:
    printed = fingerprint(article.printed)
    numbered = (f"{article.content_no} {printed}",) if article.content_no else ()
    is_long = sum(map(str.isalnum, article.printed)) >= FEWEST_CHARS
    return (*numbered, printed) if is_long else numbered


def _add_pages(first: Article, again: Article) -> Article:
    """A page that lists an article twice shows it once."""
    pages = {appearance.page for appearance in first.appearances}
    new = tuple(one for one in again.appearances if one.page not in pages or one.lines)
    return replace(first, appearances=first.appearances + new)
