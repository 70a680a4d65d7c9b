"""A file that others read → a second one that nobody reads, to be written and put in its place.

Two files take turns: what readers were given before is the spare, brought up to date and given to them next. So a day
costs a day, however large the file. A spare that a reader still has open is left to him, and a copy made instead.
"""

import os
import shutil
from contextlib import suppress
from pathlib import Path

FOLDER = ".spare"
_STEP = 1 << 30  # bytes asked of the kernel at once


def ready_spare(target: Path) -> Path:
    """Find the spare of a file that is there, or make it by copying."""
    spare = _path(target)
    clear_away(_half(target))
    _finish_swap(target)
    if not spare.is_file() or spare.samefile(target) or _is_open_here(spare):
        renew_spare(target)
    return spare


def renew_spare(target: Path) -> None:
    """Make the spare a copy of its file; who reads the old spare keeps it until he closes it."""
    remove_spare(target)
    half = _half(target)
    _copy(target, half)
    half.replace(_path(target))


def swap(target: Path) -> None:
    """Give the spare to readers and keep what they had as the next one; a reader sees the one or the other."""
    spare, old = _path(target), _old(target)
    sync(spare)
    with suppress(OSError):  # nothing there yet, or a file system without links: the spare is a copy
        os.link(target, old)
    spare.replace(target)
    sync(target.parent)
    if old.exists():
        old.replace(spare)
    else:
        renew_spare(target)


def put(target: Path) -> None:
    """Give the spare to readers and keep nothing of what they had: no kill leaves what they must not have."""
    sync(_path(target))
    _path(target).replace(target)
    sync(target.parent)


def remove_spare(target: Path) -> Path:
    """Take it away with all that a killed run left beside it, and tell where it is made anew."""
    forget_spare(target)
    spare = _path(target)
    spare.parent.mkdir(parents=True, exist_ok=True)
    return spare


def forget_spare(target: Path) -> None:
    """Take it away where none is made anew."""
    for path in (_path(target), _half(target), _old(target)):
        clear_away(path)


def _path(target: Path) -> Path:
    return target.parent / FOLDER / target.name


def _old(target: Path) -> Path:
    return target.parent / FOLDER / f"{target.name}.old"


def _half(target: Path) -> Path:
    return target.with_name(f"{target.name}.tmp")


def _finish_swap(target: Path) -> None:
    """After a kill: what readers had is the spare, if they have another file by now."""
    old = _old(target)
    if old.exists() and not old.samefile(target) and not _path(target).exists():
        old.replace(_path(target))
    old.unlink(missing_ok=True)


def _is_open_here(path: Path) -> bool:
    """This very process reads it: DuckDB's lock keeps out other processes only."""
    wanted, folder = path.stat(), Path("/dev/fd")
    for descriptor in folder.iterdir() if folder.is_dir() else ():
        with suppress(OSError):
            if os.path.samestat(os.fstat(int(descriptor.name)), wanted):
                return True
    return False


def _copy(source: Path, target: Path) -> None:
    """Within the kernel where it can: next to nothing on a file system whose files share blocks."""
    with source.open("rb") as read, target.open("wb") as written:
        try:
            while os.copy_file_range(read.fileno(), written.fileno(), _STEP):
                pass
        except (AttributeError, OSError):
            read.seek(0)
            written.seek(0)
            shutil.copyfileobj(read, written)


def clear_away(path: Path) -> None:
    """Remove a database file that may be half written, and its log."""
    for each in (path, path.with_name(f"{path.name}.wal")):
        each.unlink(missing_ok=True)


def sync(path: Path) -> None:
    """Have a file's bytes, or a folder's names, on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
