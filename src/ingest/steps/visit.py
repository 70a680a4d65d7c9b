"""One crawl's visit to a site: each address is asked for once, and every response stays for the archive."""

from ingest.domain.page import Fetched
from ingest.fetch.site import Site


class Visit:
    """Reads addresses of a site and remembers what came."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._read: dict[str, Fetched] = {}

    def read(self, address: str) -> Fetched:
        """Give the response; a second time without asking again.

        Raises:
            InputError: If there is none, as the site says it.
        """
        if address not in self._read:
            self._read[address] = self._site.read(address)
        return self._read[address]

    @property
    def fetched(self) -> tuple[Fetched, ...]:
        """Every response, in the order asked for."""
        return tuple(self._read.values())
