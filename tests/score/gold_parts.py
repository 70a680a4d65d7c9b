"""A page's gold → the parts that each of its paragraphs may play, and whether it starts its article.

Gold says which strings an article has, not which part each block plays: a line of the headline may be the headline
or a further line of it. So a paragraph keeps every part that leads to gold.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from ingest.parse.encoding.decode import decode
from ingest.parse.lines.blocks import BlockKind, find_blocks
from ingest.parse.lines.columns import group_lines, join_group
from ingest.parse.lines.shapes import Shape, read_shape
from ingest.parse.pages import split_pages
from ingest.parse.segment.candidates import find_parts
from ingest.parse.segment.parts import FRAME, Part
from tests.score.calibration import label_lines
from tests.score.corpora import GoldPage
from tests.score.reading import fetch_page, find_districts

TEXT = frozenset({Part.BODY, Part.START, Part.RESUME})
PICTURE = frozenset({Part.CAPTION, Part.PHOTO})
SHORTEST_PIECE = 4  # characters; a shorter string inside a block's text says nothing


@dataclass(frozen=True, slots=True)
class Choice:
    """What gold lets a paragraph be; `is_start` where its article begins on this page."""

    parts: frozenset[Part]
    is_start: bool


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A printed page with gold.

    Attributes:
        paragraphs: As the segmenter takes them.
        choices: One for each paragraph; None where no part it can play would lead to gold.
    """

    name: str
    districts: tuple[str, ...]
    paragraphs: tuple[Shape, ...]
    choices: tuple[Choice | None, ...]


@dataclass(frozen=True, slots=True)
class Pieces:
    """Strings that gold has of an article, squeezed, and the parts that print them.

    Attributes:
        is_whole: A paragraph is one of them; else it may also be a piece of one, or hold one.
    """

    parts: frozenset[Part]
    texts: tuple[str, ...]
    is_whole: bool = True

    def have(self, text: str) -> bool:
        """Whether a paragraph prints one of them."""
        if self.is_whole:
            return text in self.texts
        return bool(text) and any(
            text in other or (len(other) >= SHORTEST_PIECE and other in text) for other in self.texts
        )


def read_printed_pages(page: GoldPage) -> tuple[PrintedPage, ...]:
    """The printed pages of a file with gold."""
    text, districts = decode(fetch_page(page)).text, find_districts(page.city)
    gold = json.loads(page.gold_file.read_text(encoding="utf-8"))
    articles = tuple(tuple(_read_pieces(article)) for article in gold["articles"])
    labels = label_lines(page, text)
    pages = []
    for part in split_pages(tuple(read_shape(block, districts) for block in find_blocks(text))):
        groups = group_lines(tuple(shape for shape in part.shapes if not shape.is_image))
        paragraphs = tuple(join_group(group, districts) for group in groups)
        own = [labels[shape.block.first_line] for shape in paragraphs]
        choices = tuple(_find_choices(paragraphs, own, articles))
        pages.append(PrintedPage(page.name, districts, paragraphs, choices))
    return tuple(each for each in pages if each.paragraphs)


def set_captions_apart(page: PrintedPage) -> PrintedPage:
    """The same page, printed with two more blank lines around each run of captions."""
    wide = list(page.paragraphs)
    for index in range(1, len(wide)):
        if _is_caption(page, index) != _is_caption(page, index - 1):
            above, below = wide[index - 1].block, wide[index].block
            wide[index - 1] = replace(wide[index - 1], block=replace(above, gap_after=above.gap_after + 2))
            wide[index] = replace(wide[index], block=replace(below, gap_before=below.gap_before + 2))
    return replace(page, paragraphs=tuple(wide))


def _is_caption(page: PrintedPage, index: int) -> bool:
    choice = page.choices[index]
    return choice is not None and Part.CAPTION in choice.parts and not page.paragraphs[index].is_heading


def _read_pieces(article: dict[str, Any]) -> Iterator[Pieces]:
    joined = (text for each in article["joins"] for text in each["pieces"])
    caption_joined = (text for each in article.get("caption_joins", []) for text in each["pieces"])
    sections = (text for each in article["sections"] for text in each["pieces"])
    yield Pieces(frozenset({Part.HEADLINE, Part.MORE}), _squeeze_all(article["title_pieces"]))
    yield Pieces(frozenset({Part.HEADLINE}), _squeeze_all(article["continuation_raw"]))
    yield Pieces(frozenset({Part.KICKER}), _squeeze_all([article["kicker"]]))
    yield Pieces(frozenset({Part.DECK}), _squeeze_all([article["deck"]]))
    yield Pieces(frozenset({Part.SECTION}), _squeeze_all(sections))
    yield Pieces(TEXT, _squeeze_all([*joined, *article["body"]]), is_whole=False)
    yield Pieces(PICTURE, _squeeze_all([*article["captions"], *caption_joined]), is_whole=False)


def _squeeze_all(texts: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(_squeeze(text) for text in texts if text)


def _squeeze(text: str) -> str:
    """A string without white space, and without the marks that gold leaves out."""
    return re.sub(r"[\s()（）【】\[\]*#>\\|]+", "", text)


def _find_choices(
    paragraphs: tuple[Shape, ...], labels: list[int], articles: tuple[tuple[Pieces, ...], ...]
) -> Iterator[Choice | None]:
    running = 0
    for index, (shape, label) in enumerate(zip(paragraphs, labels, strict=True)):
        is_start = label != 0 and label not in labels[:index]
        is_resumed = not is_start and label not in {0, running}
        parts = _find_gold_parts(shape, articles[label - 1], is_start=is_start) if label else frozenset(FRAME)
        parts = parts & {Part.RESUME} if is_resumed else parts - {Part.RESUME}
        yield Choice(parts, is_start) if parts & set(find_parts(shape)) else None
        running = label or running


def _find_gold_parts(shape: Shape, pieces: tuple[Pieces, ...], *, is_start: bool) -> frozenset[Part]:
    text = _squeeze(shape.body or shape.block.text)
    parts = frozenset[Part]().union(*(each.parts for each in pieces if each.have(text)))
    if is_start and parts >= TEXT:
        parts |= {Part.NOTE}
    if shape.block.kind is BlockKind.TABLE:
        parts |= {Part.TABLE}
    if shape.whole or not parts:
        parts |= {Part.MARK, Part.START} if shape.is_jump_from else {Part.MARK}
    return parts | {Part.BODY, Part.START} if shape.has_dateline and not shape.body else parts
