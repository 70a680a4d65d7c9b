"""An article as read → the same with its dates resolved, its places found and repairs of its text offered."""

from collections.abc import Iterator
from dataclasses import replace

from ingest.domain.article import Article, Suggestion
from ingest.domain.place import Mention
from ingest.domain.strings import find_strings
from ingest.parse.dates.resolve import resolve_dates
from ingest.parse.repairs import find_misreadings
from ingest.places.repairs import find_name_repairs
from ingest.steps.home import Desk


def annotate(article: Article, desk: Desk) -> tuple[Article, tuple[Mention, ...]]:
    """Say what an article's words mean on the desk's day; the words themselves stay as printed."""
    dated = resolve_dates(article, on=desk.on)
    mentions = desk.find_mentions(dated)
    return replace(dated, suggestions=tuple(_find_suggestions(dated, mentions, desk))), mentions


def _find_suggestions(article: Article, mentions: tuple[Mention, ...], desk: Desk) -> Iterator[Suggestion]:
    """String by string, in the order they stand in it."""
    for field, index, text in find_strings(article):
        inside = tuple(one for one in mentions if (one.field, one.index) == (field, index))
        found = [
            *find_misreadings(text, field=field, index=index),
            *find_name_repairs(text, field=field, index=index, mentions=inside, repairs=desk.name_repairs),
        ]
        yield from sorted(found, key=lambda one: one.start_offset)
