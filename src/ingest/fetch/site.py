"""A site: something that gives the bytes behind an address, be it the web or an archive."""

from typing import Protocol

from ingest.domain.page import Fetched


class Site(Protocol):
    """Where pages come from."""

    def read(self, address: str, *, earlier: Fetched | None = None) -> Fetched:
        """Give the bytes behind an address (`domain/address.py`).

        Args:
            address: Without fragment.
            earlier: What it gave before; given back where it is known to be unchanged.

        Raises:
            NotFoundError: If there is no such page.
            BlockedError: If the site refuses us.
            FetchError: If nothing usable came; what came all the same is in its `fetched`.
        """
        ...
