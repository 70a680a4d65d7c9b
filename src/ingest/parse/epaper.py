"""An e-paper article page → one article: the platform's fields, and what its text itself prints."""

from collections.abc import Iterator
from dataclasses import replace

from ingest.domain.article import Appearance, Article
from ingest.parse.assemble import assemble_article
from ingest.parse.lines.blocks import Block, BlockKind
from ingest.parse.lines.names import parse_names
from ingest.parse.lines.shapes import read_shape
from ingest.parse.platforms import ArticlePage
from ingest.parse.segment.best_reading import PlacedBlock, place_known
from ingest.parse.segment.parts import Part


def make_article(page: ArticlePage, *, districts: tuple[str, ...]) -> Article:
    """Cut bylines, datelines and source codes out of the paragraphs; the platform's author field comes first."""
    article = assemble_article(list(_place_all(page, districts)), order=1, page=0, is_cut=False)
    author = page.author.strip() if page.author else ""
    names = parse_names(author, trusted=True) if author else None
    writers = dict.fromkeys([*(names or ()), *article.writers])
    titles = (page.kicker, page.headline, page.deck)
    return replace(
        article,
        content_no=page.content_no,
        headline=page.headline,
        kicker=page.kicker,
        deck=page.deck,
        byline=((author, *article.byline) if author else article.byline),
        writers=tuple(writers),
        boundary=None,
        needs_review=False,
        appearances=(Appearance(page=0, url=page.url),),
        printed="\n".join(text for text in (*titles, article.printed) if text),
    )


def _place_all(page: ArticlePage, districts: tuple[str, ...]) -> Iterator[PlacedBlock]:
    """The page's strings in reading order, each in the part the platform gives it."""
    for index, text in enumerate(page.paragraphs):
        for section in page.sections:
            if section.first_paragraph == index:
                yield _place(section.heading, Part.SECTION, districts)
        yield _place(text, Part.BODY, districts)
    for text in page.captions:
        yield _place(text, Part.CAPTION, districts)
    for rows in page.tables:
        block = Block(kind=BlockKind.TABLE, first_line=0, last_line=0, rows=rows)
        yield place_known(read_shape(block, districts), Part.TABLE)


def _place(text: str, part: Part, districts: tuple[str, ...]) -> PlacedBlock:
    kind = BlockKind.HEADING if part is Part.SECTION else BlockKind.TEXT
    shape = read_shape(Block(kind=kind, first_line=0, last_line=0, text=text.strip()), districts)
    return place_known(shape, Part.MARK if shape.whole and part is Part.BODY else part)
