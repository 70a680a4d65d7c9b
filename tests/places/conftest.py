"""Articles → an in-memory warehouse with the models of places run on it, and the decision read back."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb
import pytest

from ingest.domain.article import Article
from ingest.domain.newspaper import Newspaper
from ingest.domain.place import Mention
from ingest.places.index import PlaceNames
from ingest.steps.home import Desk as HomeDesk
from ingest.steps.home import read_home
from ingest.warehouse.gazetteer import find_home, load_places
from ingest.warehouse.models import Model, find_models

SQL = Path(__file__).parents[2] / "sql"
LOADED = ("newspapers", "ledger", "pages", "articles", "texts", "appearances", "mentions")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What the models made of one article."""

    status: str
    confidence: str
    roles: dict[str, str]
    rules: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def primary(self) -> str | None:
        return next((name for name, role in self.roles.items() if role == "primary"), None)


@dataclass(slots=True, kw_only=True)
class Desk:
    """A newspaper with its index, and a database with nothing but the gazetteer."""

    newspaper: Newspaper
    names: PlaceNames
    connection: duckdb.DuckDBPyConnection
    models: list[Model]

    def find(self, article: Article, on: date | None = date(2018, 7, 18)) -> tuple[Mention, ...]:
        return HomeDesk(newspaper=self.newspaper, on=on).find_mentions(article)

    def decide(
        self, *articles: Article, on: date = date(2018, 7, 18), page_district: str | None = None
    ) -> tuple[Decision, ...]:
        """Put the articles on one page and run the models."""
        self._load(articles, on, page_district)
        for model in self.models:
            kind = "view" if model.is_view else "table"
            self.connection.execute(f"create or replace {kind} {model.name} as {model.sql}")
        return tuple(self._read(f"a{article.order}") for article in articles)

    def _load(self, articles: tuple[Article, ...], on: date, page_district: str | None) -> None:
        for table in LOADED:
            self.connection.execute(f"truncate raw.{table}")
        edition = {"load_no": 1, "edition_id": f"demo-{on.isoformat()}", "edition_date": on}
        home = self.newspaper.home_city and find_home(self.newspaper.home_city).place_code
        self._insert("newspapers", newspaper_id="demo", home_city_code=home)
        self._insert("ledger", **edition, newspaper_id="demo", action="load", pages_read=1)
        self._insert("pages", **edition, page_id="p1", page_no="01", page_district=page_district)
        for article in articles:
            self._load_article(article, edition)

    def _load_article(self, article: Article, edition: dict[str, object]) -> None:
        article_id = f"a{article.order}"
        of_load = {key: edition[key] for key in ("load_no", "edition_date")}
        self._insert(
            "articles",
            **edition,
            article_id=article_id,
            kind=article.kind,
            headline=article.headline,
            text_hash=article_id,
        )
        self._insert("texts", edition_date=edition["edition_date"], text_hash=article_id)
        self._insert(
            "appearances", **of_load, article_id=article_id, page_id="p1", article_order=article.order
        )
        on = edition["edition_date"]
        assert isinstance(on, date)
        for number, mention in enumerate(self.find(article, on), start=1):
            self._insert("mentions", **of_load, article_id=article_id, mention_no=number, **_columns(mention))

    def _insert(self, table: str, **columns: object) -> None:
        marks = ", ".join("?" * len(columns))
        self.connection.execute(
            f"insert into raw.{table} ({', '.join(columns)}) values ({marks})",  # noqa: S608 - our own names
            list(columns.values()),
        )

    def _read(self, article_id: str) -> Decision:
        rows = self.connection.execute(
            "select place_name, role, status, confidence from marts.attributions where article_id = $a",
            {"a": article_id},
        ).fetchall()
        evidence = self.connection.execute(
            "select rule, note from marts.evidence where article_id = $a", {"a": article_id}
        ).fetchall()
        return Decision(
            status=rows[0][2],
            confidence=rows[0][3],
            roles={name: role for name, role, _, _ in rows},
            rules=tuple(rule for rule, _ in evidence),
            notes=tuple(note for _, note in evidence),
        )


def _columns(mention: Mention) -> dict[str, object]:
    return {
        "field": mention.field,
        "field_index": mention.index,
        "surface": mention.surface,
        "start_offset": mention.start_offset,
        "end_offset": mention.end_offset,
        "form": mention.form,
        "name": mention.name,
        "place_level": mention.place_level,
        "place_codes": list(mention.place_codes),
        "county_codes": list(mention.county_codes),
        "cue": mention.cue,
        "is_valid": mention.is_valid,
    }


def _find_models_of_places(connection: duckdb.DuckDBPyConnection) -> list[Model]:
    """The models that `why` and the marts of places read, in order, and those marts."""
    models = find_models(connection)
    wanted = {
        "marts.articles",
        "marts.attributions",
        "marts.evidence",
        "marts.not_counted",
        "marts.overrides",
    }
    for model in reversed(models):
        if model.name in wanted:
            wanted |= model.reads
    return [model for model in models if model.name in wanted]


@pytest.fixture(scope="session")
def empty_warehouse() -> Iterator[duckdb.DuckDBPyConnection]:
    """The raw schema without its not-null marks, so that a test fills only what the models read."""
    with duckdb.connect() as connection:
        for step in sorted((SQL / "schema").glob("*.sql")):
            connection.execute(step.read_text(encoding="utf-8").replace(" not null", ""))
        load_places(connection)
        yield connection


@pytest.fixture(scope="session")
def open_desk(empty_warehouse: duckdb.DuckDBPyConnection) -> Callable[..., Desk]:
    """A desk for a city, with a profile's look-ups if given."""
    desks: dict[Newspaper, Desk] = {}
    models = _find_models_of_places(empty_warehouse)

    def open_one(
        home_city: str | None,
        source_codes: tuple[tuple[str, str], ...] = (),
        organisations: tuple[tuple[str, str], ...] = (),
    ) -> Desk:
        newspaper = Newspaper(
            newspaper_id="demo",
            name="样报",
            home_city=home_city,
            source_codes=source_codes,
            organisations=organisations,
        )
        if newspaper not in desks:
            names = read_home(newspaper)
            desks[newspaper] = Desk(
                newspaper=newspaper, names=names, connection=empty_warehouse, models=models
            )
        return desks[newspaper]

    return open_one
