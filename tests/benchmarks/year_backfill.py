"""`year_backfill plain|flow WORKSPACE SINCE UNTIL`: a backfill from the archive, and what it cost.

`plain` calls the functions, `flow` runs the flow that calls the same ones, against the server PREFECT_API_URL names.
The process's own seconds of processor time and of the clock, imports included, are written to stdout as JSON.
"""

import json
import sys
import time
from datetime import date
from pathlib import Path

STARTED = time.monotonic()
PAPER = "test"


def run_plainly(root: Path, since: date, until: date) -> None:
    """The work without Prefect."""
    from ingest.steps.plan import plan_backfill  # noqa: PLC0415 - either way pays for its own imports
    from ingest.steps.publish import publish, transform  # noqa: PLC0415 - likewise
    from ingest.steps.rebuild import read_archived  # noqa: PLC0415 - likewise
    from ingest.workspace import read_workspace  # noqa: PLC0415 - likewise

    workspace = read_workspace(root)
    plan = plan_backfill(workspace, PAPER, since, until, only="missing", from_archive=True)
    for day in plan.days:
        read_archived(workspace, PAPER, day)
    transform(workspace)
    publish(workspace)


def run_flow(root: Path, since: date, until: date) -> None:
    """The same as a flow."""
    from ingest.cli.flow_runner import load_flow  # noqa: PLC0415 - likewise

    load_flow("backfill")(
        [PAPER], since, until, only="missing", from_archive=True, workspace=str(root), return_state=True
    )


if __name__ == "__main__":
    way, root, since, until = sys.argv[1:]
    run = {"plain": run_plainly, "flow": run_flow}[way]
    run(Path(root), date.fromisoformat(since), date.fromisoformat(until))
    json.dump({"cpu": time.process_time(), "wall": time.monotonic() - STARTED}, sys.stdout)
