"""Connections for httpx that go only to addresses we checked, and that no slow server can hold beyond a deadline.

A name is looked up once, everything it resolves to is checked, and the connection goes to what was checked: a second
look-up (DNS rebinding) never happens. TLS is always verified, for the name that was asked for; `SSL_CERT_FILE` and
`SSL_CERT_DIR` name other authorities, as for any program. Proxies are not used: through one nothing can be checked.
"""

import ipaddress
import math
import socket
import ssl
import time
from collections.abc import Callable, Iterable
from typing import Any

import httpcore
import httpx

from ingest.fetch.addresses import is_public
from ingest.fetch.errors import AddressError

Resolve = Callable[[str, int], tuple[str, ...]]
KEPT_SECONDS = 30.0


class Deadline:
    """When the request that is under way must have ended; httpx's own timeouts begin anew with every byte."""

    def __init__(self) -> None:
        self._ends_at = math.inf

    def start(self, seconds: float) -> None:
        """Begin a request."""
        self._ends_at = time.monotonic() + seconds

    @property
    def is_over(self) -> bool:
        """Whether no time is left."""
        return time.monotonic() >= self._ends_at

    def limit(self, timeout: float | None) -> float:
        """The timeout of one step, cut to what is left.

        Raises:
            httpcore.ReadTimeout: If nothing is left.
        """
        left = self._ends_at - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the deadline is over")
        return min(left, math.inf if timeout is None else timeout)


class CheckedTransport(httpx.HTTPTransport):
    """httpx's own transport upon checked connections; one connection to each host is kept for the next request."""

    def __init__(self, network: httpcore.NetworkBackend) -> None:
        # the parent would make this pool with a network of its own, and takes no other
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(),
            max_connections=None,
            max_keepalive_connections=4,
            keepalive_expiry=KEPT_SECONDS,
            network_backend=network,
        )


class CheckedNetwork(httpcore.NetworkBackend):
    """Looks names up, checks and connects.

    Args:
        allow_private: `host:port` that may be private.
        host_map: (host, (address, port)) that are connected to as they stand.
    """

    def __init__(
        self,
        deadline: Deadline,
        *,
        allow_private: tuple[str, ...],
        host_map: tuple[tuple[str, tuple[str, int]], ...],
        resolve: Resolve | None = None,
    ) -> None:
        self._deadline = deadline
        self._allow_private = frozenset(allow_private)
        self._host_map = dict(host_map)
        self._resolve = resolve or look_up
        self._network = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first of a host's addresses that answers.

        Raises:
            AddressError: If one of them is private; nothing is sent then.
            httpcore.ConnectError: If there is none, or none answers.
        """
        addresses, port = self._find_addresses(host, port)
        for place, address in enumerate(addresses, 1):
            try:
                stream = self._network.connect_tcp(
                    address, port, self._deadline.limit(timeout), local_address, socket_options
                )
                return _DeadlineStream(stream, self._deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if place == len(addresses):
                    raise
        raise httpcore.ConnectError("the name has no address")

    def _find_addresses(self, host: str, port: int) -> tuple[tuple[str, ...], int]:
        if host in self._host_map:
            address, port = self._host_map[host]
            return (address,), port
        addresses = self._resolve(host, port)
        shown = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        if shown not in self._allow_private:
            for address in addresses:
                if not is_public(ipaddress.ip_address(address)):
                    raise AddressError(
                        f"{shown}: is a private address ({address}) and not read; "
                        f'if it is a mirror of yours, add allow_private = ["{shown}"] to the newspaper\'s profile'
                    )
        return addresses, port


class _DeadlineStream(httpcore.NetworkStream):
    """A connection whose every step ends with the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.limit(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.limit(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, self._deadline.limit(timeout))
        return _DeadlineStream(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def look_up(host: str, port: int) -> tuple[str, ...]:
    """Every address of a name, as the system gives them.

    Raises:
        httpcore.ConnectError: If it has none.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise httpcore.ConnectError(f"the name cannot be looked up: {error}") from error
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))
