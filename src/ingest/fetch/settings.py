"""How a newspaper's site is read: who we say we are, how often we ask, how long we wait, how much we take."""

from dataclasses import dataclass
from pathlib import Path

from ingest import __version__
from ingest.domain.errors import ConfigError
from ingest.fetch.bytes import LARGEST_PAGE_BYTES

USER_AGENT = f"dibao/{__version__} (newspaper digests)"


@dataclass(frozen=True, slots=True, kw_only=True)
class WebSettings:
    """What holds for every request of one run to one newspaper's site.

    Attributes:
        state_dir: Where runs on this machine note when they last asked a host; the workspace's `warehouse/.hosts`.
        delay_seconds: Between the end of one request to a host and the start of the next.
        user_agent: Who we say we are; what stands before its `/` is the name that robots.txt knows us by.
        headers: Those that the site's own pages send; they go to the host that was asked, never to one it redirects to.
        allow_private: `host:port` of private addresses that may be read; no redirect leads to one.
        allow_hosts: Hosts outside the site that it may redirect to.
        host_map: (host, (address, port)) of hosts that stand on this machine and are read there without TLS.
        deadline_seconds: For one request from connecting to its last byte; only the look-up of a name is outside it.
        idle_seconds: For one step of it: connecting, or the next bytes.
        largest_bytes: Of one answer, unpacked.

    Raises:
        ConfigError: If the user agent or a header could not be sent.
    """

    state_dir: Path
    delay_seconds: float = 1.0
    user_agent: str = USER_AGENT
    headers: tuple[tuple[str, str], ...] = ()
    allow_private: tuple[str, ...] = ()
    allow_hosts: tuple[str, ...] = ()
    host_map: tuple[tuple[str, tuple[str, int]], ...] = ()
    deadline_seconds: float = 60.0
    idle_seconds: float = 20.0
    largest_bytes: int = LARGEST_PAGE_BYTES

    def __post_init__(self) -> None:
        for text in (self.user_agent, *(part for header in self.headers for part in header)):
            if not (text.isascii() and text.isprintable() and text.strip()):
                raise ConfigError(
                    f"user_agent and headers are sent as plain ASCII on one line, found {text!r}; correct the profile"
                )

    @property
    def product(self) -> str:
        """`dibao`."""
        return self.user_agent.partition("/")[0].strip()
