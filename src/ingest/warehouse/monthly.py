"""Months with a day that changed → the models of these months, made from what is stored of their days."""

from collections.abc import Iterable, Sequence
from datetime import date

from ingest.warehouse.build import make_model
from ingest.warehouse.connect import Warehouse, transaction
from ingest.warehouse.models import Model
from ingest.warehouse.slices import SLICE, open_month
from ingest.warehouse.store import store_model

NO_MONTH = date(1, 1, 1)  # so that a table is there, if only without a row


def update_months(warehouse: Warehouse, models: Sequence[Model], days: Iterable[date]) -> None:
    """Make these models anew for the months of these days, a month a transaction.

    Raises:
        WarehouseError: Names the model that could not be made.
    """
    for month in sorted({day.replace(day=1) for day in days}) or [NO_MONTH]:
        with open_month(warehouse, month, frozenset().union(*(model.reads for model in models))) as piece:
            for model in models:
                make_model(piece, model)
            with transaction(warehouse) as connection:
                for model in models:
                    store_model(connection, f"{SLICE}.{model.name}", model.name, (month,))
