"""Letters that a mail server took → rows, so that no reader gets one twice."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from ingest.warehouse.append import append
from ingest.warehouse.connect import Warehouse, transaction
from ingest.warehouse.ledger import append_run


@dataclass(frozen=True, slots=True, kw_only=True)
class SentLetter:
    """A digest, in one of its revisions, that one reader's mail server took; `recorded_at` is UTC, naive."""

    run_id: str
    place_code: str
    period: str
    edition_date: date
    revision: int
    reader: str
    message_id: str
    recorded_at: datetime


def record_sent(warehouse: Warehouse, letter: SentLetter) -> None:
    """Note one letter, and with the first of a run the run."""
    with transaction(warehouse) as connection:
        if not connection.execute(
            "select 1 from raw.sent where run_id = $id limit 1", {"id": letter.run_id}
        ).fetchall():
            append_run(connection, run_id=letter.run_id, command="send", started_at=letter.recorded_at)
        append(connection, "sent", [asdict(letter)])


def read_sent(warehouse: Warehouse) -> frozenset[tuple[str, str]]:
    """Read (message id, reader) of every letter taken."""
    with transaction(warehouse) as connection:
        return frozenset(connection.execute("select message_id, reader from raw.sent").fetchall())
