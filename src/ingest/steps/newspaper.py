"""A newspaper's id → its profile, with the place names its workspace adds."""

from pathlib import Path

from ingest.domain.newspaper import Newspaper
from ingest.newspapers.catalogue import find_newspaper
from ingest.steps.own_places import with_own_places


def open_newspaper(newspaper_id: str, newspapers_dir: Path | None) -> Newspaper:
    """Read one newspaper's profile, and the workspace's `places.csv` where there is one.

    Raises:
        UsageError: If there is no such newspaper; names near ids.
        ConfigError: If its profile or `places.csv` is broken.
    """
    return with_own_places(find_newspaper(newspaper_id, newspapers_dir), newspapers_dir)
