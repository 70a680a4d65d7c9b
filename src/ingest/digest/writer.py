"""Rendered files → a folder on disk: written beside and renamed, only where the bytes differ."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ingest.domain.errors import PublishError

OWN_NAMES = {"index.html", "index.md", "digest.json", "feed.atom", "feed.json"}
TEMPORARY = {f".{name}.tmp" for name in (*OWN_NAMES, "style.css")}


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishResult:
    """How many files were written, already stood there with the same bytes, and were taken away."""

    written: int = 0
    unchanged: int = 0
    removed: int = 0

    def __add__(self, other: "PublishResult") -> "PublishResult":
        """Both together."""
        return PublishResult(
            written=self.written + other.written,
            unchanged=self.unchanged + other.unchanged,
            removed=self.removed + other.removed,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderedFile:
    """A file's text and its path below the folder it is written to."""

    path: str
    text: str


def write_files(folder: Path, files: Iterable[RenderedFile]) -> PublishResult:
    """Write the files that are new or differ, in order; each is whole or the old one at every moment.

    Raises:
        PublishError: If the disk refuses; files already written stay.
    """
    is_new = [_write_if_changed(folder / file.path, file.text.encode()) for file in files]
    return PublishResult(written=sum(is_new), unchanged=len(is_new) - sum(is_new))


def remove_others(folder: Path, kept: set[str]) -> PublishResult:
    """Take away digest files below the folder that are not kept, what a killed run left, and empty folders.

    Args:
        folder: May be missing.
        kept: Paths below the folder, with `/`. Files that are not named like ours are never touched.

    Raises:
        PublishError: If the disk refuses.
    """
    removed = 0
    for parent, _, names in os.walk(folder, topdown=False):
        here = Path(parent)
        for name in sorted(names):
            path = here / name
            is_ours = name in OWN_NAMES and path.relative_to(folder).as_posix() not in kept
            if is_ours or name in TEMPORARY:
                _try(path.unlink, path)
                removed += is_ours
        if not any(here.iterdir()):
            _try(here.rmdir, here)
    return PublishResult(removed=removed)


def remove_leftovers(folder: Path) -> None:
    """Take away what a killed run left in this folder itself."""
    for name in sorted(TEMPORARY):
        (folder / name).unlink(missing_ok=True)


def _write_if_changed(path: Path, content: bytes) -> bool:
    try:
        if path.is_file() and path.read_bytes() == content:
            return False
        _write(path, content)
    except OSError as error:
        raise _publish_error(path, error) from error
    return True


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.tmp")
    try:
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make the rename itself last: fsync(file), rename, fsync(folder)."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
