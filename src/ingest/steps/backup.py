"""A workspace → a folder from which it can be made again, each file with its hash; and back."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from ingest import __version__
from ingest.domain.errors import InputError, UsageError
from ingest.steps.manifest import BackedFile, check_files, copy_file, read_manifest, write_manifest
from ingest.warehouse.freeze import frozen
from ingest.workspace import CONFIG_NAME, Workspace

_KEPT = (
    CONFIG_NAME,
    ".gitignore",
    "places.csv",
    "newspapers",
    "warehouse/raw",
)  # what is published is made anew


def back_up(workspace: Workspace, folder: Path) -> int:
    """Copy the settings, the profiles, the archive and the warehouse, and give the number of files.

    Loads wait, or are refused, while it runs; readers of the published copy are not disturbed.

    Raises:
        UsageError: If the folder holds anything, or lies in what is backed up.
        WarehouseLockedError: If another run holds the warehouse.
        WarehouseError: If the warehouse is damaged.
    """
    _check_empty(folder, "a backup")
    if folder.absolute().is_relative_to(workspace.root / "warehouse"):
        raise UsageError(f"{folder} lies in the warehouse itself; name a folder elsewhere")
    if workspace.warehouse_file.is_file():
        with frozen(workspace.warehouse_file) as file:
            files = [*_copy_all(workspace, folder), _copy(workspace.root, file, folder)]
    else:
        files = list(_copy_all(workspace, folder))
    write_manifest(folder, tuple(files), __version__)
    return len(files)


def restore(folder: Path, root: Path) -> int:
    """Make a workspace of a backup, and give the number of files.

    Raises:
        UsageError: If there is anything in the new workspace's folder.
        InputError: If the backup is not whole, or a file of it is damaged; nothing is written then.
    """
    _check_empty(root, "a restored workspace")
    files = read_manifest(folder)
    check_files(folder, files)
    beside = root.absolute().with_name(f".{root.absolute().name}.restoring")
    shutil.rmtree(beside, ignore_errors=True)
    try:
        for file in files:
            if copy_file(folder / file.path, beside / file.path) != (file.byte_count, file.sha256):
                raise InputError(f"{folder / file.path}: changed while it was read; try again")
        root.mkdir(parents=True, exist_ok=True)
        for path in sorted(beside.iterdir(), key=lambda path: path.name == CONFIG_NAME):
            path.replace(root / path.name)  # the settings last: without them it is no workspace
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return len(files)


def _check_empty(folder: Path, purpose: str) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder} is not empty; {purpose} needs a folder of its own")


def _copy_all(workspace: Workspace, folder: Path) -> Iterator[BackedFile]:
    for name in _KEPT:
        kept = workspace.root / name
        paths = sorted(path for path in kept.rglob("*") if path.is_file()) if kept.is_dir() else [kept]
        for path in paths:
            if path.is_file():
                yield _copy(workspace.root, path, folder)


def _copy(root: Path, path: Path, folder: Path) -> BackedFile:
    inner = path.relative_to(root).as_posix()
    size, sha256 = copy_file(path, folder / inner)
    return BackedFile(path=inner, byte_count=size, sha256=sha256)
