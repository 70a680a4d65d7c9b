"""An article's id and a reason → the article out of everything that is published, or back in it."""

from ingest import __version__
from ingest.domain.errors import UsageError
from ingest.steps.clock import utc_now
from ingest.steps.store import make_run_id
from ingest.warehouse.ledger import record_run
from ingest.warehouse.open import open_warehouse
from ingest.warehouse.withhold import Withheld, read_withheld, withhold_article
from ingest.workspace import Workspace


def withhold(workspace: Workspace, article_id: str, *, reason: str, is_withheld: bool = True) -> bool:
    """Note that an article is withheld, or given back; the next publishing acts on it.

    Returns:
        Whether anything was to note.

    Raises:
        UsageError: If there is no such article or no reason, or one is given back that is not withheld.
        WarehouseLockedError: If another run holds the warehouse.
    """
    if is_withheld and not reason.strip():
        raise UsageError("an article is withheld for a reason; give it with --reason TEXT")
    now = utc_now()
    run_id = make_run_id(now)
    with open_warehouse(workspace.warehouse_file) as warehouse:
        is_noted = withhold_article(
            warehouse,
            article_id,
            is_withheld=is_withheld,
            reason=" ".join(reason.split()),
            run_id=run_id,
            recorded_at=now,
        )
        if is_noted:
            record_run(warehouse, run_id=run_id, command="withhold", started_at=now, version=__version__)
    return is_noted


def list_withheld(workspace: Workspace) -> tuple[Withheld, ...]:
    """Read what is withheld now, by id.

    Raises:
        WarehouseLockedError: If another run holds the warehouse.
    """
    with open_warehouse(workspace.warehouse_file) as warehouse:
        return read_withheld(warehouse)
