"""A newspaper's profile → its site, ready to be read: the web, as politely as the profile says."""

from collections.abc import Iterator
from contextlib import contextmanager

from ingest.domain.newspaper import Newspaper, NewspaperSite
from ingest.fetch.settings import USER_AGENT, WebSettings
from ingest.fetch.site import Site, sample_site
from ingest.fetch.web import WebSite
from ingest.sample import SITE_URL
from ingest.workspace import Workspace


@contextmanager
def open_site(workspace: Workspace, newspaper: Newspaper, source: NewspaperSite) -> Iterator[Site]:
    """Open a newspaper's site; that of the sample edition is served on this machine while it is read."""
    if source.entry_url.startswith(SITE_URL):
        yield sample_site()
        return
    settings = WebSettings(
        state_dir=workspace.root / "warehouse" / ".hosts",
        delay_seconds=newspaper.delay_seconds,
        user_agent=newspaper.user_agent or USER_AGENT,
        headers=source.headers,
        allow_private=newspaper.allow_private,
    )
    with WebSite(settings) as site:
        yield site
