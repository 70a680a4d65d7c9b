"""Days that changed → the models that look across their weeks and months, made of these weeks and months alone.

What an article reprints may change without its day: an older day that comes later is then its first printing. Such days
are made with the others.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta

import duckdb

from ingest.warehouse.build import make_model
from ingest.warehouse.connect import CATALOG, Warehouse
from ingest.warehouse.fingerprints import find_changed, in_parts, read_kept_parts, read_parts
from ingest.warehouse.links import MATCHED
from ingest.warehouse.models import Model
from ingest.warehouse.slices import open_tables

REPRINTS = "marts.reprints"
_ITEMS = "marts.digest_items"
_WITHHELD = "staging.stg_withheld"


@contextmanager
def make_periodic(
    warehouse: Warehouse, models: Sequence[Model], days: Iterable[date]
) -> Iterator[Sequence[date]]:
    """Make the periodic models of these in a slice, which is there as long as the block runs.

    Args:
        models: All that look across days; the links between reprints stand as they are now.

    Yields:
        The days whose rows the slice has: all days of the weeks and months of the days that changed.

    Raises:
        WarehouseError: Names the model that could not be made.
    """
    with open_tables(warehouse, (MATCHED, _WITHHELD)) as piece:
        make_model(piece, next(model for model in models if model.name == REPRINTS))
        changed = find_changed(read_parts(piece, REPRINTS), read_kept_parts(warehouse.connection, REPRINTS))
        made = _spread({*days, *(day for day in changed if day)})
        _copy_items(piece, _spread(made))
        for model in models:
            if model.is_periodic:
                make_model(piece, model)
        yield sorted(made)


def _copy_items(piece: duckdb.DuckDBPyConnection, days: set[date]) -> None:
    where = in_parts(sorted(days))
    piece.execute(f"create table {_ITEMS} as select * from {CATALOG}.{_ITEMS} where {where}")  # noqa: S608 - our own names


def _spread(days: Iterable[date]) -> set[date]:
    """All days of the weeks and months that these lie in."""
    firsts = {day.replace(day=1) for day in days}
    weeks = {day - timedelta(days=day.weekday()) for day in days}
    within = {first + timedelta(days=number) for first in firsts for number in range(31)}
    return {one for one in within if one.replace(day=1) in firsts} | {
        monday + timedelta(days=number) for monday in weeks for number in range(7)
    }
