"""A newspaper's profile → its site, ready to be read: the web, as politely as the profile says."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from ingest.domain.newspaper import Newspaper, NewspaperSite
from ingest.domain.page import Fetched
from ingest.fetch.errors import BlockedError
from ingest.fetch.settings import USER_AGENT, WebSettings
from ingest.fetch.site import Site
from ingest.fetch.web import WebSite
from ingest.sample import SITE_URL
from ingest.sample.server import HOST, SiteServer
from ingest.sample.site import Site as SampleSite
from ingest.workspace import Workspace


@contextmanager
def open_site(workspace: Workspace, newspaper: Newspaper, source: NewspaperSite) -> Iterator[Site]:
    """Open a newspaper's site; that of the sample edition is served on this machine for as long as it is read."""
    if newspaper.status == "blocked":
        yield _ClosedSite(newspaper)
    elif source.entry_url.startswith(SITE_URL):
        with SiteServer(SampleSite()) as server, _open(workspace, newspaper, source, server) as site:
            yield site
    else:
        with _open(workspace, newspaper, source) as site:
            yield site


class _ClosedSite:
    """A site that is known to refuse us: it is not asked at all."""

    def __init__(self, newspaper: Newspaper) -> None:
        self._why = (
            f"{newspaper.newspaper_id} is marked as blocked ({newspaper.provenance or 'in its profile'})"
        )

    def read(self, address: str, *, earlier: Fetched | None = None) -> Fetched:
        """Read nothing.

        Raises:
            BlockedError: Always.
        """
        del earlier
        advice = "save its pages and use `dibao load`, or give it a profile of your own"
        raise BlockedError(f"{address}: not asked for, {self._why}; {advice}")


def _open(
    workspace: Workspace, newspaper: Newspaper, source: NewspaperSite, server: SiteServer | None = None
) -> WebSite:
    sample_host = urlsplit(SITE_URL).netloc
    return WebSite(
        WebSettings(
            state_dir=workspace.hosts_dir,
            delay_seconds=newspaper.delay_seconds,
            user_agent=newspaper.user_agent or USER_AGENT,
            headers=source.headers,
            allow_private=newspaper.allow_private,
            allow_hosts=tuple(urlsplit(one.entry_url).hostname or "" for one in newspaper.sites),
            host_map=((sample_host, (HOST, server.port)),) if server else (),
        )
    )
