"""Readings of one day → the content of an edition: pages with numbers, articles with ids and places."""

from collections.abc import Callable
from dataclasses import replace

from ingest.domain.article import Appearance, Article
from ingest.domain.edition import EditionArticle, EditionContent, EditionPageContent
from ingest.domain.ids import make_article_id, make_page_id
from ingest.domain.newspaper import Edition, EditionState, Newspaper
from ingest.domain.page import EditionPage, Page, Reading, Slot
from ingest.domain.place import Mention
from ingest.parse.jump import join_jumps
from ingest.steps.page_numbers import NumberedReading
from ingest.steps.reading import ReadFiles

FindMentions = Callable[[Article], tuple[Mention, ...]]


def make_content(
    newspaper: Newspaper,
    edition: Edition,
    files: ReadFiles,
    numbered: tuple[NumberedReading, ...],
    *,
    page_district: str | None,
    find_mentions: FindMentions,
) -> EditionContent:
    """Put an edition together from what was read of it.

    Args:
        newspaper: Its profile; page names are looked up there.
        edition: Newspaper and date.
        files: What was read and skipped.
        numbered: The readings with their page numbers.
        page_district: The district the caller says all these pages are about.
        find_mentions: Finds the places in one article.
    """
    pages = _make_pages(newspaper, edition, numbered, files.edition_pages, page_district)
    places = {page.page.page_no or "": index for index, page in enumerate(pages)}
    articles = [_move(article, item, places) for item in numbered for article in item.reading.articles]
    joined, orders = join_jumps(tuple(articles))
    return EditionContent(
        edition=edition,
        state=EditionState.INCOMPLETE if files.skipped else EditionState.COMPLETE,
        reason="; ".join(skipped.reason for skipped in files.skipped),
        pages_expected=len(files.edition_pages[0].pages) if files.edition_pages else None,
        readings=_renumber(numbered, orders),
        pages=pages,
        articles=_with_ids(joined, pages, find_mentions),
        skipped=files.skipped,
    )


def _make_pages(
    newspaper: Newspaper,
    edition: Edition,
    numbered: tuple[NumberedReading, ...],
    edition_pages: tuple[EditionPage, ...],
    page_district: str | None,
) -> tuple[EditionPageContent, ...]:
    """Each page once, in printed order; what the site's own page list knows completes what the page says."""
    listed = {link.page_no: link for page in edition_pages for link in page.pages}
    own = {page.page_no: page for page in edition_pages}
    lookups = dict(newspaper.page_districts)
    pages: dict[str, EditionPageContent] = {}
    for place, item in enumerate(numbered):
        for page, page_no in zip(item.reading.pages, item.page_nos, strict=True):
            if page_no in pages:
                continue
            link, site_page = listed.get(page_no), own.get(page_no)
            name = page.page_name or (link.page_name if link else None)
            complete = replace(
                page,
                page_no=page_no,
                page_name=name,
                source=site_page.source if site_page else page.source,
                page_district=page_district or lookups.get(name or ""),
                pdf_url=link.pdf_url if link else page.pdf_url,
            )
            pages[page_no] = EditionPageContent(
                page_id=make_page_id(edition.edition_id, page_no), page=complete, reading=place
            )
    order = list(listed) if listed else sorted(pages, key=_printed_order)
    return tuple(sorted(pages.values(), key=lambda page: _place_in(order, page.page)))


def _place_in(order: list[str], page: Page) -> tuple[int, tuple[str, int]]:
    page_no = page.page_no or ""
    return (order.index(page_no) if page_no in order else len(order), _printed_order(page_no))


def _printed_order(page_no: str) -> tuple[str, int]:
    """`03` before `12`, `A02` before `B01`."""
    letters = page_no.rstrip("0123456789")
    return letters, int(page_no[len(letters) :] or 0)


def _move(article: Article, item: NumberedReading, places: dict[str, int]) -> Article:
    """Let the article's appearances point at the edition's pages instead of its file's."""
    moved = tuple(
        Appearance(page=places[item.page_nos[a.page]], lines=a.lines, url=a.url) for a in article.appearances
    )
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
    articles: tuple[Article, ...], pages: tuple[EditionPageContent, ...], find_mentions: FindMentions
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
        mentions = find_mentions(article)
        found.append(
            EditionArticle(article_id=article_id, article=article, printed=article.printed, mentions=mentions)
        )
    return tuple(found)
