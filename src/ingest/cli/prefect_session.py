"""Prefect's own temporary server around a command that runs flows, started and stopped cleanly.

The server is a process of its own. Ctrl-C in a terminal reaches every process of the group, so it is started with
SIGINT blocked: it goes on answering until we end it. A server that a killed run left behind is ended at the start.
"""

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any

from ingest.domain.errors import EXIT_INTERRUPTED, EXIT_TERMINATED, INTERRUPTED, TERMINATED, DibaoError

STARTUP_SECONDS = 120
SERVER_MARK = "prefect.server.api.server:create_app"
LAST_WORDS = {
    signal.SIGINT: (INTERRUPTED, EXIT_INTERRUPTED),
    signal.SIGTERM: (TERMINATED, EXIT_TERMINATED),
}


class SessionError(DibaoError):
    """Prefect's own server cannot be had."""


@contextlib.contextmanager
def prefect_session(home: Path) -> Iterator[None]:
    """Run Prefect on a temporary server whose files lie in `home`.

    Args:
        home: Folder for Prefect's database, settings and the server's process id; made if it is not there.

    Raises:
        SessionError: If the server does not start.
        OSError: If the folder cannot be written to.
    """
    home.mkdir(parents=True, exist_ok=True)
    pid_file = home / "server.pid"
    _end_leftover(pid_file)
    _set_environment(home)
    server = _start_server(pid_file)
    try:
        yield
    finally:
        server.stop()
        pid_file.unlink(missing_ok=True)


def _set_environment(home: Path) -> None:
    """Prefect reads its settings when it is imported; a server somebody else runs is none of this run's."""
    for name in [name for name in os.environ if name.startswith("PREFECT_")]:
        del os.environ[name]
    os.environ.update(
        PREFECT_HOME=str(home),
        PREFECT_SERVER_ALLOW_EPHEMERAL_MODE="true",
        PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS=str(STARTUP_SECONDS),
        PREFECT_SERVER_ANALYTICS_ENABLED="false",
        DO_NOT_TRACK="1",
        PREFECT_LOGGING_LEVEL="CRITICAL",
        PREFECT_LOGGING_TO_API_ENABLED="false",
    )


def _start_server(pid_file: Path) -> Any:
    """Import Prefect and start its server; a signal meanwhile ends everything at once, for nothing is open yet."""
    with _leaving_on_signals(pid_file):
        from prefect.server.api.server import SubprocessASGIServer  # noqa: PLC0415 - takes seconds

        class SessionServer(SubprocessASGIServer):
            """Starts without Ctrl-C, and leaves its process id behind for the next run to find."""

            def _run_uvicorn_command(self) -> "subprocess.Popen[Any]":
                before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
                try:
                    process = super()._run_uvicorn_command()
                    pid_file.write_text(str(process.pid), encoding="ascii")
                finally:
                    signal.pthread_sigmask(signal.SIG_SETMASK, before)
                return process

        server = SessionServer()  # the instance that Prefect's client finds when it asks for one
        try:
            server.start()
        except RuntimeError as error:
            server.stop()
            raise SessionError(
                f"Prefect's server did not start within {STARTUP_SECONDS} seconds; try again, or look into "
                f"{pid_file.parent} ({' '.join(str(error).split())[:120]})"
            ) from error
    return server


@contextlib.contextmanager
def _leaving_on_signals(pid_file: Path) -> Iterator[None]:
    """An import that is interrupted may swallow the exception or break what it was building."""

    def leave(number: int, _frame: FrameType | None) -> None:
        message, code = LAST_WORDS[signal.Signals(number)]
        sys.stderr.write(f"dibao: {message}\n")
        sys.stderr.flush()
        _end_leftover(pid_file, signal.SIGKILL)  # it is starting: asked to end it would take seconds and complain
        os._exit(code)

    before = {number: signal.getsignal(number) for number in LAST_WORDS}
    for number, handler in before.items():
        if handler is not signal.SIG_IGN:
            signal.signal(number, leave)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _end_leftover(pid_file: Path, number: signal.Signals = signal.SIGTERM) -> None:
    """End the server whose process id is noted, if that process still is one."""
    try:
        pid = int(pid_file.read_text(encoding="ascii"))
        command = Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace")
    except (OSError, ValueError):
        return  # no run left anything, or its server is gone
    if SERVER_MARK in command:
        os.kill(pid, number)
    pid_file.unlink(missing_ok=True)
