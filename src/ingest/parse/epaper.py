"""An e-paper article page → one article: the platform's fields, and what its text itself prints."""

from dataclasses import replace

from ingest.domain.article import Appearance, Article
from ingest.parse.assemble import assemble_article
from ingest.parse.blocks import Block, BlockKind
from ingest.parse.names import parse_names
from ingest.parse.parts import Part
from ingest.parse.platforms.founder_classic import ArticlePage
from ingest.parse.segment import PlacedBlock, place_known
from ingest.parse.shapes import read_shape


def make_article(page: ArticlePage, *, districts: tuple[str, ...]) -> Article:
    """Cut bylines, datelines and source codes out of the paragraphs; the platform's author field comes first."""
    blocks = [_place(text, Part.BODY, districts) for text in page.paragraphs]
    blocks += [_place(text, Part.CAPTION, districts) for text in page.captions]
    article = assemble_article(blocks, order=1, page=0, is_cut=False)
    author = page.author.strip() if page.author else ""
    names = parse_names(author, trusted=True) if author else None
    writers = dict.fromkeys([*(names or ()), *article.writers])
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
    )


def _place(text: str, part: Part, districts: tuple[str, ...]) -> PlacedBlock:
    block = Block(kind=BlockKind.TEXT, first_line=0, last_line=0, text=text.strip())
    shape = read_shape(block, districts)
    return place_known(shape, Part.MARK if shape.whole and part is Part.BODY else part)
