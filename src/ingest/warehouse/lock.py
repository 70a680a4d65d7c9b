"""DuckDB's refusal of a second process → who holds the warehouse."""

import os
import re
from pathlib import Path

from ingest.domain.errors import WarehouseLockedError

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
    command = _read_command(pid)
    holder = f"process {pid} ({command})" if command else f"process {pid}"
    return WarehouseLockedError(f"{path} is held by {holder}; wait until it has ended, or stop it")


def _read_command(pid: int) -> str | None:
    """The command line of a process, shortened; None where there is no `/proc` or it has ended."""
    try:
        arguments = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return None
    words = (Path(os.fsdecode(arguments[0])).name, *(os.fsdecode(word) for word in arguments[1:] if word))
    return " ".join(" ".join(words).split())[:120] or None
