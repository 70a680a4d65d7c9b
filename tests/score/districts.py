"""Labelled articles of city, provincial and national papers → how often dibao decides as people did."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

import duckdb

from ingest.domain.newspaper import Newspaper
from ingest.domain.resources import find_resource
from ingest.domain.script import simplify
from ingest.fetch.bytes import make_fetched
from ingest.steps.preview import PreviewArticle, PreviewFile, Sheet, preview_sheets
from ingest.warehouse.models import LAYERS, Model, find_models
from ingest.warehouse.why import Why
from tests.score.corpora import Corpus
from tests.score.pins import Pin, hold

FOLDER = Path(__file__).parents[1] / "data" / "districts"
PINS = Path(__file__).with_name("district_pins.json")
MUNICIPALITIES = ("11", "12", "31", "50")
NO_DISTRICT = {"elsewhere": "unassigned"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """One article as people labelled it and as dibao decided.

    Attributes:
        gold: Codes of its places, or names where they have no code, the first named first; () for none.
        code: Of the place decided, or its name; None for none.
        gold_mentioned: County-level names of the home that a reader finds in it, as they were called on the day.
    """

    name: str
    headline: str
    gold: tuple[str, ...]
    code: str | None
    gold_status: str
    status: str
    confidence: str
    gold_mentioned: frozenset[str]
    mentioned: frozenset[str]

    @property
    def is_exact(self) -> bool:
        """The right place, one of two in equal measure, or rightly none."""
        return self.code in self.gold if self.gold else self.code is None

    @property
    def is_in_city(self) -> bool:
        """In the right city, however exactly; a municipality is its own city."""
        return find_city_code(self.code) in set(map(find_city_code, self.gold or (None,)))


def find_city_code(code: str | None) -> str | None:
    """410325 → 410300; 419001, which lies right under its province, stays."""
    if code is None or code[2:4] == "90":
        return code
    return code[:2] + "0000" if code.startswith(MUNICIPALITIES) else code[:4] + "00"


def read_labelled(name: str) -> tuple[dict[str, Any], ...]:
    """The articles of `tests/data/districts/<name>.jsonl`."""
    lines = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(map(json.loads, lines))


def find_sets() -> tuple[str, ...]:
    """`check-a` … `tune-e`: a and d have city papers, the others national and provincial ones.

    A check set is only measured; its articles are not read when rules change.
    """
    return tuple(sorted(file.stem for file in FOLDER.glob("*.jsonl")))


def decide(name: str) -> tuple[Decided, ...]:
    """Decide a set's articles by the steps of `dibao preview`, each from a Markdown file of its own."""
    rows = read_labelled(name)
    previews = preview_sheets(tuple(map(_make_sheet, rows)))
    return tuple(_judge(row, preview) for row, preview in zip(rows, previews, strict=True))


def read_rules() -> tuple[str, ...]:
    """The rules of evidence, from the models' own file."""
    with duckdb.connect() as connection:
        weights = (find_resource("sql") / "intermediate" / "int_weights.sql").read_text(encoding="utf-8")
        return tuple(row[0] for row in connection.execute(weights).fetchall())


@contextmanager
def leave_out(rule: str) -> Iterator[None]:
    """Decide as if a rule of evidence weighed nothing."""

    def without(connection: duckdb.DuckDBPyConnection, layers: tuple[str, ...] = LAYERS) -> tuple[Model, ...]:
        return tuple(_weaken(model, rule) for model in find_models(connection, layers))

    with patch("ingest.warehouse.build.find_models", without):
        yield


def _weaken(model: Model, rule: str) -> Model:
    if model.name != "intermediate.int_weights":
        return model
    weakened = f"select * replace (if(rule_name = '{rule}', 0.0, weight) as weight) from ({model.sql}\n)"  # noqa: S608 - our own rules
    return replace(model, sql=weakened)


