"""A digest → `digest.epub`: EPUB 3, a chapter for each newspaper page, or for each day of a week or month."""

from dataclasses import dataclass
from itertools import groupby

from ingest.digest.addresses import make_digest_id
from ingest.digest.archive import make_zip
from ingest.digest.templating import MARKUP
from ingest.digest.words import long_date, page_label, period_title
from ingest.domain.digest import Digest, DigestItem, Period

MIMETYPE = "mimetype"
CONTAINER = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">\n'
    '<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>\n'
    "</container>\n"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """One page of a newspaper, or one day; `name` is its file, from which its items' anchors count."""

    name: str
    title: str
    items: tuple[DigestItem, ...]


def render_epub(digest: Digest) -> bytes:
    """The e-book of a digest; the issue's date stands in its title, its identifier is the digest's id."""
    chapters = find_chapters(digest)
    values = {
        "digest": digest,
        "chapters": chapters,
        "title": f"{digest.place_name} {period_title(digest)}",
        "book_id": make_digest_id(digest),
    }
    entries = [
        (MIMETYPE, "application/epub+zip"),
        ("META-INF/container.xml", CONTAINER),
        ("EPUB/package.opf", _render("package.opf", values)),
        ("EPUB/nav.xhtml", _render("nav.xhtml", values)),
        ("EPUB/title.xhtml", _render("title.xhtml", values)),
        ("EPUB/book.css", _render("book.css", values)),
        *(
            (f"EPUB/{chapter.name}", _render("chapter.xhtml", values | {"chapter": chapter}))
            for chapter in chapters
        ),
    ]
    return make_zip(((name, text.encode()) for name, text in entries), stored=frozenset({MIMETYPE}))


def find_chapters(digest: Digest) -> tuple[Chapter, ...]:
    """Items by newspaper and page in printed order; of a week or month by day."""
    is_day = digest.period == Period.DAY
    in_order = sorted(digest.items, key=_page if is_day else lambda item: item.edition_date)
    groups = groupby(in_order, key=_page if is_day else _day)
    return tuple(
        Chapter(name=f"c{number:03d}.xhtml", title=_title(items[0], is_day=is_day), items=items)
        for number, items in enumerate((tuple(group) for _, group in groups), start=1)
    )


def _page(item: DigestItem) -> tuple[str, ...]:
    return item.newspaper_id, item.edition_id, item.page_no


def _day(item: DigestItem) -> tuple[str, ...]:
    return (item.edition_date.isoformat(),)


def _title(item: DigestItem, *, is_day: bool) -> str:
    return f"{item.newspaper_name} {page_label(item)}" if is_day else long_date(item.edition_date)


def _render(name: str, values: dict[str, object]) -> str:
    return MARKUP.get_template(f"epub/{name}").render(values)
