"""What may happen to an edition after it was put on the site, each as the edition the site then shows."""

from collections.abc import Callable
from dataclasses import replace

from ingest.sample.editions import SiteArticle, SiteEdition, SitePage


def without_page(edition: SiteEdition, page_no: str) -> SiteEdition:
    """A page that is not there yet."""
    return replace(edition, pages=tuple(page for page in edition.pages if page.page_no != page_no))


def without_article(edition: SiteEdition, number: int) -> SiteEdition:
    """An article that was withdrawn."""
    return _each_page(
        edition, lambda page: tuple(article for article in page.articles if article.number != number)
    )


def renumbered(edition: SiteEdition, number: int, new_number: int) -> SiteEdition:
    """An article that was taken down and put up again."""
    return _each_article(
        edition,
        lambda article: replace(article, number=new_number) if article.number == number else article,
    )


def moved(edition: SiteEdition, number: int, page_no: str) -> SiteEdition:
    """An article that stands on another page now, as its last one."""
    (article,) = (article for article in edition.articles if article.number == number)
    rest = without_article(edition, number)
    pages = tuple(
        replace(page, articles=(*page.articles, article)) if page.page_no == page_no else page
        for page in rest.pages
    )
    return replace(rest, pages=pages)


def without_text(edition: SiteEdition) -> SiteEdition:
    """Every article with its titles only, as when a site's bodies are filled in by a script."""
    return _each_article(
        edition, lambda article: replace(article, paragraphs=(), sections=(), captions=(), table=())
    )


def _each_article(edition: SiteEdition, change: Callable[[SiteArticle], SiteArticle]) -> SiteEdition:
    return _each_page(edition, lambda page: tuple(change(article) for article in page.articles))


def _each_page(edition: SiteEdition, articles: Callable[[SitePage], tuple[SiteArticle, ...]]) -> SiteEdition:
    return replace(edition, pages=tuple(replace(page, articles=articles(page)) for page in edition.pages))
