"""A digest → `index.md`, as a reader would paste it into notes."""

from ingest.digest.groups import find_groups
from ingest.digest.templating import MARKDOWN
from ingest.domain.digest import Digest


def render_markdown(digest: Digest) -> str:
    """CommonMark in which every printed character is plain text; only our own headings and links are markup."""
    return MARKDOWN.get_template("digest.md").render(
        digest=digest,
        groups=find_groups(digest),
    )
