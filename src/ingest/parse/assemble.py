"""Placed blocks of one page → its articles, with a slot for every character."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from ingest.domain.article import Appearance, Article, Section
from ingest.domain.page import Slot, SlotRole
from ingest.parse.kinds import find_kind
from ingest.parse.lines import shapes as sh
from ingest.parse.lines.datelines import find_dateline
from ingest.parse.lines.names import is_name
from ingest.parse.lines.runs import Run, read_jump
from ingest.parse.rejoin import Fragment, rejoin
from ingest.parse.segment.best_reading import PlacedBlock
from ingest.parse.segment.parts import FRAME, Part

ROLES = {
    Part.KICKER: SlotRole.KICKER,
    Part.HEADLINE: SlotRole.HEADLINE,
    Part.MORE: SlotRole.HEADLINE,
    Part.DECK: SlotRole.DECK,
    Part.SECTION: SlotRole.SECTION,
    Part.CAPTION: SlotRole.CAPTION,
    Part.PHOTO: SlotRole.CAPTION,
    Part.TABLE: SlotRole.TABLE,
}
RUNNING = (Part.BODY, Part.START, Part.NOTE, Part.RESUME)
PICTURES = (Part.CAPTION, Part.PHOTO)
OFFICE_DATE = re.compile(r"\s\d{4}年\d{1,2}月\d{1,2}日$")
Piece: TypeAlias = PlacedBlock | str  # a paragraph of running text with nothing else in it is its text alone


@dataclass(slots=True)
class Draft:
    """An article while its blocks are gathered."""

    blocks: list[PlacedBlock]
    is_cut: bool
    fragments: list[Fragment] = field(default_factory=list)
    section_starts: list[tuple[str, int]] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    part: Part = Part.FURNITURE
    runs: list[Run] = field(default_factory=list)


def split_articles(placed: tuple[PlacedBlock, ...]) -> tuple[list[list[PlacedBlock]], list[PlacedBlock]]:
    """Blocks grouped by article, in order of their first, and those that belong to none."""
    articles: list[list[PlacedBlock]] = []
    furniture: list[PlacedBlock] = []
    running, interrupted = -1, -1
    for block in placed:
        if block.is_start:
            articles.append([])
            running, interrupted = len(articles) - 1, running
        elif block.part is Part.RESUME:
            running, interrupted = interrupted, running
        if block.part in FRAME or not articles:
            furniture.append(block)
        else:
            articles[running].append(block)
    return articles, furniture


def assemble_article(pieces: Sequence[Piece], *, order: int, page: int, is_cut: bool = True) -> Article:
    """One article from its blocks in reading order.

    Args:
        pieces: Of this article alone.
        order: Place of the article in its file, from 1.
        page: Index of its page in the file, from 0.
        is_cut: Column breaks may have cut paragraphs in two, as in scans and never on e-paper pages.
    """
    draft = Draft(blocks=[piece for piece in pieces if not isinstance(piece, str)], is_cut=is_cut)
    for piece in pieces:
        if isinstance(piece, str):
            _add_text(draft, piece)
        else:
            _gather(draft, piece)
    article = _make_article(
        draft,
        order=order,
        appearance=Appearance(
            page=page, lines=tuple(line for block in draft.blocks for line in _lines(block))
        ),
        printed="\n".join(piece if isinstance(piece, str) else _printed(piece) for piece in pieces),
    )
    return replace(article, kind=find_kind(article))


def _add_text(draft: Draft, text: str) -> None:
    draft.part = Part.BODY
    draft.fragments.append(Fragment(text, not draft.is_cut))


def _gather(draft: Draft, block: PlacedBlock) -> None:
    shape = block.shape
    goes_on = block.part is Part.GOES_ON
    draft.part = draft.part if goes_on else block.part
    if block.part is Part.SECTION:
        _add_section(draft, shape.block.text)
    draft.runs += shape.runs
    if draft.part in RUNNING and shape.body:
        is_closed = not draft.is_cut or shape.closes == 2
        draft.fragments.append(Fragment(shape.body, is_closed, goes_on=goes_on))
    elif draft.part in PICTURES and draft.captions and (goes_on or _is_split(draft, block)):
        draft.captions[-1] += shape.body
    elif draft.part in PICTURES:
        draft.captions.append(shape.body)


def _add_section(draft: Draft, text: str) -> None:
    """A number on a line of its own and the words below it are one heading."""
    place = len(draft.fragments)
    if draft.section_starts and draft.section_starts[-1][1] == place:
        draft.section_starts[-1] = (draft.section_starts[-1][0] + text, place)
    else:
        draft.section_starts.append((text, place))


def _is_split(draft: Draft, block: PlacedBlock) -> bool:
    """A caption printed in two lines."""
    before = draft.blocks[draft.blocks.index(block) - 1]
    is_tight = block.shape.block.gap_before == 0 and before.shape.closes == 0
    return (
        is_tight
        and before.part in PICTURES
        and not before.shape.is_ended
        and not sh.CAPTION_MARK.match(block.shape.body)
    )


def _make_article(draft: Draft, *, order: int, appearance: Appearance, printed: str) -> Article:
    def texts(*parts: Part) -> list[str]:
        return [block.shape.body or block.shape.block.text for block in draft.blocks if block.part in parts]

    bylines = [run for run in draft.runs if run.role is SlotRole.BYLINE]
    pictures = [run for run in draft.runs if run.role is SlotRole.CREDIT]
    titles = [run.text for run in draft.runs if run.role is SlotRole.HEADLINE]
    datelines = [run.text for run in draft.runs if run.role is SlotRole.DATELINE]
    marks = [run.text for run in draft.runs if run.role is SlotRole.SOURCE]
    signed = _signatures(draft)
    jumps = [run.text for run in draft.runs if run.role is SlotRole.CONTINUATION]
    writers = [name for run in [*bylines, *pictures] for name in run.names] + signed
    sources = [*datelines, *marks, *_offices(draft)]
    notes = [read_jump(text) for text in jumps]
    paragraphs, joins, places = rejoin(draft.fragments)
    return Article(
        order=order,
        kind="news",
        headline="".join([*texts(Part.HEADLINE, Part.MORE), *titles]) or None,
        kicker="".join(texts(Part.KICKER)) or None,
        deck="".join(texts(Part.DECK)) or None,
        sections=_sections(draft, places, len(paragraphs)),
        byline=(*(run.text for run in bylines), *signed),
        writers=tuple(dict.fromkeys(writers)),
        source=_bare(sources[0]) if sources else None,
        source_printed=tuple(sources),
        dateline=find_dateline(datelines, [run.text for run in bylines]),
        captions=_captions(draft),
        credits=tuple(run.text for run in pictures),
        paragraphs=paragraphs,
        joins=joins,
        tables=tuple(block.shape.block.rows for block in draft.blocks if block.part is Part.TABLE),
        continues_to=next((page for is_to, page in notes if is_to), None),
        continues_from=next((page for is_to, page in notes if not is_to), None),
        continuation=tuple(jumps),
        boundary=draft.blocks[0].boundary if draft.blocks else None,
        needs_review=any(block.needs_review for block in draft.blocks),
        appearances=(appearance,),
        printed=printed,
    )


def _sections(draft: Draft, places: Sequence[int], paragraph_count: int) -> tuple[Section, ...]:
    """Each heading with the paragraph, as rejoined, that it stands before."""
    return tuple(
        Section(heading=heading, first_paragraph=places[at] if at < len(places) else paragraph_count)
        for heading, at in draft.section_starts
    )


def _captions(draft: Draft) -> tuple[str, ...]:
    """An image's own text counts only where no other caption is printed."""
    images = {block.shape.body for block in draft.blocks if block.shape.is_image}
    printed = [text for text in draft.captions if text not in images] or draft.captions
    return tuple(text for text in printed if text)


