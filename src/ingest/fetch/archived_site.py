"""Archived responses → a site that gives them again: an edition read once can be read again without the network."""

from collections.abc import Iterable

from ingest.domain.address import address_key
from ingest.domain.page import Fetched, Skipped
from ingest.fetch.addresses import join
from ingest.fetch.errors import FetchError
from ingest.fetch.judge import judge

MOST_REDIRECTS = 5

Response = Fetched | Skipped


class NotArchivedError(FetchError):
    """The archive has no answer for an address."""


class ArchivedSite:
    """Answers from what was archived; of several answers for one address, the last."""

    def __init__(self, responses: Iterable[Response]) -> None:
        self._by_address: dict[str, Response] = {}
        self._by_key: dict[str, Response] = {}
        for response in responses:
            self._by_address[response.source] = response
            self._by_key[address_key(response.source)] = response

    def read(self, address: str, *, earlier: Fetched | None = None) -> Fetched:
        """Give the archived response; another crawler's is found however it asked (`address_key`).

        Raises:
            NotFoundError: If the site said that there is none.
            BlockedError: If it refused us.
            NotArchivedError: If the archive does not say.
            FetchError: If the site's answer was no page.
        """
        del earlier
        wanted = address
        for _ in range(MOST_REDIRECTS + 1):
            response = self._find(wanted)
            if response is None:
                raise NotArchivedError(f"{address}: not in the archive; fetch it with `dibao run`")
            if isinstance(response, Skipped):
                raise FetchError(response.reason)
            target = _find_target(response)
            if target is None:
                return judge(response)
            wanted = target
        raise FetchError(f"{address}: the archive redirects without end")

    def holds(self, address: str) -> bool:
        """Whether there is any answer for an address."""
        return self._find(address) is not None

    def _find(self, address: str) -> Response | None:
        return self._by_address.get(address) or self._by_key.get(address_key(address))


def _find_target(response: Fetched) -> str | None:
    """Where another crawler's record of a redirect leads; ours have followed it."""
    location = next((value for name, value in response.headers if name.lower() == "location"), None)
    return join(response.source, location) if 300 <= response.status < 400 and location else None


def replay(responses: Iterable[Response]) -> tuple[tuple[Response, ...], ...]:
    """Cut an archive where a run ended, and where an address answers anew: each part is all that was seen till then."""
    states: list[tuple[Response, ...]] = []
    seen: dict[str, Response] = {}
    fresh: set[str] = set()
    for response in responses:
        if response.source in fresh and seen[response.source] != response:
            states.append(tuple(seen.values()))
            fresh = set()
        seen[response.source] = response
        fresh.add(response.source)
        if isinstance(response, Fetched) and response.is_last:
            states.append(tuple(seen.values()))
            fresh = set()
    return (*states, tuple(seen.values())) if fresh or not states else tuple(states)
