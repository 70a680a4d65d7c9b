"""Profiles that are shipped, and those in a workspace, which come first → the catalogue of newspapers."""

import difflib
from pathlib import Path

from ingest.domain.errors import ConfigError, UsageError
from ingest.domain.ids import check_newspaper_id
from ingest.domain.newspaper import Newspaper
from ingest.newspapers.profile import format_profile, read_profile

SHIPPED_DIR = Path(__file__).parent


def read_newspapers(user_dir: Path | None) -> tuple[Newspaper, ...]:
    """Read every profile, in order of id.

    Args:
        user_dir: The workspace's own profiles, which replace shipped ones of the same id; need not exist.

    Raises:
        ConfigError: If one of the profiles is broken.
    """
    files = _profile_files(user_dir)
    return tuple(read_profile(files[newspaper_id]) for newspaper_id in sorted(files))


def find_newspaper(newspaper_id: str, user_dir: Path | None) -> Newspaper:
    """Read one newspaper's profile; a broken one of another newspaper is no hindrance.

    Raises:
        UsageError: If there is none, with the nearest ids.
        ConfigError: If its profile is broken.
    """
    files = _profile_files(user_dir)
    if newspaper_id not in files:
        near = difflib.get_close_matches(newspaper_id, files, n=3)
        hint = f"did you mean {' or '.join(near)}? " if near else ""
        raise UsageError(f"unknown newspaper {newspaper_id[:80]!r}; {hint}see `dibao newspapers`")
    return read_profile(files[newspaper_id])


def is_shipped(newspaper_id: str) -> bool:
    """Whether dibao brings a profile of this id along."""
    return newspaper_id in _profile_files(None)


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


def _profile_files(user_dir: Path | None) -> dict[str, Path]:
    folders = (SHIPPED_DIR,) if user_dir is None else (SHIPPED_DIR, user_dir)
    return {path.stem: path for folder in folders for path in sorted(folder.glob("*.toml"))}
