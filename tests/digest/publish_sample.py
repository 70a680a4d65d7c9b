"""The sample's pages → a workspace with its digests, by the product's own steps and nothing else."""

from pathlib import Path

from ingest.sample import EDITION_DATES, NEWSPAPER_ID, SITE_DIR
from ingest.steps.load import load_files
from ingest.steps.publish import publish, transform
from ingest.workspace import create_workspace, read_workspace


def publish_sample(root: Path) -> None:
    """Load every edition, build, publish."""
    create_workspace(root)
    workspace = read_workspace(root)
    for day in EDITION_DATES:
        folder = SITE_DIR / "lcrb" / "html" / f"{day:%Y-%m}" / f"{day:%d}"
        load_files(workspace, NEWSPAPER_ID, (folder,), edition_date=day)
    transform(workspace)
    publish(workspace)
