"""Prefect's own temporary server around a command that runs flows, started and ended with it.

The server is a process of its own. It starts with Ctrl-C and SIGTERM blocked (see `leaving`), so that it answers until
we end it, and it is killed: its database survives that, and asked to end it would take seconds. A server that a killed
run left behind is ended at the start of the next.
"""

import contextlib
import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ingest.cli.leaving import staying, undone_on_leaving
from ingest.cli.prefect_settings import session_settings, set_environment
from ingest.domain.errors import DibaoError
from ingest.domain.processes import read_command
from ingest.warehouse.lock import alone

STARTUP_SECONDS = 120
SECONDS_TO_END = 2
SERVER_MARK = "prefect.server.api.server:create_app"


class SessionError(DibaoError):
    """Prefect's own server cannot be had."""


@contextlib.contextmanager
def prefect_session(home: Path) -> Iterator[None]:
    """Run Prefect on a temporary server whose files lie in `home`.

    Args:
        home: Folder for Prefect's database, settings and the server's process id; made if it is not there.

    Raises:
        SessionError: If the server does not start, or is ended by somebody else.
        WarehouseLockedError: If another run has its server here.
        OSError: If the folder cannot be written to.
    """
    home.mkdir(parents=True, exist_ok=True)
    pid_file = home / "server.pid"
    with alone(home / "session.lock"):
        _end_server(pid_file)
        set_environment(session_settings(home, STARTUP_SECONDS))
        with undone_on_leaving(lambda: _end_server(pid_file)):
            try:
                _start_server(pid_file)
                yield
            except DibaoError:
                raise
            except Exception as error:  # whatever Prefect's client raises once its server is gone
                if _is_running(pid_file):
                    raise
                raise SessionError(
                    "Prefect's server was ended while it was needed; run the same command again to go on"
                ) from error
            finally:
                _end_server(pid_file)


def _start_server(pid_file: Path) -> None:
    from prefect.server.api.server import SubprocessASGIServer  # noqa: PLC0415 - takes seconds

    class SessionServer(SubprocessASGIServer):
        """Leaves its process id behind, for whoever has to end it."""

        def _run_uvicorn_command(self) -> Any:
            with staying():
                process = super()._run_uvicorn_command()
                pid_file.write_text(str(process.pid), encoding="ascii")
                while process.poll() is None and not read_command(process.pid):
                    time.sleep(0.01)  # its words, by which it is told, show a moment after it has started
            return process

    server = SessionServer()  # the instance that Prefect's client finds when it asks for one
    try:
        server.start()
    except RuntimeError as error:
        raise SessionError(
            f"Prefect's server did not start within {STARTUP_SECONDS} seconds; try again, or look into "
            f"{pid_file.parent} ({' '.join(str(error).split())[:120]})"
        ) from error


def _is_running(pid_file: Path) -> bool:
    pid = _read_pid(pid_file)
    return pid is not None and SERVER_MARK in read_command(pid)


def _read_pid(pid_file: Path) -> int | None:
    try:
        return int(pid_file.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None  # no run left anything


def _end_server(pid_file: Path) -> None:
    """End the server whose process id is noted, if that process still is one."""
    pid = _read_pid(pid_file)
    if pid is None:
        return
    if SERVER_MARK in read_command(pid):
        os.kill(pid, signal.SIGKILL)
        _await_end(pid)
    pid_file.unlink(missing_ok=True)


def _await_end(pid: int) -> None:
    """Stay until a killed process is gone, which takes the system a moment; whoever looks then finds none."""
    until = time.monotonic() + SECONDS_TO_END
    while SERVER_MARK in read_command(pid) and time.monotonic() < until:
        time.sleep(0.01)
