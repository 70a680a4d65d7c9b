"""What the tests of e-papers with a folder for each day share: addresses, and pages as short lists."""

from datetime import date

from ingest.domain.page import EditionPage
from ingest.parse.platforms import FAMILIES, ArticlePage, PageKind, recognise

C = "http://paper.example/dzrb/content/20260317/"
D = "http://szb.example/zmdrb/20260317/html/"
E = "http://paper.example/Html/2026-03-17/"
E2 = "https://szb.example/Html/szbz/20260317/"
F = "http://epaper.example/shtml/lcrb/20260317/"
G = "http://szb.example/epaper/lcrb/html/2026/03/17/"
DAY = date(2026, 3, 17)


def edition(family: str, html: str, source: str) -> EditionPage:
    assert FAMILIES[family].page_kind(html, source=source) == PageKind.EDITION_PAGE
    assert recognise(html, source=source) == family
    return FAMILIES[family].parse_edition_page(html, source=source)


def article(family: str, html: str, source: str) -> ArticlePage:
    assert FAMILIES[family].page_kind(html, source=source) == PageKind.ARTICLE
    assert recognise(html, source=source) == family
    return FAMILIES[family].parse_article_page(html, source=source)


def pages_of(page: EditionPage) -> list[tuple[str, str | None, str]]:
    return [(link.page_no, link.page_name, link.url.rpartition("/")[2]) for link in page.pages]


def articles_of(page: EditionPage) -> list[tuple[str, str]]:
    return [(link.title, link.url.rpartition("/")[2]) for link in page.articles]
