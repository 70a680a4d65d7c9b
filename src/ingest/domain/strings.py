"""An article → its printed strings with their places, as mentions and suggestions point at them."""

import bisect
from collections.abc import Iterator

from ingest.domain.article import Article


def find_strings(article: Article) -> Iterator[tuple[str, int, str]]:
    """`(field, index, text)` of each, in reading order; `index` counts within its field, from 0.

    Fields are kicker, headline, deck, dateline, section, paragraph, caption and table, whose cells count on over all
    tables. Bylines, credits and source codes name people and offices and are left out.
    """
    yield from (
        (field, 0, text)
        for field, text in (
            ("kicker", article.kicker),
            ("headline", article.headline),
            ("deck", article.deck),
        )
        if text
    )
    if article.dateline is not None:
        yield "dateline", 0, article.dateline.printed
    yield from _body_strings(article)
    yield from (("caption", index, text) for index, text in enumerate(article.captions))
    cells = (cell for table in article.tables for row in table for cell in row)
    yield from (("table", index, cell) for index, cell in enumerate(cells))


def _body_strings(article: Article) -> Iterator[tuple[str, int, str]]:
    """Paragraphs, each section's heading before its first one."""
    starts = [section.first_paragraph for section in article.sections]
    for index, text in enumerate(article.paragraphs):
        for at in range(bisect.bisect_left(starts, index), bisect.bisect_right(starts, index)):
            yield "section", at, article.sections[at].heading
        yield "paragraph", index, text
    for at in range(bisect.bisect_left(starts, len(article.paragraphs)), len(starts)):
        yield "section", at, article.sections[at].heading
