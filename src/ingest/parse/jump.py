"""Articles cut by a page turn → one article: `(下转A3版)` on one page, `(上接A1版)` on another."""

from dataclasses import replace

from ingest.domain.article import Article, Join, Section
from ingest.parse.rejoin import Fragment, looks_cut


def join_jumps(articles: tuple[Article, ...]) -> tuple[tuple[Article, ...], tuple[int, ...]]:
    """Join what belongs together, in order of first appearance.

    Returns:
        The articles, numbered anew from 1, and for each given one its new order.
    """
    targets: dict[int, int] = {}
    for index, article in enumerate(articles):
        if article.continues_from is None:
            continue
        beginning = _find_beginning(articles[:index], article, set(targets.values()))
        if beginning is not None:
            targets[index] = beginning
    kept = [index for index in range(len(articles)) if index not in targets]
    merged = {index: articles[index] for index in kept}
    for index, beginning in targets.items():
        merged[beginning] = _join(merged[beginning], articles[index])
    numbers = {index: order for order, index in enumerate(kept, 1)}
    orders = tuple(numbers[targets.get(index, index)] for index in range(len(articles)))
    return tuple(replace(merged[index], order=numbers[index]) for index in kept), orders


def _find_beginning(before: tuple[Article, ...], rest: Article, taken: set[int]) -> int | None:
    """The article whose note sends the reader on: the same headline first, else the only one left."""
    open_ones = [i for i, article in enumerate(before) if article.continues_to and i not in taken]
    same = [i for i in open_ones if _squeeze(before[i].headline) == _squeeze(rest.headline) != ""]
    alike = [i for i in open_ones if _shares(before[i].headline, rest.headline)]
    found = same or alike or (open_ones if len(open_ones) == 1 else [])
    return found[-1] if found else None


def _squeeze(text: str | None) -> str:
    return "".join((text or "").split())


def _shares(left: str | None, right: str | None) -> bool:
    """A jump often repeats only a part of the headline."""
    short, long = sorted((_squeeze(left), _squeeze(right)), key=len)
    return len(short) >= 4 and short in long


def _join(first: Article, rest: Article) -> Article:
    cut = bool(first.paragraphs and rest.paragraphs and looks_cut(Fragment(first.paragraphs[-1])))
    shift = len(first.paragraphs) - cut
    paragraphs = first.paragraphs + rest.paragraphs
    joins = first.joins + tuple(replace(join, paragraph=join.paragraph + shift) for join in rest.joins)
    if cut:
        paragraphs = (
            *first.paragraphs[:-1],
            first.paragraphs[-1] + rest.paragraphs[0],
            *rest.paragraphs[1:],
        )
        joins = _merge_joins(first, rest, shift)
    notes = [note for note in (rest.headline,) if note]
    return replace(
        first,
        paragraphs=paragraphs,
        joins=joins,
        sections=first.sections
        + tuple(Section(heading=s.heading, first_paragraph=s.first_paragraph + shift) for s in rest.sections),
        byline=first.byline + rest.byline,
        writers=tuple(dict.fromkeys(first.writers + rest.writers)),
        source=first.source or rest.source,
        source_printed=first.source_printed + rest.source_printed,
        captions=first.captions + rest.captions,
        credits=first.credits + rest.credits,
        tables=first.tables + rest.tables,
        continues_from=rest.continues_from,
        continuation=(*first.continuation, *notes, *rest.continuation),
        needs_review=first.needs_review or rest.needs_review,
        appearances=first.appearances + rest.appearances,
        printed=f"{first.printed}\n{rest.printed}",
    )


def _merge_joins(first: Article, rest: Article, shift: int) -> tuple[Join, ...]:
    """The two halves of the cut paragraph, each perhaps joined already, become one join."""
    last = len(first.paragraphs) - 1
    head = next((join.pieces for join in first.joins if join.paragraph == last), (first.paragraphs[-1],))
    tail = next((join.pieces for join in rest.joins if join.paragraph == 0), (rest.paragraphs[0],))
    others = [join for join in first.joins if join.paragraph != last]
    later = [replace(join, paragraph=join.paragraph + shift) for join in rest.joins if join.paragraph]
    return (*others, Join(paragraph=last, pieces=head + tail), *later)
