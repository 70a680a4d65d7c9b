"""A newspaper's site and a day → every page and article of that day's edition, in the site's own order."""

import logging
from dataclasses import dataclass
from datetime import date

from ingest.domain.errors import InputError, NoEditionError
from ingest.domain.newspaper import EditionState, NewspaperSite
from ingest.domain.page import EditionPage, Fetched, PageLink, Reading, Skipped
from ingest.fetch.site import NotFoundError, Site
from ingest.parse.platforms import FAMILIES
from ingest.parse.read import find_entry
from ingest.steps.reading import ReadFiles, read_file

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


@dataclass(slots=True)
class _Gathered:
    fetched: list[Fetched]
    edition_pages: list[EditionPage]
    pages: list[CrawledPage]
    skipped: list[Skipped]


def crawl_edition(
    site: Site, source: NewspaperSite, edition_date: date, *, districts: tuple[str, ...]
) -> Crawl:
    """Read one day's edition, following the site's links.

    Raises:
        InputError: If the entry leads to no edition page.
    """
    found = _Gathered([], [], [], [])
    try:
        first = _find_first_page(site, source, edition_date)
    except (NotFoundError, NoEditionError) as error:
        return _no_edition(
            EditionState.NO_EDITION, f"no edition of {edition_date} on the site ({error})", found
        )
    if first.edition_date != edition_date:
        shown = first.edition_date or "no date"
        return _no_edition(EditionState.NOT_READY, f"the site shows {shown} instead of {edition_date}", found)
    for link in first.pages:
        _read_page(site, link, source.family, edition_date, districts, found)
    expected = len(first.pages)
    missing = "; ".join(skipped.reason for skipped in found.skipped)
    state = EditionState.INCOMPLETE if found.skipped else EditionState.COMPLETE
    reason = f"{len(found.pages)}/{expected} pages: {missing}" if found.skipped else ""
    return Crawl(state=state, reason=reason, pages=tuple(found.pages), files=_files(found))


def _find_first_page(site: Site, source: NewspaperSite, edition_date: date) -> EditionPage:
    """The first page of the wanted day: the entry's own, or its address with the date put in."""
    entry_url = source.entry_url.format(
        yyyy=f"{edition_date:%Y}", mm=f"{edition_date:%m}", dd=f"{edition_date:%d}"
    )
    page = _follow_entry(
        site, FAMILIES[source.family].first_address(entry_url, edition_date), source, edition_date
    )
    if page.edition_date == edition_date:
        return page
    dated = FAMILIES[source.family].dated_address(page.source, edition_date)
    if dated is None or dated == page.source:
        return page
    return _as_edition_page(site.read(dated), source.family)


def _follow_entry(site: Site, url: str, source: NewspaperSite, edition_date: date) -> EditionPage:
    for _ in range(6):  # sites redirect inside their pages, up to six times
        fetched = site.read(url)
        target = find_entry(fetched, family=source.family, day=edition_date)
        if target is None:
            return _as_edition_page(fetched, source.family)
        url = target
    raise InputError(f"{url}: the entry leads on and on; check entry_url in the newspaper's profile")


def _as_edition_page(fetched: Fetched, family: str) -> EditionPage:
    page = read_file(fetched, districts=(), family=family)
    if isinstance(page, EditionPage):
        return page
    reason = page.reason if isinstance(page, Skipped) else "it is an article"
    raise InputError(f"{fetched.source}: not an edition page ({reason}); check entry_url in the profile")


def _read_page(
    site: Site, link: PageLink, family: str, edition_date: date, districts: tuple[str, ...], found: _Gathered
) -> None:
    """Read one page and all its articles; what fails is noted, and the rest goes on."""
    articles, text_url = link.articles, None
    if articles is None:
        try:
            fetched = site.read(link.url)
            found.fetched.append(fetched)
            page = _as_edition_page(fetched, family)
            _check_date(page, edition_date)
        except InputError as error:
            found.skipped.append(
                Skipped(source=link.url, page_no=link.page_no, reason=f"p{link.page_no} {error}")
            )
            return
        found.edition_pages.append(page)
        articles, text_url = page.articles, page.text_url
    urls = [article.url for article in articles] + ([text_url] if text_url else [])
    readings = [
        reading
        for url in urls
        if (reading := _read_article(site, url, link.page_no, family, districts, found))
    ]
    found.pages.append(CrawledPage(link=link, readings=tuple(readings)))
    log.info(
        "  p%s %s: %d articles", link.page_no, link.page_name or "", sum(len(r.articles) for r in readings)
    )


def _check_date(page: EditionPage, edition_date: date) -> None:
    if page.edition_date not in (None, edition_date):
        raise InputError(f"{page.source}: shows {page.edition_date} instead of {edition_date}")


def _read_article(
    site: Site, url: str, page_no: str, family: str, districts: tuple[str, ...], found: _Gathered
) -> Reading | None:
    try:
        fetched = site.read(url)
    except InputError as error:
        found.skipped.append(Skipped(source=url, page_no=page_no, reason=f"p{page_no} {error}"))
        return None
    found.fetched.append(fetched)
    read = read_file(fetched, districts=districts, family=family)
    if isinstance(read, Reading):
        return read
    reason = (
        read.reason if isinstance(read, Skipped) else f"{url}: a list of pages where an article should be"
    )
    found.skipped.append(
        Skipped(source=url, page_no=page_no, reason=f"p{page_no} {reason}", sha256=fetched.sha256)
    )
    return None


def _files(found: _Gathered) -> ReadFiles:
    return ReadFiles(
        fetched=tuple(found.fetched),
        readings=tuple(reading for page in found.pages for reading in page.readings),
        edition_pages=tuple(found.edition_pages),
        skipped=tuple(found.skipped),
    )


def _no_edition(state: EditionState, reason: str, found: _Gathered) -> Crawl:
    return Crawl(state=state, reason=reason, pages=(), files=_files(found))
