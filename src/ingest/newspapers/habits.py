"""When a newspaper appears and how its site is asked: these keys of a profile → checked values."""

import ipaddress
import re
from urllib.parse import urlsplit

from ingest.domain.newspaper import DELAY_SECONDS, KEEPABLE
from ingest.domain.toml_file import TomlTable

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAY_WORDS = {"daily": (1, 2, 3, 4, 5, 6, 7), "weekdays": (1, 2, 3, 4, 5)}
MAX_DELAY_SECONDS = 60
HOST_NAME = re.compile(r"(?=.*[a-z])(?!-)[a-z0-9_-]+(?:\.[a-z0-9_-]+)*", re.IGNORECASE)


def read_publishing_days(table: TomlTable) -> tuple[int, ...]:
    """ISO weekdays, from a list of names or from one word for all of them; every day if not said."""
    key, problem = "publishing_days", 'must be "daily", "weekdays" or a list such as ["mon", "thu"]'
    if not table.is_list(key):
        word = table.text(key) or "daily"
        if word not in DAY_WORDS:
            raise table.error(key, f'{problem}, found "{word}"')
        return DAY_WORDS[word]
    names = table.texts(key)
    unknown = next((name for name in names if name not in WEEKDAYS), None)
    if unknown is not None or not names:
        found = f'"{unknown}"' if names else "an empty list"
        raise table.error(key, f"{problem} of {', '.join(WEEKDAYS)}; found {found}")
    return tuple(sorted({WEEKDAYS.index(name) + 1 for name in names}))


def read_page_range(table: TomlTable) -> tuple[int, int] | None:
    """The fewest and the most pages; None if not said."""
    numbers = table.whole_numbers("page_range")
    if "page_range" not in table:
        return None
    if len(numbers) != 2 or not 1 <= numbers[0] <= numbers[1]:
        raise table.error(
            "page_range", f"must be the fewest and the most pages, such as [4, 16], found {list(numbers)}"
        )
    return numbers[0], numbers[1]


def read_delay(table: TomlTable) -> float:
    """Seconds between two requests."""
    seconds = table.number("delay_seconds")
    if seconds is None:
        return DELAY_SECONDS
    if not 0 <= seconds <= MAX_DELAY_SECONDS:
        raise table.error("delay_seconds", f"must be 0 to {MAX_DELAY_SECONDS} seconds, found {seconds}")
    return float(seconds)


def read_user_agent(table: TomlTable) -> str | None:
    """What dibao calls itself there; None for its own name, and a browser's is refused."""
    agent = table.text("user_agent")
    if agent is None:
        return None
    if not agent.isascii() or not agent.isprintable():
        raise table.error("user_agent", "must be printable ASCII on one line")
    if agent.lower().startswith(("mozilla/", "opera/")):
        raise table.error(
            "user_agent",
            "may not be a browser's: dibao does not pretend to be one; "
            'name yourself, such as "our-library/1.0 (press@example.org)"',
        )
    return agent


def read_keeps(table: TomlTable) -> tuple[str, ...]:
    """What is archived beside the text."""
    keeps = table.texts("keeps")
    unknown = next((one for one in keeps if one not in KEEPABLE), None)
    if unknown is not None:
        raise table.error("keeps", f'may list {" and ".join(KEEPABLE)}, found "{unknown}"')
    return tuple(dict.fromkeys(keeps))


def read_private_hosts(table: TomlTable) -> tuple[str, ...]:
    """`host:port` of private addresses that may be asked."""
    hosts = table.texts("allow_private")
    wrong = next((host for host in hosts if not _is_host_and_port(host)), None)
    if wrong is not None:
        raise table.error("allow_private", f'must list host:port such as "10.0.0.5:8080", found "{wrong}"')
    return hosts


def _is_host_and_port(text: str) -> bool:
    try:
        parts = urlsplit(f"//{text}")
        host, port = parts.hostname, parts.port
        if host is None or not port or parts.netloc != text or "@" in text:
            return False
        return bool(HOST_NAME.fullmatch(host)) or bool(ipaddress.ip_address(host))
    except ValueError:
        return False
