"""Readings of one day → the content of an edition: pages with numbers, articles with ids and places."""

from collections.abc import Callable
from dataclasses import replace

from ingest.domain.article import Article
from ingest.domain.edition import EditionArticle, EditionContent, EditionPageContent
from ingest.domain.ids import make_article_id, make_page_id
from ingest.domain.newspaper import Edition, EditionState
from ingest.domain.page import Page, PageLink, Reading, Slot
from ingest.parse.jump import join_jumps
from ingest.parse.twice import join_twice
from ingest.steps.annotate import annotate
from ingest.steps.home import Desk
from ingest.steps.page_numbers import NumberedReading
from ingest.steps.reading import ReadFiles, link_keys, source_key


def make_content(
    edition: Edition,
    files: ReadFiles,
    numbered: tuple[NumberedReading, ...],
    *,
    page_district: str | None,
    desk: Desk,
) -> EditionContent:
    """Put an edition together from what was read of it.

    Args:
        edition: Newspaper and date.
        files: What was read and skipped.
        numbered: The readings with their page numbers.
        page_district: The district the caller says all these pages are about; in full or short.
        desk: Finds places and districts by their names.

    Raises:
        UsageError: If that, or one of the profile's page districts, is no district of the home city.
    """
    pages = _make_pages(edition, numbered, files, _district_finder(desk, page_district))
    places = {page.page.page_no or "": index for index, page in enumerate(pages)}
    articles = [_move(article, item, places) for item in numbered for article in item.reading.articles]
    once, merged = join_twice(tuple(articles))
    joined, jumps = join_jumps(once)
    return EditionContent(
        edition=edition,
        state=EditionState.INCOMPLETE if files.skipped else EditionState.COMPLETE,
        reason="; ".join(skipped.reason for skipped in files.skipped),
        pages_expected=len(files.edition_pages[0].pages) if files.edition_pages else None,
        readings=_renumber(numbered, tuple(jumps[place - 1] for place in merged)),
        pages=pages,
        articles=_with_ids(joined, pages, desk),
        skipped=files.skipped,
    )


def _district_finder(desk: Desk, page_district: str | None) -> Callable[[str | None], str | None]:
    """What a page of some name is devoted to: the caller's word, else the newspaper's own look-up."""
    if page_district:
        district = desk.find_district(page_district, where="--page-district")
        return lambda _page_name: district
    lookups = find_page_districts(desk)
    return lambda page_name: lookups.get(page_name or "")


def find_page_districts(desk: Desk) -> dict[str, str]:
    """The newspaper's own look-up: page name → full name of the district its pages are about.

    Raises:
        UsageError: If one is no district of the home city.
    """
    profile = f"{desk.newspaper.newspaper_id}.toml, [page_districts]"
    return {
        page_name: desk.find_district(district, where=profile)
        for page_name, district in desk.newspaper.page_districts
        if desk.newspaper.home_city
    }


def _make_pages(
    edition: Edition,
    numbered: tuple[NumberedReading, ...],
    files: ReadFiles,
    find_page_district: Callable[[str | None], str | None],
) -> tuple[EditionPageContent, ...]:
    """Each page once, in printed order; what the site's own page list knows completes what the page says."""
    listed = _list_pages(files)
    own = {page.page_no: page for page in files.edition_pages}
    whole = _find_whole(numbered, files)
    pages: dict[str, EditionPageContent] = {}
    for place, item in enumerate(numbered):
        for page, page_no in zip(item.reading.pages, item.page_nos, strict=True):
            if page_no in pages:
                continue
            link, site_page = listed.get(page_no), own.get(page_no)
            name = page.page_name or next(
                (one.page_name for one in (link, site_page) if one and one.page_name), None
            )
            complete = replace(
                page,
                page_no=page_no,
                page_name=name,
                source=site_page.source if site_page else page.source,
                page_district=find_page_district(name),
                pdf_url=link.pdf_url if link else page.pdf_url,
            )
            pages[page_no] = EditionPageContent(
                page_id=make_page_id(edition.edition_id, page_no),
                page=complete,
                reading=place,
                is_whole=page_no in whole,
            )
    order = list(listed) if listed else sorted(pages, key=_printed_order)
    return tuple(sorted(pages.values(), key=lambda page: _place_in(order, page.page)))


def _list_pages(files: ReadFiles) -> dict[str, PageLink]:
    """The edition's pages by number, in the order they are first listed; a page's PDF may stand on itself alone."""
    listed: dict[str, PageLink] = {}
    for link in (link for page in files.edition_pages for link in page.pages):
        known = listed.setdefault(link.page_no, link)
        listed[link.page_no] = replace(
            known, pdf_url=known.pdf_url or link.pdf_url, page_name=known.page_name or link.page_name
        )
    return listed


def _find_whole(numbered: tuple[NumberedReading, ...], files: ReadFiles) -> frozenset[str | None]:
    """Numbers of the pages read whole: from one file, or every article that the site lists on them and still has."""
    sources = {source_key(item.reading.source) for item in numbered}
    sources |= {source_key(skipped.source) for skipped in files.skipped if skipped.is_gone}
    lists = [(page.page_no, page.articles) for page in files.edition_pages]
    lists += [(link.page_no, link.articles or ()) for page in files.edition_pages for link in page.pages]
    listed = {
        page_no
        for page_no, articles in lists
        if articles and all(sources.intersection(link_keys(link.url)) for link in articles)
    }
    single = {
        number for item in numbered if item.reading.form != "epaper_article" for number in item.page_nos
    }
    return frozenset(listed | single)


def _place_in(order: list[str], page: Page) -> tuple[int, tuple[str, int]]:
    page_no = page.page_no or ""
    return (order.index(page_no) if page_no in order else len(order), _printed_order(page_no))


def _printed_order(page_no: str) -> tuple[str, int]:
    """`03` before `12`, `A02` before `B01`."""
    letters = page_no.rstrip("0123456789")
    return letters, int(page_no[len(letters) :] or 0)


def _move(article: Article, item: NumberedReading, places: dict[str, int]) -> Article:
    """Let the article's appearances point at the edition's pages instead of its file's."""
    moved = tuple(replace(a, page=places[item.page_nos[a.page]]) for a in article.appearances)
    return replace(article, appearances=moved)


def _renumber(numbered: tuple[NumberedReading, ...], orders: tuple[int, ...]) -> tuple[Reading, ...]:
    """Let each file's slots name articles by their order in the edition."""
    readings = []
    before = 0
    for item in numbered:
        mine = (0, *orders[before : before + len(item.reading.articles)])
        before += len(item.reading.articles)
        slots = tuple(_renumber_slot(slot, mine) for slot in item.reading.slots)
        readings.append(replace(item.reading, slots=slots))
    return tuple(readings)


def _renumber_slot(slot: Slot, orders: tuple[int, ...]) -> Slot:
    return replace(slot, article=orders[slot.article])


def _with_ids(
    articles: tuple[Article, ...], pages: tuple[EditionPageContent, ...], desk: Desk
) -> tuple[EditionArticle, ...]:
    """Give each article its id: the site's content number, or its order on the page at first sight."""
    on_page: dict[int, int] = {}
    found = []
    for article in articles:
        first = article.appearances[0].page
        on_page[first] = on_page.get(first, 0) + 1
        article_id = make_article_id(
            pages[first].page_id,
            content_no=article.content_no,
            order=on_page[first],
            printed=article.printed,
        )
        annotated, mentions = annotate(article, desk)
        found.append(
            EditionArticle(
                article_id=article_id, article=annotated, printed=article.printed, mentions=mentions
            )
        )
    return tuple(found)
