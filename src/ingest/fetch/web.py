"""An address → its bytes from the web: politely, checked at every step, whole or an error.

Each hop of a redirect is a request of its own: checked, allowed by robots.txt, in turn at its host, tried again if need
be. Cookies are not kept, so none is ever carried to another host.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from types import TracebackType
from typing import Self
from urllib.parse import quote

from ingest.domain.address import Request, split_address
from ingest.domain.page import Fetched
from ingest.fetch.addresses import check_url, follow, host_of
from ingest.fetch.bytes import make_fetched
from ingest.fetch.clock import Clock, SystemClock
from ingest.fetch.errors import AddressError, FetchError, TooLongError
from ingest.fetch.exchange import Answer, Exchange, Headers
from ingest.fetch.hosts import Hosts
from ingest.fetch.judge import judge
from ingest.fetch.network import Resolve
from ingest.fetch.retry import ask_again
from ingest.fetch.robots import LARGEST_BYTES as LARGEST_ROBOTS_BYTES
from ingest.fetch.robots import Robots
from ingest.fetch.settings import WebSettings

MOST_REDIRECTS = 5
ASCII = "".join(map(chr, range(0x21, 0x7F)))
REDIRECTS = frozenset({301, 302, 303, 307, 308})
KEEPING_THE_METHOD = frozenset({307, 308})
CONDITIONAL = frozenset({"if-none-match", "if-modified-since"})


class WebSite:
    """Reads pages of the web as the settings say; a context manager, for one thread.

    Args:
        settings: See there.
        clock: Spaces the requests, and dates what is fetched.
        resolve: Looks names up, in place of the system.
    """

    def __init__(
        self, settings: WebSettings, *, clock: Clock | None = None, resolve: Resolve | None = None
    ) -> None:
        self._settings = settings
        self._clock = clock or SystemClock()
        self._exchange = Exchange(settings, resolve=resolve)
        self._hosts = Hosts(settings.state_dir, self._clock)
        self._robots = Robots(self._read_robots, settings.product)
        self._left_alone: dict[str, TooLongError] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._exchange.__exit__(kind, error, trace)

    def read(self, address: str, *, earlier: Fetched | None = None) -> Fetched:
        """Give the bytes behind an address.

        Args:
            address: See `domain/address.py`.
            earlier: What it gave before; given back as it is when the site says that nothing changed since.

        Raises:
            NotFoundError: If there is no such page.
            BlockedError: If the site refuses us, or its robots.txt does.
            AddressError: If it is, or redirects to, an address we do not go to.
            UnreachableError: If nobody answered, in three tries.
            TruncatedError: If the answer broke off, in three tries.
            FetchError: For any other answer that is no page.
            DibaoError: If the folder with the hosts' turns cannot be written.
        """
        request, conditions = _split(address), _make_conditions(earlier)
        host = host_of(check_url(request.url))
        answer = self._follow(request, lambda hop: self._ask_page(hop, host, conditions))
        if answer.status == 304 and conditions and earlier is not None:
            return earlier
        fetched = self._make_fetched(address, request, answer)
        if answer.fault:
            raise FetchError(f"{address}: {answer.fault}", fetched=fetched if answer.content else None)
        return judge(fetched)

    def _read_robots(self, address: str) -> Answer:
        return self._follow(
            Request(url=address), lambda hop: self._ask(hop, (), largest=LARGEST_ROBOTS_BYTES, cuts=True)
        )

    def _follow(self, request: Request, ask: Callable[[Request], Answer]) -> Answer:
        """The first answer that is no redirect."""
        first = request.url
        for _ in range(MOST_REDIRECTS + 1):
            answer = ask(request)
            if answer.status not in REDIRECTS:
                return answer
            request = self._next(request, answer)
        raise AddressError(f"{first}: redirects more than {MOST_REDIRECTS} times in a row; check the address")

    def _next(self, request: Request, answer: Answer) -> Request:
        location = answer.header("location")
        if not location:
            raise AddressError(
                f"{answer.url}: redirects (HTTP {answer.status}) to nowhere; check the address"
            )
        url = follow(
            check_url(answer.url),
            quote(location.encode("latin-1"), safe=ASCII),  # sites write Chinese names unquoted
            allow_hosts=self._settings.allow_hosts,
            allow_private=self._settings.allow_private,
        )
        return replace(request, url=url) if answer.status in KEEPING_THE_METHOD else Request(url=url)

    def _ask_page(self, request: Request, host: str, conditions: Headers) -> Answer:
        """One hop to a page; what is meant for the host that was asked does not go to another."""
        url = check_url(request.url)
        self._robots.check(url)
        headers = (*self._settings.headers, *conditions) if host_of(url) == host else ()
        return self._ask(request, headers, largest=self._settings.largest_bytes)

    def _ask(self, request: Request, headers: Headers, *, largest: int, cuts: bool = False) -> Answer:
        """One hop, tried again if need be, each try in its turn."""
        url = check_url(request.url)
        if host_of(url) in self._left_alone:
            raise self._left_alone[host_of(url)]
        delay = max(self._settings.delay_seconds, self._robots.delay_seconds(url))

        def ask() -> Answer:
            with self._hosts.turn(host_of(url), delay):
                return self._exchange.ask(request, headers, largest=largest, cuts=cuts)

        try:
            return ask_again(
                ask,
                url=request.url,
                clock=self._clock,
                defer=lambda seconds: self._hosts.defer(host_of(url), seconds),
                knows=any(name.lower() in CONDITIONAL for name, _ in headers),
            )
        except TooLongError as error:
            self._left_alone[host_of(url)] = error
            raise

    def _make_fetched(self, address: str, request: Request, answer: Answer) -> Fetched:
        moment = datetime.fromtimestamp(self._clock.now(), UTC).replace(tzinfo=None)
        fetched = make_fetched(address, answer.content, headers=answer.headers, fetched_at=moment)
        final_url = answer.url if answer.url != str(check_url(request.url)) else None
        return replace(fetched, status=answer.status, truncated=answer.truncated, final_url=final_url)


def _split(address: str) -> Request:
    try:
        return split_address(address)
    except ValueError as error:
        raise AddressError(
            f"{address[:200]!r}: no address that can be asked for ({error}); correct it"
        ) from None


def _make_conditions(earlier: Fetched | None) -> Headers:
    """Ask for a change only, where the earlier answer said by what to tell and its bytes are whole."""
    if earlier is None or not earlier.content or earlier.status != 200 or earlier.truncated:
        return ()
    known = {name.lower(): value for name, value in earlier.headers}
    pairs = (("If-None-Match", "etag"), ("If-Modified-Since", "last-modified"))
    return tuple((name, known[key]) for name, key in pairs if key in known)
