"""An article's id → why it is where it is, from the published copy."""

from ingest.warehouse.query import open_published
from ingest.warehouse.why import Why, read_why
from ingest.workspace import Workspace


def explain_article(workspace: Workspace, article_id: str) -> Why:
    """Read an article's decision and evidence.

    Raises:
        UsageError: If there is no such article, or nothing is published yet.
    """
    with open_published(workspace.published_file) as connection:
        return read_why(connection, article_id)
