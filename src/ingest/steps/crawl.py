"""A newspaper's site and a day → every page and article of that day's edition, in the site's own order."""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from ingest.domain.errors import InputError
from ingest.domain.newspaper import EditionState, Newspaper, NewspaperSite
from ingest.domain.page import EditionPage, Fetched, PageLink, Reading, Skipped
from ingest.fetch.errors import BlockedError, NotFoundError, RobotsError
from ingest.fetch.site import Site
from ingest.parse.pictures import find_pictures
from ingest.parse.read import read_blank_page
from ingest.steps.entry import NoEdition, as_edition_page, find_first_page
from ingest.steps.reading import ReadFiles, read_file
from ingest.steps.visit import GivenUpError, Visit

MOST_REASONS = 2  # in one line

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawledPage:
    """One page of the edition with what was read of it."""

    link: PageLink
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Crawl:
    """What a site gave for one day.

    Attributes:
        state: `complete` or `incomplete`, or why there is no edition.
        reason: One line; empty when complete.
        pages: In the site's order, those that could not be read left out.
        files: Everything read, for the archive and the ledger.
    """

    state: EditionState
    reason: str
    pages: tuple[CrawledPage, ...]
    files: ReadFiles


@dataclass(slots=True, kw_only=True)
class _Gathering:
    """A crawl under way."""

    visit: Visit
    newspaper: Newspaper
    source: NewspaperSite
    edition_date: date
    districts: tuple[str, ...]
    edition_pages: list[EditionPage] = field(default_factory=list)
    pages: list[CrawledPage] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)

    def skip(self, source: str, page_no: str, reason: str, **known: Any) -> None:
        """Note what could not be read, and why."""
        self.skipped.append(Skipped(source=source, page_no=page_no, reason=f"p{page_no} {reason}", **known))


def crawl_edition(
    site: Site,
    newspaper: Newspaper,
    source: NewspaperSite,
    edition_date: date,
    *,
    districts: tuple[str, ...],
    is_due: bool = False,
    earlier: Iterable[Fetched] = (),
) -> Crawl:
    """Read one day's edition, following the site's links; whatever goes wrong is the crawl's state and reason.

    Args:
        is_due: As `find_first_page`.
        earlier: As `Visit`.
    """
    visit = Visit(site, earlier)
    found = _Gathering(
        visit=visit, newspaper=newspaper, source=source, edition_date=edition_date, districts=districts
    )
    try:
        first = find_first_page(visit, source, edition_date, is_due=is_due)
        if isinstance(first, NoEdition):
            return _finish(found, first.state, first.reason)
        found.edition_pages.append(first)
    except BlockedError as error:
        return _finish(found, EditionState.BLOCKED, str(error))
    except InputError as error:
        return _finish(found, EditionState.FAILED, str(error))
    for link in first.pages:
        try:
            _read_page(link, found)
        except (BlockedError, GivenUpError) as error:
            reason = f"{_count(found, first)}: p{link.page_no} {error}"
            return _finish(found, EditionState.INCOMPLETE, reason)
    return _finish(found, *_settle(found, first))


def _settle(found: _Gathering, first: EditionPage) -> tuple[EditionState, str]:
    """The state of an edition whose pages were all asked for."""
    missing = _list_missing(found.skipped)
    if not any(reading.articles for page in found.pages for reading in page.readings):
        what = missing or f"no article on any of its pages; did the site change its layout? ({first.source})"
        return EditionState.FAILED, f"{_count(found, first)}: {what}"
    if found.skipped:
        return EditionState.INCOMPLETE, f"{_count(found, first)}: {missing}"
    fewest = found.newspaper.page_range[0] if found.newspaper.page_range else 0
    if len(first.pages) < fewest:
        return (
            EditionState.INCOMPLETE,
            f"{len(first.pages)} pages, at least {fewest} are usual; is the edition whole?",
        )
    return EditionState.COMPLETE, ""


def _list_missing(skipped: list[Skipped]) -> str:
    """The first of what could not be read; the warehouse lists the others."""
    more = len(skipped) - MOST_REASONS
    told = [one.reason for one in skipped[:MOST_REASONS]] + ([f"and {more} more"] if more > 0 else [])
    return "; ".join(told)


def _count(found: _Gathering, first: EditionPage) -> str:
    return f"{len(found.pages)}/{len(first.pages)} pages"


