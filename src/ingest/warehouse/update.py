"""What changed in the raw layer → the models of the days it changed, and of no others.

Each batch of days is made in a small warehouse of its own, in memory, and checked there; then its rows take the place
of the old ones. Models that look across days are made last, from what is stored: `-- month: …` for the months of the
days that changed, `-- period: …` for their weeks and months, `-- whole: …` for all. A run that is killed
leaves days that the next run makes again, for what has been built is noted with the last of them.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

import duckdb

from ingest.warehouse import links
from ingest.warehouse.build import find_existing, make_model
from ingest.warehouse.check import Check, find_checks, run_checks
from ingest.warehouse.connect import Warehouse, transaction
from ingest.warehouse.fingerprints import forget_parts, in_parts, make_keeper
from ingest.warehouse.models import LAYERS, Model, find_models
from ingest.warehouse.monthly import update_months
from ingest.warehouse.periodic import make_periodic
from ingest.warehouse.slices import SLICE, open_slice
from ingest.warehouse.stamp import count_rows, drop_stamp, find_changes, keep_stamp
from ingest.warehouse.store import keep_changed, store_model

MOST_ARTICLES = 10_000  # of a batch: what lies in memory at once

Days = tuple[date, ...]


def update(warehouse: Warehouse) -> Days | None:
    """Make the models of the days that changed, all days after a change of the models themselves, and check them.

    Returns:
        The days made; None where nothing had changed and nothing was done.

    Raises:
        WarehouseError: Names the model that could not be made.
        CheckError: If a check finds rows; the days it found them in stay as they were.
    """
    connection = warehouse.connection
    changes = find_changes(connection)
    if not changes.is_any:
        return None
    counts = count_rows(connection)
    batches = tuple(_make_batches(connection, changes.days))
    work = _Work(
        models=find_models(connection),
        checks=find_checks(connection),
        is_linked=len(batches) == 1 and not changes.is_everything,
    )
    for number, batch in enumerate(batches):
        _update_days(warehouse, work, batch, is_fresh=changes.is_everything and number == 0)
    update_months(warehouse, work.monthly, changes.days)
    with _make_periodic(warehouse, work, changes.days) as periodic_days, transaction(warehouse):
        _update_whole(connection, work, periodic_days)
        keep_stamp(connection, counts)
    return changes.days


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    """What is to be made.

    Attributes:
        is_linked: Links between reprints are made for the articles that the days touch, not for all.
    """

    models: tuple[Model, ...]
    checks: tuple[Check, ...]
    is_linked: bool

    @property
    def whole(self) -> tuple[Model, ...]:
        """The models that look across days."""
        return tuple(model for model in self.models if model.is_whole)

    @property
    def monthly(self) -> tuple[Model, ...]:
        """The models that look across the days of a month."""
        return tuple(model for model in self.models if model.is_monthly)

    @property
    def dated(self) -> tuple[Model, ...]:
        """The models that a slice of days is enough for."""
        return tuple(model for model in self.models if not model.is_whole and not model.is_monthly)

    @property
    def stored(self) -> tuple[Model, ...]:
        """Of these, what the warehouse keeps: what readers want, and what is looked through across days."""
        reads = [model.reads for model in (*self.whole, *self.monthly, *self.lean)]
        reads += [check.reads for check in self.checks_of(is_whole=True)]
        wanted = frozenset().union(*reads)
        return tuple(
            one
            for one in self.dated
            if not one.is_view and not one.is_lean and (one.is_mart or one.name in wanted)
        )

    @property
    def lean(self) -> tuple[Model, ...]:
        """The marts that the warehouse keeps as views on what is stored."""
        return tuple(one for one in self.dated if one.is_lean)

    def checks_of(self, *, is_whole: bool) -> tuple[Check, ...]:
        """The checks that read a model which looks across days, or the others."""
        across = {model.name for model in (*self.whole, *self.monthly)}
        return tuple(one for one in self.checks if bool(one.reads & across) == is_whole)


def _make_batches(connection: duckdb.DuckDBPyConnection, days: Days) -> Iterator[Days]:
    """At least one batch, if only of no day: what has no dates is made with it."""
    counts = dict(
        connection.execute(
            f"select edition_date, count(*) from raw.articles where {in_parts(days)} group by all"  # noqa: S608 - our own names
        ).fetchall()
    )
    batch: list[date] = []
    articles = 0
    for day in days:
        batch.append(day)
        articles += counts.get(day, 0)
        if articles >= MOST_ARTICLES:
            yield tuple(batch)
            batch, articles = [], 0
    if batch or not days:
        yield tuple(batch)


def _update_days(warehouse: Warehouse, work: _Work, days: Days, *, is_fresh: bool) -> None:
    with open_slice(warehouse, days) as piece:
        for model in work.dated:
            make_model(piece, model, is_view=False)  # views on views cost more to plan than a slice's rows
        run_checks(piece, work.checks_of(is_whole=False))
        if work.is_linked:
            links.find_links(piece, days, work.whole)
        with transaction(warehouse) as connection:
            if is_fresh:
                _clear(connection, work)
            for model in work.stored:
                store_model(connection, f"{SLICE}.{model.name}", model.name, days)
            for model in work.lean:
                keep_changed(connection, f"{SLICE}.{model.name}", model.name, days)
                make_model(connection, model, is_view=True)
            if work.is_linked:
                links.store_links(connection)


def _clear(connection: duckdb.DuckDBPyConnection, work: _Work) -> None:
    """Take away every table of the models, and bring the views up to their files."""
    drop_stamp(connection)
    forget_parts(connection)
    make_keeper(connection)
    existing = find_existing(connection, LAYERS)
    views = {model.name for model in work.dated if model.is_view}
    for name in sorted(existing.keys() - views):
        connection.execute(f"drop {existing[name]} {name}")
    for model in work.dated:
        if model.is_view:
            make_model(connection, model, existing.get(model.name))


@contextmanager
def _make_periodic(warehouse: Warehouse, work: _Work, days: Days) -> Iterator[Sequence[date] | None]:
    """In a slice where a few days changed; None where they are made of all days, as what looks across all is."""
    if not work.is_linked:
        yield None
        return
    with make_periodic(warehouse, work.whole, days) as made:
        yield made


def _update_whole(
    connection: duckdb.DuckDBPyConnection, work: _Work, periodic_days: Sequence[date] | None
) -> None:
    for model in work.whole:
        if model.is_periodic and periodic_days is not None:
            store_model(connection, f"{SLICE}.{model.name}", model.name, periodic_days)
        elif model.is_mart:
            connection.execute(f"create or replace temp table whole as\n{model.sql}")
            store_model(connection, "temp.main.whole", model.name)
            connection.execute("drop table temp.main.whole")
        elif not (work.is_linked and model.name in links.MODELS):
            make_model(connection, model)
    connection.execute(f"drop table if exists {links.CANDIDATES}")
    run_checks(connection, work.checks_of(is_whole=True))
