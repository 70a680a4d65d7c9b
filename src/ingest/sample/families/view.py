"""One page or article of an HTML edition as a renderer sees it: what it prints, what it links, and where that lies.

A family says where its pages lie by `Addresses`, paths from the newspaper's root; `view_page` and `view_article` look a
request's path up among them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from posixpath import dirname, relpath
from typing import Protocol

from ingest.sample.editions import SiteArticle, SiteEdition, SitePage
from ingest.sample.exchange import SiteOptions
from ingest.sample.families.lookup import Editions

WEEKDAYS = "一二三四五六日"
CREDITS = "本版责编：林小满　美编：葛明远"
ADVERTISEMENT = "广告"


class Addresses(Protocol):
    """Where a family's pages lie."""

    def page(self, edition: SiteEdition, page: SitePage) -> str:
        """An edition page."""
        ...

    def article(self, edition: SiteEdition, page: SitePage, article: SiteArticle) -> str:
        """An article page."""
        ...

    def pdf(self, edition: SiteEdition, page: SitePage) -> str:
        """A page as PDF."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What is looked at.

    Attributes:
        path: Where it lies; links are relative to it.
    """

    edition: SiteEdition
    page: SitePage
    editions: Editions
    options: SiteOptions
    addresses: Addresses
    path: str

    @property
    def date(self) -> str:
        """`2026年03月17日 星期二`."""
        return long_date(self.edition)

    @property
    def listed(self) -> tuple[SiteArticle, ...]:
        """What the page's list links: its articles, then what is none."""
        return listed(self.edition, self.page)

    @property
    def others(self) -> tuple[tuple[SitePage, SiteArticle], ...]:
        """The first article of each other page, for blocks such as 今日关注."""
        pages = [page for page in self.edition.pages if page is not self.page]
        return tuple((page, page.articles[0]) for page in pages if page.articles)

    @property
    def next_page(self) -> SitePage | None:
        """Where 下一版 leads."""
        return next((second for first, second in pairwise(self.edition.pages) if first is self.page), None)

    def link(self, path: str) -> str:
        """A link to a path of the newspaper."""
        return relpath(path, dirname(self.path))

    def page_link(self, page: SitePage) -> str:
        """A link to a page of the edition."""
        return self.link(self.addresses.page(self.edition, page))

    def article_link(self, article: SiteArticle, page: SitePage | None = None) -> str:
        """A link to an article of this page, or of another."""
        return self.link(self.addresses.article(self.edition, page or self.page, article))

    def pdf_link(self, page: SitePage) -> str:
        """A link to a page's PDF."""
        return self.link(self.addresses.pdf(self.edition, page))

    def picture_link(self, name: str) -> str:
        """A link to a picture."""
        return self.link(f"/res/{self.edition.edition_date:%Y-%m/%d}/{name}")

    def issue_before(self) -> str | None:
        """Where 上一期 leads: the page of that number, or the first, of the edition before."""
        earlier = [other for other in self.editions if other.edition_date < self.edition.edition_date]
        if not earlier:
            return None
        before = max(earlier, key=lambda other: other.edition_date)
        same = [page for page in before.pages if page.page_no == self.page.page_no]
        return self.link(self.addresses.page(before, (same or before.pages)[0]))


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView(View):
    """An article on its page."""

    article: SiteArticle


def page_id(page: SitePage) -> int:
    """A number for a page that is the same every day: of `05` 5, of `A05` another for each letter."""
    letters, digits = re.sub(r"\d", "", page.page_no), re.sub(r"\D", "", page.page_no)
    return 100 * sum(map(ord, letters)) + int(digits)


def long_date(edition: SiteEdition) -> str:
    """`2026年03月17日 星期二`."""
    day = edition.edition_date
    return f"{day:%Y年%m月%d日} 星期{WEEKDAYS[day.weekday()]}"


def listed(edition: SiteEdition, page: SitePage) -> tuple[SiteArticle, ...]:
    """A page's articles, and what sites list though it is none: the first page's credits, an advertisement."""
    number = int(f"{edition.edition_date:%y%m%d}{edition.pages.index(page):02}")
    if not page.articles:
        return (SiteArticle(number=number, headline=ADVERTISEMENT),)
    credit = (SiteArticle(number=number, headline=CREDITS),) if page is edition.pages[0] else ()
    return page.articles + credit


def view_page(path: str, editions: Editions, options: SiteOptions, addresses: Addresses) -> View | None:
    """The edition page at a path."""
    for edition, page in _pages(editions):
        if addresses.page(edition, page) == path:
            return View(
                edition=edition, page=page, editions=editions, options=options, addresses=addresses, path=path
            )
    return None


def view_article(
    path: str, editions: Editions, options: SiteOptions, addresses: Addresses
) -> ArticleView | None:
    """The article at a path."""
    for edition, page in _pages(editions):
        for article in listed(edition, page):
            if addresses.article(edition, page, article) == path:
                return ArticleView(
                    edition=edition,
                    page=page,
                    editions=editions,
                    options=options,
                    addresses=addresses,
                    path=path,
                    article=article,
                )
    return None


def _pages(editions: Editions) -> Iterator[tuple[SiteEdition, SitePage]]:
    return ((edition, page) for edition in editions for page in edition.pages)
