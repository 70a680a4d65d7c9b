"""A printed string → words OCR may have misread by a look-alike character, as suggestions; nothing is changed."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from ahocorasick_rs import AhoCorasick, MatchKind

from ingest.domain.article import Suggestion
from ingest.domain.lookalikes import explain

TABLE = resources.files("ingest.parse") / "data" / "lookalike_words.tsv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Misreading:
    """One row of the table.

    Attributes:
        pattern: The printed word with what must stand around it.
        reason: One sentence for readers.
    """

    printed: str
    meant: str
    pattern: re.Pattern[str]
    reason: str


@cache
def read_misreadings() -> tuple[Misreading, ...]:
    """The table, in its order.

    Raises:
        ValueError: If a row's words differ by more than look-alikes, or a pattern stands in the wrong column.
    """
    lines = (line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    return tuple(_read_row(*[*row, "", ""][:4]) for row in rows)


def find_misreadings(text: str, *, field: str, index: int) -> Iterator[Suggestion]:
    """Words of the table that stand in a string, in order; of two at one place the longer.

    Args:
        text: As printed; only that is looked at, so a Traditional page needs its own rows.
        field: What the string is, and which one of them.
    """
    rows = read_misreadings()
    found = _automaton().find_matches_as_indexes(text, overlapping=True)
    free_from = 0
    for at, start, end in sorted(found, key=lambda hit: (hit[1], -hit[2])):
        if start < free_from or not rows[at].pattern.match(text, start):
            continue
        free_from = end
        yield Suggestion(
            field=field,
            index=index,
            start_offset=start,
            surface=rows[at].printed,
            replacement=rows[at].meant,
            reason=rows[at].reason,
        )


@cache
def _automaton() -> AhoCorasick:
    return AhoCorasick([row.printed for row in read_misreadings()], matchkind=MatchKind.Standard)


def _read_row(printed: str, meant: str, before: str, after: str) -> Misreading:
    alike = explain(printed, meant)
    is_placed = not before.startswith(("(?=", "(?!")) and not after.startswith("(?<")
    if alike is None or not is_placed:
        raise ValueError(
            f"{TABLE.name}: {printed} → {meant}: no look-alikes, or a pattern in the wrong column"
        )
    pattern = re.compile(before + re.escape(printed) + after)
    return Misreading(printed=printed, meant=meant, pattern=pattern, reason=alike)
