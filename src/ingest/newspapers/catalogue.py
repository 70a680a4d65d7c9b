"""Profiles in a workspace, profiles that are shipped, and the table of all others → the catalogue of newspapers."""

import difflib
from pathlib import Path

from ingest.domain.errors import ConfigError, UsageError
from ingest.domain.ids import check_newspaper_id
from ingest.domain.newspaper import Newspaper
from ingest.newspapers.listed import read_listed
from ingest.newspapers.profile import format_profile, read_profile

SHIPPED_DIR = Path(__file__).parent


def read_newspapers(user_dir: Path | None) -> tuple[Newspaper, ...]:
    """Read every newspaper: the user's own, those with a shipped profile, then the table's; each in order of id.

    Args:
        user_dir: The workspace's own profiles, which replace shipped ones of the same id; need not exist.

    Raises:
        ConfigError: If one of the profiles is broken.
    """
    own, shipped = _profiles(user_dir), _profiles(SHIPPED_DIR)
    files = [*own.values(), *(path for newspaper_id, path in shipped.items() if newspaper_id not in own)]
    listed = (one for one in read_listed() if one.newspaper_id not in own.keys() | shipped.keys())
    return (*map(read_profile, files), *listed)


def find_newspaper(newspaper_id: str, user_dir: Path | None) -> Newspaper:
    """Read one newspaper's profile; a broken one of another newspaper is no hindrance.

    Raises:
        UsageError: If there is none, with the nearest ids, or that of the paper of this name.
        ConfigError: If its profile is broken.
    """
    files = _profiles(SHIPPED_DIR) | _profiles(user_dir)
    if newspaper_id in files:
        return read_profile(files[newspaper_id])
    listed = {one.newspaper_id: one for one in read_listed()}
    if newspaper_id in listed:
        return listed[newspaper_id]
    names = {one.name: one.newspaper_id for one in read_newspapers(None)}
    ids = [*files, *listed]
    near = (
        [names[newspaper_id]] if newspaper_id in names else difflib.get_close_matches(newspaper_id, ids, n=3)
    )
    hint = f"did you mean {' or '.join(near)}? " if near else ""
    raise UsageError(f"unknown newspaper {newspaper_id[:80]!r}; {hint}see `dibao newspapers`")


def is_shipped(newspaper_id: str) -> bool:
    """Whether dibao brings a newspaper of this id along."""
    return newspaper_id in _profiles(SHIPPED_DIR) or any(
        one.newspaper_id == newspaper_id for one in read_listed()
    )


def write_newspaper(newspaper: Newspaper, user_dir: Path) -> Path:
    """Write a new profile into a workspace and give its path; never overwrites one.

    Raises:
        UsageError: If the id is not valid, or the name holds control characters.
        ConfigError: If there is a profile of this id, or the folder cannot be written to.
    """
    path = user_dir / f"{check_newspaper_id(newspaper.newspaper_id)}.toml"
    if not newspaper.name.strip() or not newspaper.name.isprintable():
        raise UsageError(f"newspaper name {newspaper.name!r} is not valid: use printable characters")
    text = format_profile(newspaper)
    try:
        user_dir.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as stream:
            stream.write(text)
    except FileExistsError as error:
        raise ConfigError(f"{path} is there already; edit it, or remove it first") from error
    except OSError as error:
        raise ConfigError(f"{path}: cannot be written ({error.strerror})") from error
    return path


def _profiles(folder: Path | None) -> dict[str, Path]:
    return {path.stem: path for path in sorted(folder.glob("*.toml"))} if folder else {}
