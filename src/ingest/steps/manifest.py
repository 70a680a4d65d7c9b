"""The files of a backup ↔ `manifest.json`, which names each with its size and SHA-256.

It is written last: a backup without it was never finished.
"""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath

from ingest.domain.errors import InputError

NAME = "manifest.json"
_FORMAT = 1
_STEP = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class BackedFile:
    """One file; `path` lies below the workspace, with `/`."""

    path: str
    byte_count: int
    sha256: str


def write_manifest(folder: Path, files: tuple[BackedFile, ...], version: str) -> None:
    """Finish a backup."""
    content = {"format": _FORMAT, "dibao": version, "files": [asdict(file) for file in files]}
    beside = folder / f".{NAME}.tmp"
    beside.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    beside.replace(folder / NAME)


def read_manifest(folder: Path) -> tuple[BackedFile, ...]:
    """Read what a backup holds.

    Raises:
        InputError: If it is no whole backup, or a newer dibao wrote it.
    """
    path = folder / NAME
    if not path.is_file():
        raise InputError(f"{folder}: no {NAME}: not a backup, or one that was never finished")
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        found, files = content["format"], tuple(BackedFile(**one) for one in content["files"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"{path}: damaged ({error}); use another backup") from error
    if found != _FORMAT:
        raise InputError(f"{path}: of format {found}, this dibao reads {_FORMAT}; install the newer dibao")
    for file in files:
        inner = PurePosixPath(file.path)
        if inner.is_absolute() or ".." in inner.parts:
            raise InputError(
                f"{path}: names a file outside of the workspace ({file.path}); use another backup"
            )
    return files


def check_files(folder: Path, files: tuple[BackedFile, ...]) -> None:
    """Read every file of a backup.

    Raises:
        InputError: Names the first that is missing or not as it was written.
    """
    for file in files:
        path = folder / file.path
        if not path.is_file():
            raise InputError(f"{path}: missing; the backup is not whole, use another one")
        if path.stat().st_size != file.byte_count or hash_file(path) != file.sha256:
            raise InputError(f"{path}: damaged: its SHA-256 is not that of the manifest; use another backup")


def hash_file(path: Path) -> str:
    """SHA-256 in hex of a file of any size."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def copy_file(source: Path, target: Path) -> tuple[int, str]:
    """Copy a file of any size, and give the size and SHA-256 of what was written."""
    digest, size = hashlib.sha256(), 0
    target.parent.mkdir(parents=True, exist_ok=True)
    with source.open("rb") as read, target.open("wb") as written:
        while piece := read.read(_STEP):
            digest.update(piece)
            size += written.write(piece)
    return size, digest.hexdigest()
