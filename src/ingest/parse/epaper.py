"""An e-paper article page → one article: the platform's fields, and what its text itself prints."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.domain.article import Appearance, Article
from ingest.domain.page import SlotRole
from ingest.parse.assemble import Piece, assemble_article
from ingest.parse.lines.blocks import Block, BlockKind
from ingest.parse.lines.names import is_name, parse_names
from ingest.parse.lines.runs import OPENING_MARK, Run, is_plain
from ingest.parse.lines.shapes import Shape, read_shape
from ingest.parse.platforms import ArticlePage
from ingest.parse.segment.best_reading import PlacedBlock, place_known
from ingest.parse.segment.parts import Part

SIGNED = re.compile(r"\s*[□■◎●○◆◇]\s*(?P<name>[一-鿿](?:[\s　]*[一-鿿]){1,4})\s*")  # `□ 王  燕`
WROTE = re.compile(
    r"(?:文|撰文)\s*[|｜/／:：]\s*(?P<who>[^|｜/／:：]+?)\s*(?:[图圖摄攝][^|｜/／:：]{0,2}[|｜/／:：].*)?"
)
INTRODUCED = re.compile(
    r"[(（]\s*作者\s*(?P<name>(?!单位)[一-鿿]{2,4}?)\s*(?:系|为|是|[，,])[^()（）]{4,}[)）]\s*"
)


def make_article(page: ArticlePage, *, districts: tuple[str, ...]) -> Article:
    """Cut bylines, datelines and source codes out of the paragraphs; the platform's author field comes first."""
    article = assemble_article(list(_place_all(page, districts)), order=1, page=0, is_cut=False)
    author = page.author.strip() if page.author else ""
    introduced = tuple(_find_introduced(page))
    writers = dict.fromkeys([*_read_author(author), *article.writers, *(name for _, name in introduced)])
    byline = (*((author,) if author else ()), *article.byline, *(text for text, _ in introduced))
    titles = (page.kicker, page.headline, page.deck)
    return replace(
        article,
        content_no=page.content_no,
        headline=page.headline,
        kicker=page.kicker,
        deck=page.deck,
        byline=byline,
        writers=tuple(writers),
        boundary=None,
        needs_review=False,
        appearances=(Appearance(page=0, url=page.url),),
        printed="\n".join(text for text in (*titles, article.printed) if text),
    )


def _read_author(author: str) -> tuple[str, ...]:
    """Names in a field that holds nothing but authors: `□ 王  燕`, `作者：李四`, `文｜王五 图｜赵六`."""
    bare = OPENING_MARK.sub("", author)
    wrote = WROTE.fullmatch(bare)
    return (parse_names(wrote["who"] if wrote else bare, trusted=True) if author else None) or ()


def _find_introduced(page: ArticlePage) -> Iterator[tuple[str, str]]:
    """`（作者王建国系某大学教授）` as the last line: it stays in the text, and names who wrote it."""
    match = INTRODUCED.fullmatch(page.paragraphs[-1]) if page.paragraphs else None
    if match and is_name(match["name"]):
        yield match[0].strip(), match["name"]


def _place_all(page: ArticlePage, districts: tuple[str, ...]) -> Iterator[Piece]:
    """The page's strings in reading order, each in the part the platform gives it."""
    headings: dict[int, list[str]] = {}
    for section in page.sections:
        headings.setdefault(section.first_paragraph, []).append(section.heading)
    for index, text in enumerate(page.paragraphs):
        for heading in headings.get(index, ()):
            yield _place(heading, Part.SECTION, districts)
        bare = text.strip()
        yield bare if is_plain(bare) else _place(text, Part.BODY, districts)
    for text in page.captions:
        yield _place(text, Part.CAPTION, districts)
    for rows in page.tables:
        block = Block(kind=BlockKind.TABLE, first_line=0, last_line=0, rows=rows)
        yield place_known(read_shape(block, districts), Part.TABLE)


def _place(text: str, part: Part, districts: tuple[str, ...]) -> PlacedBlock:
    kind = BlockKind.HEADING if part is Part.SECTION else BlockKind.TEXT
    shape = read_shape(Block(kind=kind, first_line=0, last_line=0, text=text.strip()), districts)
    if signed := SIGNED.fullmatch(text):
        shape = _sign(shape, parse_names(signed["name"]))
    is_mark = shape.whole and (part is Part.BODY or (part is Part.SECTION and shape.whole is SlotRole.BYLINE))
    return place_known(shape, Part.MARK if is_mark else part)


def _sign(shape: Shape, names: tuple[str, ...] | None) -> Shape:
    """A line such as `■ 三大亮点` heads what follows, though it looks like a name with its mark."""
    text = shape.block.text
    if names is None:
        return replace(shape, runs=(), body=text, whole=None)
    run = Run(start=0, end=len(text), role=SlotRole.BYLINE, text=text, names=names)
    return replace(shape, runs=(run,), body="", whole=SlotRole.BYLINE)
