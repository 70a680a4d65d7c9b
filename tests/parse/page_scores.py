"""How well pages are read: the same figures for a test and for a person who tunes a rule.

Strings are compared without white space; an article is exact when it has exactly its gold's lines.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.domain.article import Article
from ingest.parse.scan import find_line_labels, read_scan

FIELDS: dict[str, Callable[[Article], tuple[str, ...]]] = {
    "title": lambda article: (article.headline or "",),
    "deck": lambda article: (article.deck or "",),
    "body": lambda article: article.paragraphs,
    "byline": lambda article: article.writers,
    "source": lambda article: (article.source or "",),
    "captions": lambda article: article.captions,
    "credits": lambda article: article.credits,
}


@dataclass(frozen=True, slots=True)
class Share:
    """Hits among what gold has and what was found."""

    hits: int = 0
    gold: int = 0
    found: int = 0

    def __add__(self, other: "Share") -> "Share":
        return Share(self.hits + other.hits, self.gold + other.gold, self.found + other.found)

    @property
    def f1(self) -> float:
        """1.0 where there was nothing to find and nothing was found."""
        total = self.gold + self.found
        return 2 * self.hits / total if total else 1.0


def score_folder(folder: Path, districts: Callable[[str], tuple[str, ...]]) -> dict[str, float]:
    """F1 of boundaries, of exact articles and of each field over all pages of a folder.

    Args:
        folder: `NN.md` with `NN.gold.json`.
        districts: City → names of its districts.
    """
    totals: dict[str, Share] = {}
    for path in sorted(folder.glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = (path.parent / gold["file"]).read_bytes().decode(gold["encoding"]).removeprefix("\ufeff")
        for name, share in _score_page(gold, text, districts(gold["city"])):
            totals[name] = totals.get(name, Share()) + share
    return {name: share.f1 for name, share in totals.items()}


def _score_page(gold: dict[str, Any], text: str, districts: tuple[str, ...]) -> Iterator[tuple[str, Share]]:
    scan = read_scan(text, source=gold["file"], districts=districts)
    labels, wanted = find_line_labels(scan, text), tuple(gold["line_labels"])
    assert len(labels) == len(wanted), f"{gold['file']}: {len(labels)} labels for {len(wanted)} lines"
    yield "boundary", _compare(_boundaries(wanted), _boundaries(labels))
    yield "article", _compare(_groups(wanted), _groups(labels))
    for field, read in FIELDS.items():
        found = Counter(_bare(text) for article in scan.articles for text in read(article) if text)
        yield field, _compare(_gold_values(gold, field), found)


def _gold_values(gold: dict[str, Any], field: str) -> Counter[str]:
    values: list[str] = []
    for article in gold["articles"]:
        value = article[field]
        values += value if isinstance(value, list) else [value] if value else []
    return Counter(_bare(value) for value in values)


def _boundaries(labels: tuple[int, ...]) -> Counter[Any]:
    return Counter(place for place in range(1, len(labels)) if labels[place] != labels[place - 1])


def _groups(labels: tuple[int, ...]) -> Counter[Any]:
    groups: dict[int, list[int]] = {}
    for place, label in enumerate(labels):
        if label:
            groups.setdefault(label, []).append(place)
    return Counter(tuple(places) for places in groups.values())


def _compare(gold: Counter[Any], found: Counter[Any]) -> Share:
    return Share((gold & found).total(), gold.total(), found.total())


def _bare(text: str) -> str:
    return "".join(text.split())
