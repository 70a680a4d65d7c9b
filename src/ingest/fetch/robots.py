"""robots.txt → whether an address may be asked for, and how far apart requests shall be (RFC 9309).

No file (4xx, endless redirects, a page instead of a file) allows everything; a file that cannot be read (5xx, silence)
forbids everything until the next run.
"""

import logging
from collections.abc import Callable

import httpx
from protego import Protego

from ingest.fetch.addresses import host_of
from ingest.fetch.errors import AddressError, FetchError, RobotsError, SilentError, TooLongError
from ingest.fetch.exchange import Answer
from ingest.fetch.retry import is_passing

LARGEST_BYTES = 500 * 1024
LONGEST_DELAY_SECONDS = 60.0

log = logging.getLogger(__name__)


class Robots:
    """What each host's robots.txt says; read once and kept.

    Args:
        fetch: Reads a URL, following redirects.
        product: The name that groups of rules are chosen by, e.g. `dibao`.
    """

    def __init__(self, fetch: Callable[[str], Answer], product: str) -> None:
        self._fetch = fetch
        self._product = product
        self._rules: dict[str, Protego | FetchError] = {}

    def check(self, url: httpx.URL) -> None:
        """Let an allowed address pass.

        Raises:
            RobotsError: If it is not, or nobody can tell.
            FetchError: If the host cannot be reached at all.
        """
        rules = self._find(_address(url))
        if isinstance(rules, FetchError):
            raise rules
        if not rules.can_fetch(str(url), self._product):
            raise RobotsError(
                f"{url}: robots.txt of {host_of(url)} forbids it; read another address, or ask the newspaper for leave"
            )

    def delay_seconds(self, url: httpx.URL) -> float:
        """The host's Crawl-delay, a minute at most; 0 for none. Asks nobody: the file has been read or not."""
        rules = self._rules.get(_address(url))
        asked = rules.crawl_delay(self._product) if isinstance(rules, Protego) else None
        return min(max(asked or 0.0, 0.0), LONGEST_DELAY_SECONDS)

    def _find(self, address: str) -> Protego | FetchError:
        if address not in self._rules:
            self._rules[address] = self._read(address)
        return self._rules[address]

    def _read(self, address: str) -> Protego | FetchError:
        """The rules, or why there are none to go by."""
        try:
            answer = self._fetch(address)
        except AddressError as error:
            log.info("read as no robots.txt: %s", error)
            return Protego.parse("")
        except (SilentError, TooLongError) as error:
            return RobotsError(f"{error}; a robots.txt that cannot be read counts as no")
        except FetchError as error:
            return error
        if is_passing(answer) or answer.fault:
            reason = answer.fault or (f"HTTP {answer.status}" if answer.status != 200 else "it broke off")
            return RobotsError(f"{address}: cannot be read ({reason}), which counts as no; run again later")
        return Protego.parse(_read_text(answer))


def _address(url: httpx.URL) -> str:
    return str(url.join("/robots.txt"))


def _read_text(answer: Answer) -> str:
    """The file's text; nothing for another status, and for a page that a site shows instead."""
    text = answer.content.decode("utf-8-sig", "replace")
    return "" if answer.status != 200 or text.lstrip().startswith("<") else text
