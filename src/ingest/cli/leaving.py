"""Ctrl-C or SIGTERM → one line, what must be undone, and the end of the process, wherever it stands.

Nothing is unwound: all that is stored survives a kill at any moment, while an exception thrown into an import, a
C extension or Prefect's own threads may be swallowed there, or break what it was building.
"""

import contextlib
import os
import signal
import threading
from collections.abc import Callable, Iterator
from typing import NoReturn

from ingest.domain.errors import EXIT_INTERRUPTED, EXIT_TERMINATED, INTERRUPTED, TERMINATED

LAST_WORDS = {
    signal.SIGINT: (INTERRUPTED, EXIT_INTERRUPTED),
    signal.SIGTERM: (TERMINATED, EXIT_TERMINATED),
    signal.SIGHUP: (TERMINATED, EXIT_TERMINATED),
}

_undo: list[Callable[[], None]] = []
_write_last_words: list[Callable[[str], str]] = [lambda message: f"dibao: {message}"]
_staying = threading.Lock()


def leave_on_signals() -> None:
    """From now on a signal ends the process at once; call it before any other thread starts.

    Threads and child processes begin with these signals blocked: only the waiting thread takes them. What the caller
    ignores, as `nohup` does, stays ignored.
    """
    numbers = {number for number in LAST_WORDS if signal.getsignal(number) is not signal.SIG_IGN}
    signal.pthread_sigmask(signal.SIG_BLOCK, numbers)
    threading.Thread(target=_wait, args=(numbers,), name="leaving", daemon=True).start()


def end_with(write: Callable[[str], str]) -> None:
    """Write the last line in another form; it is without a line end."""
    _write_last_words[:] = [write]


@contextlib.contextmanager
def undone_on_leaving(undo: Callable[[], None]) -> Iterator[None]:
    """Call `undo` if a signal comes while the block runs."""
    _undo.append(undo)
    try:
        yield
    finally:
        _undo.remove(undo)


@contextlib.contextmanager
def staying() -> Iterator[None]:
    """Put a signal off for the few moments in which it could not be known what to undo."""
    with _staying:
        yield


def _wait(numbers: set[signal.Signals]) -> NoReturn:
    message, code = LAST_WORDS[signal.Signals(signal.sigwait(numbers))]
    with _staying:
        for undo in reversed(_undo):
            with contextlib.suppress(OSError):
                undo()
        with contextlib.suppress(OSError):
            os.write(2, f"{_write_last_words[0](message)}\n".encode())
        os._exit(code)
