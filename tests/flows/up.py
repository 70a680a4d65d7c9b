"""`dibao up` over an invented site, with what a test does to it: runs are asked for, and processes killed."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.objects import FlowRun

from ingest.workspace import Workspace
from tests.conftest import PROGRAM

SECONDS = 400.0


@dataclass(frozen=True, kw_only=True)
class Up:
    """A running `dibao up`."""

    process: "subprocess.Popen[str]"
    workspace: Workspace
    client: SyncPrefectClient

    def pid(self, name: str) -> int:
        """Of its server or its worker."""
        file = self.workspace.root / ".prefect" / "up" / f"{name}.pid"
        return int(file.read_text(encoding="ascii"))

    def is_ready(self) -> bool:
        """The deployments are on the server, and the worker starts, which comes last."""
        return (self.workspace.root / ".prefect" / "up" / "worker.pid").is_file()

    def start(self, deployment: str, **parameters: Any) -> FlowRun:
        """Ask for a run as the button on Prefect's pages does."""
        found = self.client.read_deployment_by_name(f"{deployment}/{self.workspace.root.name}")
        return self.client.create_flow_run_from_deployment(found.id, parameters=parameters)

    def finish(self, run_id: UUID) -> FlowRun:
        """The run once it has ended, whatever server answers until then."""

        def has_ended() -> bool:
            state = None if self.client.api_healthcheck() else self.client.read_flow_run(run_id).state
            return state is not None and state.is_final()

        wait_until(has_ended)
        return self.client.read_flow_run(run_id)


@contextmanager
def running_up(workspace: Workspace, port: int) -> Iterator[Up]:
    """`dibao up` with its pages on that port; killed at the end if the test has not ended it."""
    command = [PROGRAM, "-C", str(workspace.root), "up", "--port", str(port)]
    with (
        subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8") as process,
        SyncPrefectClient(f"http://127.0.0.1:{port}/api") as client,
    ):
        up = Up(process=process, workspace=workspace, client=client)
        try:
            yield up
        finally:
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=60)


def wait_until(is_reached: Callable[[], object], *, pause: float = 0.5) -> None:
    """Look again and again, for `SECONDS` at most."""
    until = time.monotonic() + SECONDS
    while not is_reached():
        assert time.monotonic() < until, "waited in vain"
        time.sleep(pause)


def find_run_processes(root: Path) -> tuple[int, ...]:
    """Every process that works on a run of this workspace's server."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            environment = (process / "environ").read_bytes().split(b"\0")
        except OSError:
            continue
        is_run = any(one.startswith(b"PREFECT__FLOW_RUN_ID=") for one in environment)
        if is_run and f"PREFECT_HOME={root}/.prefect/up".encode() in environment:
            found.append(int(process.name))
    return tuple(found)


def kill(*pids: int) -> None:
    """`kill -9`; who has just ended by itself is dead, too."""
    for pid in pids:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue
