"""Processes of ours that run beside this one: started again when they end, and ended with it."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from ingest.domain.processes import read_command

AGAIN_AFTER_SECONDS = 5.0
MARK = "dibao-child"  # by which a process left behind is told from another of the same number

# A child begins with the signals blocked that `leaving` waits for.
_PROGRAM = (
    "import runpy, signal, sys; signal.pthread_sigmask(signal.SIG_SETMASK, ());"
    " sys.argv[:2] = ['prefect']; runpy.run_module('prefect', run_name='__main__')"
)


class Child:
    """One command of Prefect's as a process in a group of its own, with a log file and its process id noted."""

    def __init__(self, home: Path, name: str, *words: str) -> None:
        self.name = name
        self.log_file = home / f"{name}.log"
        self._pid_file = home / f"{name}.pid"
        self._words = words
        self._process: subprocess.Popen[bytes] | None = None
        self._again_at = 0.0
        self._is_ending = False

    def start(self) -> None:
        """Start it; what an earlier run left behind is ended first.

        Raises:
            OSError: If its files cannot be written.
        """
        self._end_left()
        with self.log_file.open("ab") as log:
            self._process = subprocess.Popen(  # noqa: S603 - our own words
                [sys.executable, "-c", _PROGRAM, MARK, *self._words],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self._pid_file.write_text(str(self._process.pid), encoding="ascii")
        self._again_at = time.monotonic() + AGAIN_AFTER_SECONDS

    def start_again_if_ended(self) -> int | None:
        """Its exit code where it had ended by itself and was started again; at most once in so many seconds."""
        code = self._process.poll() if self._process else None
        if code is None or self._is_ending or time.monotonic() < self._again_at:
            return None
        self.start()
        return code

    def end(self, seconds: float) -> None:
        """Ask it to end, and end it and what it started after so many seconds."""
        self._is_ending = True
        if self._process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            self._process.terminate()
        until = time.monotonic() + seconds
        while self._process.poll() is None and time.monotonic() < until:
            time.sleep(0.05)
        self._kill(self._process.pid)
        self._pid_file.unlink(missing_ok=True)

    def _end_left(self) -> None:
        try:
            pid = int(self._pid_file.read_text(encoding="ascii"))
        except (OSError, ValueError):
            return  # no run left anything
        if MARK in read_command(pid):
            self._kill(pid)

    def _kill(self, pid: int) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(pid, signal.SIGKILL)
