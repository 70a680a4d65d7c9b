"""Bytes → readings and edition pages; what cannot be read becomes `Skipped` with its reason."""

import logging
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from ingest.domain.address import address_key
from ingest.domain.article import Article
from ingest.domain.errors import InputError
from ingest.domain.page import ArticleLink, EditionPage, Fetched, Reading, Skipped
from ingest.fetch.bytes import check_text
from ingest.parse.read import read

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFiles:
    """What a set of files holds, each kind in the order the files came.

    Attributes:
        fetched: The files that were read, for the archive.
        readings: Pages with articles.
        edition_pages: Pages of an e-paper site that list others.
        skipped: What could not be read.
    """

    fetched: tuple[Fetched, ...]
    readings: tuple[Reading, ...]
    edition_pages: tuple[EditionPage, ...]
    skipped: tuple[Skipped, ...]


def read_files(
    files: tuple[Fetched | Skipped, ...], *, districts: tuple[str, ...], family: str | None = None
) -> ReadFiles:
    """Read every file; one bad file never hides the others.

    Args:
        files: As they arrived; what was skipped on the way stays skipped.
        districts: Names of the home city's districts.
        family: The platform of the newspaper's site; None where the pages must say it themselves.
    """
    readings: list[Reading] = []
    edition_pages: list[EditionPage] = []
    skipped: list[Skipped] = []
    for file in files:
        match read_file(file, districts=districts, family=family):
            case Reading() as reading:
                readings.append(reading)
            case EditionPage() as page:
                edition_pages.append(page)
            case Skipped() as reason:
                skipped.append(reason)
    return ReadFiles(
        fetched=tuple(file for file in files if isinstance(file, Fetched)),
        readings=tuple(readings),
        edition_pages=tuple(edition_pages),
        skipped=tuple(skipped),
    )


def keep_listed(files: ReadFiles) -> ReadFiles:
    """Put article pages in the order of the edition pages that are here too, and leave out what those do not list.

    A site gives an editors' line or an advertisement a page of its own; following the site's links nobody meets it.
    """
    places = {key: place for place, link in enumerate(list_articles(files)) for key in link_keys(link.url)}
    complete = {page.page_no for page in files.edition_pages if page.articles}
    kept = []
    for reading in files.readings:
        is_article = reading.form == "epaper_article" and reading.pages[0].page_no in complete
        if is_article and source_key(reading.source) not in places:
            log.info("%s: on no page's list of articles, left out", reading.source)
        else:
            kept.append(reading)
    kept.sort(key=lambda reading: places.get(source_key(reading.source), -1))
    return replace(files, readings=tuple(kept))


def list_articles(files: ReadFiles) -> tuple[ArticleLink, ...]:
    """Every article that one of the edition pages lists, in order."""
    listed = (link for page in files.edition_pages for link in page.pages)
    return (
        *(link for page in files.edition_pages for link in page.articles),
        *(article for page in listed for article in page.articles or ()),
    )


def source_key(source: str) -> str:
    """What tells a source from others of its edition: the address, of a file on disk the name alone."""
    return address_key(source) if _is_address(source) else file_name(source)


def link_keys(url: str) -> tuple[str, str]:
    """The keys that the target of a link may have: read from the site, or saved to disk."""
    return address_key(url), file_name(url)


def _is_address(source: str) -> bool:
    return source.startswith(("http://", "https://"))


def file_name(source: str) -> str:
    """The last part of a path or URL."""
    return PurePosixPath(urlsplit(source).path).name


def read_file(
    file: Fetched | Skipped, *, districts: tuple[str, ...], family: str | None = None
) -> Reading | EditionPage | Skipped:
    """Read one file, or say why not."""
    if isinstance(file, Skipped):
        return file
    try:
        check_text(file)
        return _with_words(read(file, districts=districts, family=family))
    except InputError as error:
        return Skipped(source=file.source, reason=str(error), sha256=file.sha256)


def _with_words(page: Reading | EditionPage) -> Reading | EditionPage:
    """Refuse a page of nothing but rules and marks."""
    if isinstance(page, Reading) and not any(map(_has_words, page.articles)):
        raise InputError(f"{page.source}: no text on the page, only marks; check the file")
    return page


def _has_words(article: Article) -> bool:
    return any(map(str.isalnum, article.printed))
