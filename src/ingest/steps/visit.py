"""One crawl's visit to a site: each address is asked for once, and every response stays for the archive."""

from collections.abc import Iterable
from dataclasses import replace

from ingest.domain.page import Fetched
from ingest.fetch.errors import FetchError, TruncatedError, UnreachableError
from ingest.fetch.site import Site

MOST_SILENCES = 3  # addresses in a row that gave no whole answer, each in three tries


class GivenUpError(FetchError):
    """The site has stopped answering; the rest of it is not asked for."""


class Visit:
    """Reads addresses of a site and remembers what came.

    Args:
        site: Where they are read.
        earlier: What they gave at an earlier visit; a site is asked for them only if they have changed since.
    """

    def __init__(self, site: Site, earlier: Iterable[Fetched] = ()) -> None:
        self._site = site
        self._earlier = {one.source: one for one in earlier}
        self._read: dict[str, Fetched] = {}
        self._refused: dict[str, FetchError] = {}
        self._silences = 0

    def read(self, address: str) -> Fetched:
        """Give the response; a second time without asking again.

        Args:
            address: A fragment names a part of the response, which is given whole.

        Raises:
            GivenUpError: If several addresses in a row were not answered.
            FetchError: If there is none, as the site says it.
        """
        whole, _, part = address.partition("#")
        if whole in self._refused:
            raise self._refused[whole]
        if whole not in self._read:
            self._read[whole] = self._ask(whole)
        fetched = self._read[whole]
        final_url = f"{fetched.final_url}#{part}" if fetched.final_url and part else fetched.final_url
        return replace(fetched, source=address, final_url=final_url)

    def find(self, address: str) -> Fetched | None:
        """What was read of an address."""
        return self._read.get(address.partition("#")[0])

    def _ask(self, address: str) -> Fetched:
        try:
            fetched = self._site.read(address, earlier=self._earlier.get(address))
        except FetchError as error:
            self._refused[address] = error
            self._silences = self._silences + 1 if isinstance(error, UnreachableError | TruncatedError) else 0
            if self._silences >= MOST_SILENCES:
                raise GivenUpError(
                    f"{error}; {MOST_SILENCES} addresses in a row, the rest is not asked for"
                ) from error
            raise
        self._silences = 0
        return fetched

    @property
    def fetched(self) -> tuple[Fetched, ...]:
        """Every response, also those that are no page."""
        refusals = (error.fetched for error in self._refused.values())
        return (*self._read.values(), *(fetched for fetched in refusals if fetched))