def _read_page(link: PageLink, found: _Gathering) -> None:
    """Read one page and all its articles; what fails is noted, and the rest goes on."""
    try:
        page = _find_articles(link, found)
    except InputError as error:
        _check_goes_on(error)
        found.skip(link.url, link.page_no, str(error))
        return
    link = _correct(link, page, found)
    urls = [article.url for article in page.articles or ()] + ([page.text_url] if page.text_url else [])
    readings = tuple(reading for url in urls if (reading := _read_article(url, link, found)))
    if not urls:
        readings = (_read_blank(page, link, found),)
    found.pages.append(CrawledPage(link=link, readings=readings))
    for url in _list_extras(link, page, urls, found):
        _keep(url, found)
    log.info(
        "  p%s %s: %d articles", link.page_no, link.page_name or "", sum(len(r.articles) for r in readings)
    )


def _correct(link: PageLink, page: EditionPage, found: _Gathering) -> PageLink:
    """A page's own number counts more than its place in a list that only counts pages."""
    taken = {crawled.link.page_no for crawled in found.pages}
    if page.page_no is None or page.page_no in taken:
        return link
    return replace(link, page_no=page.page_no, page_name=page.page_name or link.page_name)


def _find_articles(link: PageLink, found: _Gathering) -> EditionPage:
    """The page's own list of articles, from the response that listed the page where it names them."""
    if link.articles is not None:
        first = found.edition_pages[0]
        return replace(
            first, page_no=link.page_no, page_name=link.page_name, articles=link.articles, text_url=None
        )
    page = as_edition_page(found.visit.read(link.url), found.source.family)
    if page.edition_date not in (None, found.edition_date):
        raise InputError(f"{page.source}: shows {page.edition_date} instead of {found.edition_date}")
    page = replace(page, page_no=page.page_no or link.page_no, page_name=page.page_name or link.page_name)
    found.edition_pages.append(page)
    return page


def _read_article(url: str, link: PageLink, found: _Gathering) -> Reading | None:
    try:
        fetched = found.visit.read(url)
    except InputError as error:
        _check_goes_on(error)
        found.skip(url, link.page_no, str(error), is_gone=isinstance(error, NotFoundError))
        return None
    read = read_file(fetched, districts=found.districts, family=found.source.family)
    if isinstance(read, Reading):
        printed = read.pages[0].printed_date
        if printed in (None, found.edition_date):
            return read
        read = Skipped(source=url, reason=f"{url}: shows {printed} instead of {found.edition_date}")
    reason = (
        read.reason if isinstance(read, Skipped) else f"{url}: a list of pages where an article should be"
    )
    found.skip(url, link.page_no, reason, sha256=fetched.sha256)
    return None


def _read_blank(page: EditionPage, link: PageLink, found: _Gathering) -> Reading:
    fetched = found.visit.read(link.url if link.articles is None else page.source)
    return read_blank_page(
        fetched, family=found.source.family, page_no=link.page_no, page_name=link.page_name
    )


def _check_goes_on(error: InputError) -> None:
    """What is in the way of one address is in the way of no other, unless the whole site is closed to us.

    Raises:
        BlockedError: If it refuses us; robots.txt forbids single addresses.
        GivenUpError: If it has not answered for some time.
    """
    if isinstance(error, GivenUpError) or (
        isinstance(error, BlockedError) and not isinstance(error, RobotsError)
    ):
        raise error


def _list_extras(link: PageLink, page: EditionPage, urls: list[str], found: _Gathering) -> Iterator[str]:
    """What the profile wants archived beside the text."""
    own = next((one.pdf_url for one in page.pages if one.page_no == link.page_no), None)
    if "pdf" in found.newspaper.keeps and (pdf_url := link.pdf_url or own):
        yield pdf_url
    if "pictures" in found.newspaper.keeps:
        for url in urls:
            if fetched := found.visit.find(url):
                yield from find_pictures(fetched, found.edition_date)


def _keep(url: str, found: _Gathering) -> None:
    """Have something archived that is not read; an edition is whole without it."""
    try:
        found.visit.read(url)
    except InputError as error:
        _check_goes_on(error)
        log.warning("%s", error)


def _finish(found: _Gathering, state: EditionState, reason: str) -> Crawl:
    return Crawl(
        state=state,
        reason=reason,
        pages=tuple(found.pages),
        files=ReadFiles(
            fetched=found.visit.fetched,
            readings=tuple(reading for page in found.pages for reading in page.readings),
            edition_pages=tuple(found.edition_pages),
            skipped=tuple(found.skipped),
        ),
    )
