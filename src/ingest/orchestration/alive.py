"""Which runs of a workspace are alive: each holds a lock that ends with its process, however that ends.

Prefect keeps a killed run *Running* for ever, since nothing of it is left to say otherwise, and lets none of its kind
begin meanwhile. A run that Prefect takes for alive and that holds no lock is swept at the start of the next one, and of
`dibao up`.
"""

import contextlib
import fcntl
import logging
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import FlowRunFilter
from prefect.client.schemas.objects import FlowRun, StateType
from prefect.runtime import deployment, flow_run
from prefect.states import Crashed

from ingest.steps.runs import noting_run
from ingest.workspace import Workspace, read_workspace

PATIENCE = 600.0  # seconds that a scheduled run waits for another's transaction
YOUNG = timedelta(minutes=2)  # a run that has just begun may not hold its lock yet
SWEPT = "swept: its process has ended without a word; what it had stored is kept"

log = logging.getLogger("ingest.orchestration")


@contextlib.contextmanager
def alive(workspace: str) -> Iterator[Workspace]:
    """Read the workspace and be known as its living run while the block stands; sweeps those that are dead.

    A run of a deployment waits for a warehouse that another run holds; one that a person started does not.

    Raises:
        ConfigError: If the folder is no workspace, or its `dibao.toml` is broken.
    """
    place = read_workspace(Path(workspace))
    run_id = flow_run.get_id()
    if run_id is None:  # called without Prefect
        yield place
        return
    with _locked(_lock_file(place, run_id)):
        sweep(place, own_id=run_id)
        with noting_run(place, str(flow_run.get_flow_name())):
            yield place.waiting(PATIENCE) if deployment.get_id() else place


def sweep(workspace: Workspace, *, own_id: str | None = None) -> int:
    """Tell Prefect of runs in this workspace that it takes for alive and that are not; gives their number.

    Args:
        own_id: The run that sweeps; None where no worker is at work, so that none can have just begun.
    """
    count = 0
    states = [StateType.RUNNING] if own_id else [StateType.RUNNING, StateType.PENDING]
    with get_client(sync_client=True) as client:
        begun = FlowRunFilter.model_validate({"state": {"type": {"any_": states}}})
        for run in client.read_flow_runs(flow_run_filter=begun):
            if str(run.id) != own_id and _is_of(run, workspace) and _is_dead(run, workspace, own_id):
                client.set_flow_run_state(run.id, Crashed(message=SWEPT), force=True)
                log.warning("run %s: %s", run.name, SWEPT)
                count += 1
    return count


def _is_of(run: FlowRun, workspace: Workspace) -> bool:
    return str(run.parameters.get("workspace", "")) == str(workspace.root)


def _is_dead(run: FlowRun, workspace: Workspace, own_id: str | None) -> bool:
    is_young = run.start_time is None or datetime.now(UTC) - run.start_time < YOUNG
    return not _is_held(_lock_file(workspace, str(run.id)), if_missing=bool(own_id) and is_young)


def _lock_file(workspace: Workspace, run_id: str) -> Path:
    return workspace.runs_dir / f"{run_id}.lock"


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="ascii") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        try:
            yield
        finally:
            path.unlink(missing_ok=True)


def _is_held(path: Path, *, if_missing: bool) -> bool:
    """Somebody holds the lock; a file that nobody holds is of a run that died, and goes."""
    try:
        stream = path.open("r+", encoding="ascii")
    except FileNotFoundError:
        return if_missing
    with stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        path.unlink(missing_ok=True)
    return False
