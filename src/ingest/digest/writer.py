"""Rendered files → a folder on disk: written beside and renamed, only where the bytes differ."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from ingest.digest.manifest import FileMark
from ingest.domain.errors import PublishError

OWN_NAMES = {
    *("index.html", "index.md", "digest.json", "digest.epub", "digest.eml"),
    *(f"{name}.{kind}" for name in ("feed", "weeks", "months") for kind in ("atom", "json")),
    *("items.csv", "items.parquet", "datapackage.json"),
}
ROOT_NAMES = ("style.css", "districts.opml", "issues.atom", "manifest.json")
LEFTOVERS = frozenset(f".{name}.tmp" for name in (*OWN_NAMES, *ROOT_NAMES))


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishResult:
    """How many files were written, already stood there with the same bytes, and were taken away.

    Attributes:
        marks: Every file that now stands, by its path on disk.
    """

    written: int = 0
    unchanged: int = 0
    removed: int = 0
    marks: dict[Path, FileMark] = field(default_factory=dict)

    def __add__(self, other: "PublishResult") -> "PublishResult":
        """Both together."""
        return PublishResult(
            written=self.written + other.written,
            unchanged=self.unchanged + other.unchanged,
            removed=self.removed + other.removed,
            marks=self.marks | other.marks,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderedFile:
    """A file's content and its path below the folder it is written to; `made_from` is for the manifest."""

    path: str
    text: str | bytes
    made_from: str = ""

    @property
    def content(self) -> bytes:
        """Its bytes."""
        return self.text if isinstance(self.text, bytes) else self.text.encode()


def write_files(folder: Path, files: Iterable[RenderedFile]) -> PublishResult:
    """Write the files that are new or differ, in order; each is whole or the old one at every moment.

    Raises:
        PublishError: If the disk refuses; files already written stay.
    """
    written, marks = 0, {}
    for file in files:
        path, content = folder / file.path, file.content
        written += _write_if_changed(path, content)
        marks[path] = FileMark(
            sha256=hashlib.sha256(content).hexdigest(), byte_count=len(content), made_from=file.made_from
        )
    return PublishResult(written=written, unchanged=len(marks) - written, marks=marks)


def remove_others(folder: Path, kept: set[str]) -> PublishResult:
    """Take away our files below the folder that are not kept, what a killed run left, and empty folders.

    Args:
        folder: May be missing.
        kept: Paths below the folder, with `/`. Files that are not named like ours are never touched.

    Raises:
        PublishError: If the disk refuses.
    """
    removed = 0
    for parent, _, names in os.walk(folder, topdown=False):
        below = parent[len(str(folder)) :].strip(os.sep).replace(os.sep, "/")
        paths = {name: f"{below}/{name}" if below else name for name in names}
        gone = [name for name, path in paths.items() if name in OWN_NAMES and path not in kept]
        leftovers = [name for name in names if name in LEFTOVERS]
        with _naming(Path(parent)):
            for name in (*gone, *leftovers):
                Path(parent, name).unlink()
            if len(gone) + len(leftovers) == len(names) and not any(Path(parent).iterdir()):
                Path(parent).rmdir()
        removed += len(gone)
    return PublishResult(removed=removed)


def remove_leftovers(folder: Path) -> None:
    """Take away the half-written files a killed run left in this one folder.

    Raises:
        PublishError: If the disk refuses.
    """
    with _naming(folder):
        for name in LEFTOVERS:
            (folder / name).unlink(missing_ok=True)


def _write_if_changed(path: Path, content: bytes) -> bool:
    with _naming(path):
        if path.is_file() and path.read_bytes() == content:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, content)
        return True


def _replace(path: Path, content: bytes) -> None:
    """Flush the file, rename it, flush its folder: in this order a power cut leaves the old or the new one."""
    beside = path.with_name(f".{path.name}.tmp")
    try:
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    """Turn what the disk says into one line that names the place."""
    try:
        yield
    except OSError as error:
        raise PublishError(
            f"cannot publish {path}: {error.strerror}; what stood there before is intact, "
            "make room or give access and run again"
        ) from error
