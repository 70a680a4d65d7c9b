"""What each run did and how long its steps took → the journal `.prefect/runs.jsonl`, a line a run, and the metrics.

Runs that were killed leave no line. The journal is for people and monitors: nothing is decided by it.
"""

import contextlib
import json
import time
from collections import Counter
from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import asdict
from datetime import datetime

from ingest.domain.errors import DibaoError, UsageError
from ingest.domain.newspaper import EditionState
from ingest.steps.clock import utc_now
from ingest.steps.metrics import write_metrics
from ingest.steps.report import FAILED, WITH_GAPS, Run
from ingest.workspace import Workspace

WHOLE = frozenset((EditionState.COMPLETE, EditionState.NO_EDITION))


_run: ContextVar[Run | None] = ContextVar("run", default=None)
_states: ContextVar[dict[str, EditionState] | None] = ContextVar("states", default=None)


@contextlib.contextmanager
def noting_run(workspace: Workspace, command: str) -> Iterator[None]:
    """Note what happens in the block as one run, and write the metrics; wrong usage is no run."""
    run, states = Run(command=command, started_at=utc_now()), dict[str, EditionState]()
    tokens = _run.set(run), _states.set(states)
    try:
        yield
    except UsageError:
        raise
    except Exception as error:
        run.result, run.reason = FAILED, _tell(error)
        with contextlib.suppress(OSError, DibaoError):  # what went wrong is told already
            _keep(workspace, run, states)
        raise
    else:
        if not WHOLE.issuperset(states.values()):
            run.result = WITH_GAPS
        _keep(workspace, run, states)
    finally:
        _run.reset(tokens[0])
        _states.reset(tokens[1])


@contextlib.contextmanager
def step(name: str) -> Iterator[None]:
    """Add what the block takes to the run's seconds of that step; outside a run nobody counts."""
    began = time.monotonic()
    try:
        yield
    finally:
        if run := _run.get():
            run.seconds[name] = round(run.seconds.get(name, 0.0) + time.monotonic() - began, 3)


def note_edition(edition_id: str, state: EditionState) -> None:
    """Note the state in which the run leaves an edition."""
    states = _states.get()
    if states is not None:
        states[edition_id] = state


def read_runs(workspace: Workspace, most: int) -> tuple[Run, ...]:
    """The last runs of the journal, latest first; a line that was cut off by a kill or a full disk is left out."""
    if not workspace.runs_file.is_file():
        return ()
    lines = workspace.runs_file.read_text(encoding="utf-8").splitlines()
    return tuple(run for line in reversed(lines[-2 * most :]) if (run := _read(line)))[:most]


def _read(line: str) -> Run | None:
    try:
        values = json.loads(line)
        moments = {name: datetime.fromisoformat(values[name]) for name in ("started_at", "ended_at")}
        return Run(**(values | moments))
    except (ValueError, KeyError, TypeError):
        return None


def _keep(workspace: Workspace, run: Run, states: dict[str, EditionState]) -> None:
    run.ended_at = utc_now()
    run.editions = {state.value: count for state, count in sorted(Counter(states.values()).items())}
    if not workspace.warehouse_file.parent.is_dir():
        return  # it failed before anything was stored
    workspace.runs_file.parent.mkdir(exist_ok=True)
    workspace.runs_file.parent.mkdir(exist_ok=True)
    with workspace.runs_file.open("a", encoding="utf-8") as stream:
        stream.write(json.dumps(asdict(run), ensure_ascii=False, default=str) + "\n")
    write_metrics(workspace, run)


def _tell(error: Exception) -> str:
    return " ".join(str(error).split())[:500] or type(error).__name__