def _signatures(draft: Draft) -> list[str]:
    """Names that stand alone on a line, without a role word; a single character beside another is half a name."""
    names: list[str] = []
    for shape in (block.shape for block in draft.blocks if block.part is Part.MARK):
        if not shape.is_office and all(run.role is SlotRole.PARAGRAPH for run in shape.runs):
            words = shape.body.split()
            if any(len(word) == 1 for word in words):
                names.append("".join(words))
            else:
                names += [word for word in words if is_name(word, trusted=len(words) == 1)]
    return names


def _offices(draft: Draft) -> list[str]:
    """`成都市武侯区教育局` with the date below it, as one printed source."""
    lines = [b.shape.body for b in draft.blocks if b.part is Part.MARK and b.shape.is_office]
    return ["\n".join(lines)] if any(sh.ORGANISATION.match(line) for line in lines) else []


def _bare(printed: str) -> str:
    return OFFICE_DATE.sub("", printed.split("\n", maxsplit=1)[0]).strip("()（）【】[] 　:：")


def _printed(block: PlacedBlock) -> str:
    rows = block.shape.block.rows
    return "\n".join("|".join(row) for row in rows) if rows else block.shape.block.text


def _lines(block: PlacedBlock) -> range:
    return range(block.shape.block.first_line, block.shape.block.last_line + 1)


def find_slots(block: PlacedBlock, lines: list[str], *, article: int) -> Iterator[Slot]:
    """The slots of one block's lines: markup or indent, then its runs, then trailing white space."""
    whole = block.shape.block
    if block.part is Part.TABLE:
        for line in (number for number in _lines(block) if lines[number].strip()):
            yield Slot(line=line, start=0, end=len(lines[line]), role=SlotRole.TABLE, article=article)
        return
    line, size = whole.first_line, len(lines[whole.first_line])
    if whole.start > 0:
        yield Slot(line=line, start=0, end=whole.start, role=SlotRole.MARKUP, article=article)
    role = ROLES.get(block.part, SlotRole.PARAGRAPH)
    for extra in range(whole.first_line + 1, whole.last_line + 1):  # the rule below a setext heading
        yield Slot(line=extra, start=0, end=len(lines[extra]), role=SlotRole.MARKUP, article=article)
    runs = block.shape.runs or (Run(start=0, end=len(whole.text), role=SlotRole.PARAGRAPH, text=whole.text),)
    for run in runs:
        kind = role if run.role is SlotRole.PARAGRAPH else run.role
        if not article:
            kind = SlotRole.FURNITURE
        elif block.part is Part.MARK and run.role is SlotRole.PARAGRAPH:
            kind = SlotRole.SOURCE if block.shape.is_office else SlotRole.BYLINE
        yield Slot(
            line=line, start=whole.start + run.start, end=whole.start + run.end, role=kind, article=article
        )
    if whole.start + len(whole.text) < size:
        yield Slot(
            line=line, start=whole.start + len(whole.text), end=size, role=SlotRole.MARKUP, article=article
        )
