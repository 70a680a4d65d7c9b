"""A page of an e-paper site → the pictures of its edition, told from its ornaments by the date in their path."""

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import urljoin

from ingest.domain.page import Fetched
from ingest.parse.encoding.decode import decode

# in quotes, brackets or a bare attribute; `.jpg.2` is a thumbnail of `.jpg`
PICTURE = re.compile(
    r"""(?:["'(]|\b(?:src|href)=)([^"'()\s<>]+?\.(?:jpe?g|png|gif))(?:\.2)?(?=["')\s>])""", re.IGNORECASE
)
DAYS = ("%Y%m%d", "%Y-%m/%d", "%Y%m/%d", "%Y-%m-%d", "%Y/%m/%d", "%Y/%m%d")


def find_pictures(fetched: Fetched, day: date) -> tuple[str, ...]:
    """Addresses of the pictures that a page or JSON answer links, each once, in their order.

    Raises:
        DecodeError: If no encoding reads the bytes.
    """
    return tuple(dict.fromkeys(_find(fetched, tuple(f"{day:{form}}" for form in DAYS))))


def _find(fetched: Fetched, days: tuple[str, ...]) -> Iterator[str]:
    for found in PICTURE.finditer(decode(fetched).text.replace("\\/", "/")):
        try:
            url = urljoin(fetched.base_url, found[1])
        except ValueError:  # `http://[` and the like: no address
            continue
        if any(written in url for written in days):
            yield url
