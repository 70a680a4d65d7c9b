"""Turns at a host: one request at a time, with a pause after each, for all runs on this machine that share the folder.

A host's file holds two moments: when its last request ended, and before when it does not want another (Retry-After, or
our own back-off). Who has its turn holds the file's lock; nobody sleeps with it.
"""

import fcntl
import logging
import math
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO
from urllib.parse import quote

from ingest.domain.errors import DibaoError
from ingest.fetch.clock import Clock

LONGEST_SECONDS = 3600.0
WORTH_A_WORD_SECONDS = 10.0

log = logging.getLogger(__name__)


class Hosts:
    """Gives turns; the folder is made when it is first needed."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._folder = folder
        self._clock = clock

    @contextmanager
    def turn(self, host: str, delay_seconds: float) -> Iterator[None]:
        """Wait until the host may be asked, and keep everyone else away until the request has ended.

        Raises:
            DibaoError: If the folder cannot be written.
        """
        with self._open(host) as file:
            self._wait(file, host, delay_seconds)
            try:
                yield
            finally:
                _, not_before = _read(file)
                _write(file, self._clock.now(), not_before)

    def defer(self, host: str, seconds: float) -> None:
        """Let nobody ask the host for so many seconds.

        Raises:
            DibaoError: As above.
        """
        with self._open(host) as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            last, not_before = _read(file)
            _write(file, last, max(not_before, self._clock.now() + seconds))

    def _open(self, host: str) -> IO[str]:
        path = self._folder / quote(host, safe="")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o644), "r+", encoding="ascii")
        except OSError as error:
            raise DibaoError(
                f"{path}: cannot be written ({error.strerror}); make room or check permissions"
            ) from error

    def _wait(self, file: IO[str], host: str, delay_seconds: float) -> None:
        """Take the lock at a moment when the host may be asked."""
        while True:
            fcntl.flock(file, fcntl.LOCK_EX)
            now = self._clock.now()
            last, not_before = _mend(file, now)
            wait = max(last + delay_seconds, not_before) - now
            if wait <= 0:
                return
            fcntl.flock(file, fcntl.LOCK_UN)
            if wait >= max(WORTH_A_WORD_SECONDS, 2 * delay_seconds):
                log.info("%s: waiting %.0f s before it is asked again", host, wait)
            self._clock.sleep(wait)


def _mend(file: IO[str], now: float) -> tuple[float, float]:
    """Both moments as they can be: a clock that was set back holds nobody until it has caught up."""
    noted = _read(file)
    last, not_before = min(noted[0], now), min(noted[1], now + LONGEST_SECONDS)
    if (last, not_before) != noted:
        _write(file, last, not_before)
    return last, not_before


def _read(file: IO[str]) -> tuple[float, float]:
    """Both moments; zeros for a new file, or one that is damaged."""
    file.seek(0)
    try:
        last, not_before = (float(word) for word in file.read(100).split())
    except ValueError:
        return 0.0, 0.0
    return (last, not_before) if math.isfinite(last + not_before) else (0.0, 0.0)


def _write(file: IO[str], last: float, not_before: float) -> None:
    file.seek(0)
    file.truncate()
    file.write(f"{last!r} {not_before!r}\n")
    file.flush()
