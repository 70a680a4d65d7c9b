"""What one process at a time may hold → who holds it: by DuckDB's refusal of a second one, or by a lock of our own."""

import fcntl
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ingest.domain.errors import WarehouseLockedError
from ingest.domain.processes import read_command

# the same words on both lines of DuckDB; a file attached twice within one process is refused in other words
_OTHER_PROCESS = re.compile(r"Conflicting lock is held.*?\(PID (\d+)\)")
_SAME_PROCESS = "Unique file handle conflict"


def lock_conflict(path: Path, message: str) -> WarehouseLockedError | None:
    """The error to raise when DuckDB's message is about a lock; None when it is about something else."""
    found = _OTHER_PROCESS.search(message)
    if found:
        return held_by(path, int(found.group(1)))
    if _SAME_PROCESS in message:
        return held_by(path, os.getpid())
    if "Could not set lock" in message:
        return WarehouseLockedError(f"{path} is held by another process; wait until it has ended")
    return None


def held_by(path: Path, pid: int) -> WarehouseLockedError:
    """The error that names the process which holds a file or folder."""
    command = _shorten(read_command(pid))
    holder = f"process {pid} ({command})" if command else f"process {pid}"
    return WarehouseLockedError(f"{path} is held by {holder}; wait until it has ended, or stop it")


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold a file as nobody else does while the block stands; the lock ends with this process however it ends.

    Raises:
        WarehouseLockedError: If another process holds it; names the process.
        OSError: If the file cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+", encoding="ascii") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            stream.seek(0)
            raise held_by(path, int(stream.read() or 0)) from error
        stream.truncate(0)
        stream.write(str(os.getpid()))
        stream.flush()
        yield


def _shorten(command: tuple[str, ...]) -> str:
    """`/usr/bin/python3 -m …` is `python3 -m …`, on one line."""
    words = (Path(word).name if place == 0 else word for place, word in enumerate(command))
    return " ".join(" ".join(words).split())[:120]
