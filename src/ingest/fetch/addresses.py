"""A URL, or a redirect to one → whether we go there; what a name resolves to is judged by the same rule.

No private address, no other scheme than http and https, no host written as a number, no user name, no step from https
down to http, and no redirect away from the site.
"""

import ipaddress
import re
from urllib.parse import urljoin

import httpx

from ingest.fetch.errors import AddressError

IpAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

NUMBER = re.compile(r"(?:0x[0-9a-f]*|[0-9]+)", re.IGNORECASE)
NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
# names under which other people register, as far as newspapers print them: `com.cn`, `ha.cn`, `org.tw`
SHARED = re.compile(
    r"(?:ac|co|com|edu|gov|mil|net|org)\.[a-z]{2}"
    r"|(?:ah|bj|cq|fj|gd|gs|gx|gz|ha|hb|he|hi|hk|hl|hn|jl|js|jx|ln|mo|nm|nx|qh|sc|sd|sh|sn|sx|tj|tw|xj|xz|yn|zj)\.cn"
)
PORTS = {"http": 80, "https": 443}


def check_url(url: str) -> httpx.URL:
    """Give back a URL that may be asked for, as far as it can be told without looking up its host.

    Raises:
        AddressError: If it is none, or leads where we do not go.
    """
    try:
        parsed = httpx.URL(url)
        fault = _find_fault(parsed)
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise AddressError(f"{url[:200]!r}: no address that can be asked for ({error}); correct it") from None
    if fault:
        raise AddressError(f"{url[:200]}: {fault}")
    return parsed


def join(base: str, link: str) -> str:
    """A link as a whole URL; nothing about it is checked.

    Raises:
        AddressError: If it is none at all.
    """
    try:
        return urljoin(base, link)
    except ValueError as error:
        raise AddressError(f"{base}: leads to {link[:200]!r}, which is no address ({error})") from None


def follow(
    here: httpx.URL, location: str, *, allow_hosts: tuple[str, ...], allow_private: tuple[str, ...]
) -> str:
    """Where a redirect leads to, if we go there.

    Raises:
        AddressError: If we do not.
    """
    there = check_url(join(str(here), location))
    fault = _find_step_fault(here, there, allow_hosts, allow_private)
    if fault:
        raise AddressError(f"{here}: redirects to {str(there)[:200]}, {fault}")
    return str(there)


def host_of(url: httpx.URL) -> str:
    """As it is looked up: in small letters and ASCII (`xn--…`), an IPv6 address without brackets."""
    return url.raw_host.decode("ascii")


def host_port(url: httpx.URL) -> str:
    """`epaper.example:443`, `[::1]:8080`."""
    host = host_of(url)
    return f"[{host}]:{_port(url)}" if ":" in host else f"{host}:{_port(url)}"


def _port(url: httpx.URL) -> int:
    return url.port or PORTS[url.scheme]


def site_of(host: str) -> str:
    """What one owner registered: `zjol.com.cn` of `zjrb.zjol.com.cn`; an IP address is its own."""
    labels = host.lower().rstrip(".").split(".")
    if _read_ip(host) or len(labels) < 2:
        return host.lower()
    return ".".join(labels[-3:] if SHARED.fullmatch(".".join(labels[-2:])) else labels[-2:])


def is_public(ip: IpAddress) -> bool:
    """No loopback, private, link-local, CGNAT, multicast or reserved address, nor one of them inside an IPv6 one."""
    if isinstance(ip, ipaddress.IPv6Address):
        inner = _embedded(ip)
        if inner is not None:
            return is_public(inner)
        if ip.is_site_local:
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def _embedded(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that a mapped, 6to4, Teredo or NAT64 one leads to."""
    if ip in NAT64:
        return ipaddress.IPv4Address(int(ip) & 0xFFFF_FFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)


def _find_fault(url: httpx.URL) -> str | None:
    if url.scheme not in PORTS:
        return "only http:// and https:// are read; correct the address"
    if not url.host:  # this reads `xn--…` too, and refuses what is none
        return "names no host; correct the address"
    if url.userinfo:
        return "carries a user name; take it out of the address"
    if NUMBER.fullmatch(host_of(url).rstrip(".").rpartition(".")[2]) and _read_ip(host_of(url)) is None:
        return "its host is a number in disguise; write the host's name"
    return None


def _find_step_fault(
    here: httpx.URL, there: httpx.URL, allow_hosts: tuple[str, ...], allow_private: tuple[str, ...]
) -> str | None:
    if here.scheme == "https" and there.scheme == "http":
        return "from https down to http; if the site has no https, write its entry_url with http://"
    if (here.scheme, host_port(here)) == (there.scheme, host_port(there)):
        return None
    ip = _read_ip(host_of(there))
    if host_port(there) in allow_private or (ip is not None and not is_public(ip)):
        return "a private address; no redirect is followed to one"
    if site_of(host_of(here)) != site_of(host_of(there)) and host_of(there) not in allow_hosts:
        return "outside the site; if the newspaper moved there, write it as entry_url in its profile"
    return None


def _read_ip(host: str) -> IpAddress | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None
