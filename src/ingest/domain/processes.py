"""A process id → the command line of that process, to name it and to tell it from another of the same number."""

import os
import subprocess
from pathlib import Path

PROC = Path("/proc")


def read_command(pid: int) -> tuple[str, ...]:
    """The words of a process's command line; () when it has ended, or nobody tells."""
    if PROC.is_dir():
        return _read_proc(pid)
    return _ask_ps(pid)


def _read_proc(pid: int) -> tuple[str, ...]:
    try:
        words = (PROC / str(pid) / "cmdline").read_bytes().split(b"\0")
    except OSError:
        return ()
    return tuple(os.fsdecode(word) for word in words if word)


def _ask_ps(pid: int) -> tuple[str, ...]:
    """What macOS has instead of `/proc`."""
    try:
        done = subprocess.run(  # noqa: S603 - nothing in it but a number
            ["/bin/ps", "-ww", "-o", "command=", "-p", str(pid)], capture_output=True, check=False
        )
    except OSError:
        return ()
    return tuple(os.fsdecode(done.stdout).split())
