"""Paths as the caller gave them → the bytes of each page file, or why a file is no page.

A folder is read with all below it, in natural order; hidden files and what systems leave behind (`.DS_Store`,
`__MACOSX`, `Thumbs.db`) are no pages and are passed over. A file given by name is judged by its bytes alone.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from ingest.domain.errors import UsageError
from ingest.domain.page import Fetched, Skipped
from ingest.fetch.bytes import LARGEST_PAGE_BYTES, accept_page, make_fetched, skip
from ingest.fetch.names import natural_key, page_no_from_name, printable
from ingest.fetch.warc import ArchiveError, read_warc
from ingest.fetch.zips import is_hidden, read_zip

__all__ = ["page_no_from_name", "read_paths"]

PAGE_SUFFIXES = frozenset({".md", ".txt", ".html", ".htm", ".xml"})
STDIN = Path("-")


def read_paths(paths: tuple[Path, ...]) -> tuple[Fetched | Skipped, ...]:
    """Read pages from files, folders, `.zip`, `.warc` and `.warc.gz`, in the order given; `-` is standard input.

    Raises:
        UsageError: If a path does not exist; nothing is read then.
    """
    for path in paths:
        if path != STDIN and not path.exists():
            raise UsageError(f"{_name(path)}: no such file or folder; check the path")
    return tuple(read for path in paths for read in _read_path(path))


def _read_path(path: Path) -> Iterator[Fetched | Skipped]:
    if path == STDIN:
        yield accept_page(make_fetched("-", sys.stdin.buffer.read(LARGEST_PAGE_BYTES + 1)))
    elif path.is_dir():
        yield from _read_folder(path)
    else:
        yield from _read_file(path)


def _read_folder(folder: Path) -> Iterator[Fetched | Skipped]:
    unreadable: list[OSError] = []
    found = sorted(_find_files(folder, unreadable), key=lambda path: natural_key(_name(path)))
    for error in unreadable:
        yield skip(_name(Path(error.filename)), f"cannot be read ({error.strerror}); check its permissions")
    if not found and not unreadable:
        yield skip(_name(folder), "no files in this folder; give the one with the pages")
    for path in found:
        if path.suffix.lower() in PAGE_SUFFIXES or _is_archive(path):
            yield from _read_file(path)
        else:
            yield skip(_name(path), "not read: a page must end in .md, .txt, .html, .htm or .xml")


def _find_files(folder: Path, unreadable: list[OSError]) -> Iterator[Path]:
    for root, folders, files in os.walk(folder, onerror=unreadable.append):
        folders[:] = [name for name in folders if not is_hidden(name)]
        yield from (Path(root, name) for name in files if not is_hidden(name))


def _is_archive(path: Path) -> bool:
    return path.name.lower().endswith((".zip", ".warc", ".warc.gz"))


def _read_file(path: Path) -> Iterator[Fetched | Skipped]:
    source = _name(path)
    if not path.is_file():
        yield skip(source, "not a regular file; give a file, a folder, or - for standard input")
    elif path.suffix.lower() == ".zip":
        yield from read_zip(path, source, PAGE_SUFFIXES)
    elif _is_archive(path):
        yield from _read_warc(path, source)
    else:
        yield _read_page(path, source)


def _read_warc(path: Path, source: str) -> Iterator[Fetched | Skipped]:
    try:
        for read in read_warc(path):
            yield accept_page(read) if isinstance(read, Fetched) else read
    except (ArchiveError, OSError) as error:
        yield skip(source, f"not read to its end ({error})")


def _read_page(path: Path, source: str) -> Fetched | Skipped:
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST_PAGE_BYTES + 1)
    except OSError as error:
        return skip(source, f"cannot be read ({error.strerror}); check its permissions")
    return accept_page(make_fetched(source, content))


def _name(path: Path) -> str:
    """The path as given; what cannot be printed, such as bytes that are no UTF-8, is shown escaped."""
    return printable(os.fsencode(path).decode("utf-8", "backslashreplace"))
