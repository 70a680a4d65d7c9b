"""What can go wrong on the web; each message is one line that names the address, the reason and what to do next."""

from ingest.domain.errors import InputError
from ingest.domain.page import Fetched


class FetchError(InputError):
    """An address was asked for and gave nothing that can be used.

    Attributes:
        fetched: What arrived all the same, for the archive; None for nothing.
    """

    def __init__(self, message: str, *, fetched: Fetched | None = None) -> None:
        self.fetched = fetched
        super().__init__(message)


class AddressError(FetchError):
    """An address we do not go to: a private one, another scheme, a redirect away from the site."""


class UnreachableError(FetchError):
    """Nobody answered: no such host, no connection, silence, a connection that broke."""


class SilentError(UnreachableError):
    """Somebody took the connection and did not answer in time."""


class TooLongError(FetchError):
    """The site asks to be left alone for longer than a run waits."""


class TruncatedError(FetchError):
    """An answer broke off; its bytes never pass for a page."""


class BlockedError(FetchError):
    """The site refuses us: 401, 403, a challenge, a login page, too many requests, robots.txt."""


class RobotsError(BlockedError):
    """The site's robots.txt says no, or could not be read, which counts as no (RFC 9309)."""


class NotFoundError(FetchError):
    """The site has no such page (404), has it no longer (410), or says so on a page with status 200."""

    def __init__(self, url: str, *, status: int = 404, fetched: Fetched | None = None) -> None:
        self.url = url
        self.status = status
        word = {410: "gone", 200: "the site says that there is no such page"}.get(status, "not found")
        super().__init__(
            f"{url}: {word} ({status}); check the address and the edition's date", fetched=fetched
        )
