"""Rendered files → a folder on disk: written beside and renamed, only where the bytes differ."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from ingest.digest.manifest import FileMark
from ingest.domain.errors import PublishError

WRITERS = 16
BATCH = 256
OWN_NAMES = {
    *("index.html", "index.md", "digest.json", "digest.epub", "digest.eml"),
    *(f"{name}.{kind}" for name in ("feed", "weeks", "months") for kind in ("atom", "json")),
    *("items.csv", "items.parquet", "datapackage.json", "search.js"),
}
ROOT_NAMES = ("style.css", "districts.opml", "issues.atom", "manifest.json", "sitemap.xml")
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
    """Write the files that are new or differ, by and large in order; each is whole or the old one at every moment.

    Raises:
        PublishError: If the disk refuses; files already written stay.
    """
    written = 0
    marks: dict[Path, FileMark] = {}
    with ThreadPoolExecutor(WRITERS) as pool:  # a disk flushes many files together almost as fast as one
        for batch in _batch(files):
            changed = [file for file in batch if _differs(folder / file.path, file.content)]
            _replace(folder, changed, pool)
            written += len(changed)
            marks |= {folder / file.path: _mark(file) for file in batch}
    return PublishResult(written=written, unchanged=len(marks) - written, marks=marks)


def _batch(files: Iterable[RenderedFile]) -> Iterator[list[RenderedFile]]:
    """A few at a time, so that what links to a file is written after it, and memory holds no more."""
    rest = iter(files)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _mark(file: RenderedFile) -> FileMark:
    content = file.content
    sha256 = hashlib.sha256(content).hexdigest()
    return FileMark(sha256=sha256, byte_count=len(content), made_from=file.made_from)


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
        with naming(Path(parent)):
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
    with naming(folder):
        for name in LEFTOVERS:
            (folder / name).unlink(missing_ok=True)


def _differs(path: Path, content: bytes) -> bool:
    with naming(path):
        return not path.is_file() or path.read_bytes() != content


def _replace(folder: Path, files: list[RenderedFile], pool: ThreadPoolExecutor) -> None:
    """Flush the files, rename them, flush their folders: in this order a power cut leaves the old or the new one."""
    paths = [folder / file.path for file in files]
    try:
        written = [pool.submit(_write_beside, folder / file.path, file.content) for file in files]
        wait(written)  # also where one fails: none may write any more when its leftovers are taken away
        for one in written:
            one.result()
        for path in paths:
            with naming(path):
                _beside(path).replace(path)
    finally:
        for path in paths:
            with naming(path):
                _beside(path).unlink(missing_ok=True)
    for _ in pool.map(_flush_folder, {path.parent for path in paths}):
        pass


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.tmp")


def _write_beside(path: Path, content: bytes) -> None:
    with naming(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with _beside(path).open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())


def _flush_folder(path: Path) -> None:
    with naming(path):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Turn what the disk says into one line that names the place."""
    try:
        yield
    except OSError as error:
        raise PublishError(
            f"cannot publish {path}: {error.strerror}; what stood there before is intact, "
            "make room or give access and run again"
        ) from error