def measure(decided: Iterable[Decided]) -> dict[str, float]:
    """The figures that are pinned; `wrong place` and `high wrong` are counts."""
    decided = tuple(decided)
    found = {(one.name, each) for one in decided for each in one.mentioned}
    gold = {(one.name, each) for one in decided for each in one.gold_mentioned}
    return {
        "exact": _share(sum(one.is_exact for one in decided), len(decided)),
        "city level": _share(sum(one.is_in_city for one in decided), len(decided)),
        "mentioned F1": _share(2 * len(found & gold), len(found) + len(gold)),
        "status": _share(sum(one.status == one.gold_status for one in decided), len(decided)),
        "wrong place": sum(one.code is not None and not one.is_exact for one in decided),
        "high wrong": sum(one.confidence == "high" and not one.is_exact for one in decided),
    }


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0


def _make_sheet(row: dict[str, Any]) -> Sheet:
    return Sheet(
        file=make_fetched(f"{row['id']}.md", _write_page(row).encode()),
        newspaper=_make_newspaper(row["home"]),
        page_district=row["page_district"],
        edition_date=date.fromisoformat(row["date"]),
    )


@cache
def _make_newspaper(home: str) -> Newspaper:
    return Newspaper(newspaper_id=home.encode().hex(), name="preview", home_city=home)


def _write_page(row: dict[str, Any]) -> str:
    captions = ("![](1.jpg)", *row["captions"]) if row["captions"] else ()
    headline = f"# {row['headline']}" if row["headline"] else None
    parts = (
        row["kicker"],
        headline,
        row["deck"],
        row["byline"],
        *row["paragraphs"],
        *captions,
        row["source"],
    )
    return "\n\n".join(filter(None, parts)) + "\n"


def _judge(row: dict[str, Any], preview: object) -> Decided:
    assert isinstance(preview, PreviewFile), preview
    found = max(preview.articles, key=_count_characters)
    why = found.why
    is_shared = any(one.role == "co_primary" for one in why.attributions)
    return Decided(
        name=row["id"],
        headline=row["headline"] or "",
        gold=tuple(row["primary_codes"] or row["primary"]),
        code=_find_answer(row, why),
        gold_status=NO_DISTRICT.get(row["status"], row["status"]),
        status="co_primary" if is_shared else why.status,
        confidence=why.confidence,
        gold_mentioned=frozenset(row["mentioned"]),
        mentioned=frozenset(_find_named(found)),
    )


def _find_named(found: PreviewArticle) -> Iterator[str]:
    """The counties of the newspaper's home that a name in the article means, in full or short or as a source code.

    Labels name no county of other cities for a city's paper, and none that stands there only by a township or page;
    `mentioned_districts`, which has names printed in full wherever they lie, is measured on scan pages.
    """
    named = {
        simplify(mention.name)
        for mention in found.article.mentions
        if mention.is_valid and mention.form in {"full", "short", "source_code"}
    }
    for one in found.why.attributions:
        is_at_home = one.score > 0 and one.place_level == "county"
        if is_at_home and one.place_name and simplify(one.place_name) in named:
            yield one.place_name


def _find_answer(row: dict[str, Any], why: Why) -> str | None:
    """The code decided; the name where the labels have names alone, as for Hong Kong's districts."""
    if why.primary is None:
        return None
    has_names_alone = row["primary"] and not row["primary_codes"]
    return why.primary.place_name if has_names_alone else why.primary.place_code


def _count_characters(found: PreviewArticle) -> int:
    """The body is the file's longest text, should the file read as more than one article."""
    article = found.article.article
    return sum(map(len, (*article.paragraphs, *article.captions)))


def make_corpus(name: str) -> Corpus:
    """A set as pins know it: its name and the hash of its file."""
    digest = hashlib.sha256((FOLDER / f"{name}.jsonl").read_bytes())
    return Corpus(name=name, sha256=digest.hexdigest(), pages=())


def hold_set(name: str, pin: Pin) -> None:
    """Let no figure of a set be worse than its pin.

    Raises:
        PinError: As `hold` does.
    """
    hold(pin, make_corpus(name), lambda corpus: measure(decide(corpus.name)))
