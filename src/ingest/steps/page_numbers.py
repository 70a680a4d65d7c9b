"""Pages → numbers: the caller's, the printed one, the file name's, an earlier one, the image's, the next free."""

from collections.abc import Callable
from dataclasses import dataclass

from ingest.domain.errors import UsageError
from ingest.domain.ids import check_page_no
from ingest.domain.page import Page, Reading
from ingest.fetch.names import page_no_from_name
from ingest.steps.reading import ReadFiles, file_name
from ingest.warehouse.page_numbers import KnownPage

FindNumber = Callable[[str], str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedReading:
    """A reading with the page numbers of its pages, in their order."""

    reading: Reading
    page_nos: tuple[str, ...]


def check_page_options(readings: tuple[Reading, ...], page_no: str | None) -> None:
    """A number for the first page says nothing about further files.

    Raises:
        UsageError: If it is no page number, or there are several files of pages.
    """
    if page_no is None:
        return
    check_page_no(page_no)
    files = [reading for reading in readings if reading.form != "epaper_article"]
    if len(files) > 1:
        raise UsageError(
            f"--page {page_no} is for one file, and there are {len(files)}; load them one by one"
        )


def number_pages(
    files: ReadFiles, known: tuple[KnownPage, ...], *, from_caller: str | None
) -> tuple[NumberedReading, ...]:
    """Give every page its number.

    Args:
        files: What was read, in the order of the files.
        known: Pages of the edition that are loaded already; the same bytes, or else the same file, keep theirs.
        from_caller: Number of the first page; further pages of the same file count on.
    """
    from_name = _listed_numbers(files)
    by_bytes = {(page.sha256, page.place): page.page_no for page in known}
    by_source = {(page.source, page.place): page.page_no for page in known}
    used = {page.page_no for page in known}
    numbered = []
    for reading in files.readings:
        numbers: list[str] = []
        for place, page in enumerate(reading.pages):
            named = from_caller or page.page_no or from_name(reading.source)
            number = (
                _count_on(named, page, place, is_given=from_caller is not None)
                or by_bytes.get((reading.sha256, place))
                or by_source.get((reading.source, place))
                or (page.image_no if page.image_no not in used else None)
            )
            number = check_page_no(number) if number else _next_free(used)
            used.add(number)
            numbers.append(number)
        numbered.append(NumberedReading(reading=reading, page_nos=tuple(numbers)))
    return tuple(numbered)


def _listed_numbers(files: ReadFiles) -> FindNumber:
    """The number of the edition page that links a file, or what the file's own name says."""
    listed = {
        file_name(link.url): page.page_no
        for page in files.edition_pages
        if page.page_no
        for link in page.articles
    }
    listed |= {
        file_name(page.text_url): page.page_no
        for page in files.edition_pages
        if page.text_url and page.page_no
    }
    return lambda source: listed.get(file_name(source)) or page_no_from_name(file_name(source))


def _count_on(named: str | None, page: Page, place: int, *, is_given: bool) -> str | None:
    """A number for the file's first page is counted on for those after it; a printed one stands as it is."""
    if named is None or (page.page_no and not is_given):
        return named
    letters = named.rstrip("0123456789")
    digits = named[len(letters) :]
    return f"{letters}{int(digits) + place:0{len(digits)}d}" if digits else named


def _next_free(used: set[str]) -> str:
    return next(number for number in (f"{count:02d}" for count in range(1, 1000)) if number not in used)
