"""Digests → files: HTML, Markdown, JSON and feeds, the same bytes for the same values."""

from ingest.digest.city_pages import render_start_page
from ingest.digest.city_site import publish_site
from ingest.digest.data import render_json
from ingest.digest.feeds import render_atom, render_feed_json
from ingest.digest.notes import render_markdown
from ingest.digest.pages import Neighbours, render_district_page, render_html
from ingest.digest.publish import publish_digests
from ingest.digest.writer import PublishResult

__all__ = [
    "Neighbours",
    "PublishResult",
    "publish_digests",
    "publish_site",
    "render_atom",
    "render_district_page",
    "render_feed_json",
    "render_html",
    "render_json",
    "render_markdown",
    "render_start_page",
]
