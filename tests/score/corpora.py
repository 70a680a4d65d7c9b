"""Folders of scan pages with gold → corpora: what each page says, by the person who read it."""

import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PAGES = Path(__file__).parents[1] / "data" / "pages"
SEED = "seed"
FIELDS = ("title", "deck", "body", "byline", "source", "captions", "credits")


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFacts:
    """What is compared of one article.

    Attributes:
        fields: One tuple of strings for each of `FIELDS`, without white space.
        mentioned_districts: As printed in full, the primary included.
    """

    fields: dict[str, tuple[str, ...]]
    primary_district: str | None
    mentioned_districts: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """A page as gold or as dibao has it.

    Attributes:
        labels: For each line that is not blank, the number of its article from 1; 0 for furniture.
        articles: In the order of their numbers.
    """

    labels: tuple[int, ...]
    articles: tuple[ArticleFacts, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldPage:
    """A page's file, what is known of it beforehand, and its gold.

    Attributes:
        lines: Those that are not blank.
        features: The difficulties it has, e.g. `column-break`.
    """

    name: str
    file: Path
    gold_file: Path
    city: str
    page_district: str | None
    features: tuple[str, ...]
    lines: tuple[str, ...]
    gold: PageFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """A folder of pages; `sha256` is over the names and bytes of all its pages and gold files."""

    name: str
    sha256: str
    pages: tuple[GoldPage, ...]


def read_corpora() -> tuple[Corpus, ...]:
    """Read every folder of invented pages, and the real page where `DIBAO_EXTRA_PAGES` names its folder."""
    folders = {gold.parent: None for gold in sorted(PAGES.glob("*/*.gold.json"), key=lambda gold: gold.name)}
    extra = os.environ.get("DIBAO_EXTRA_PAGES")
    return tuple(map(read_corpus, [*folders, *([Path(extra) / "pages" / SEED] if extra else [])]))


def read_corpus(folder: Path) -> Corpus:
    """Read a folder of `NN.md` with `NN.gold.json`."""
    golds = sorted(folder.glob("*.gold.json"))
    pages = tuple(_read_page(gold) for gold in golds)
    digest = hashlib.sha256()
    for file in sorted([*golds, *(page.file for page in pages)]):
        content = file.read_bytes()
        digest.update(f"{file.name} {len(content)}\n".encode() + content)
    return Corpus(name=folder.name, sha256=digest.hexdigest(), pages=pages)


def bare(text: str) -> str:
    """A string as it is compared: without white space."""
    return "".join(text.split())


def _read_page(gold_file: Path) -> GoldPage:
    gold = json.loads(gold_file.read_text(encoding="utf-8"))
    file = gold_file.parent / gold["file"]
    text = file.read_bytes().decode(gold["encoding"])
    return GoldPage(
        name=gold["page_id"],
        file=file,
        gold_file=gold_file,
        city=gold["city"],
        page_district=gold["page_district"],
        features=tuple(gold["features"]),
        lines=tuple(line for line in text.split("\n") if line.strip()),
        gold=PageFacts(
            labels=tuple(gold["line_labels"]), articles=tuple(map(_read_article, gold["articles"]))
        ),
    )


def _read_article(gold: dict[str, Any]) -> ArticleFacts:
    return ArticleFacts(
        fields={field: _read_strings(gold[field]) for field in FIELDS},
        primary_district=gold["primary_district"],
        mentioned_districts=frozenset(gold["mentioned_districts"]),
    )


def _read_strings(value: str | list[str] | None) -> tuple[str, ...]:
    return tuple(map(bare, value if isinstance(value, list) else [value] if value else []))
