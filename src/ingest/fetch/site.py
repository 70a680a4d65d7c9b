"""A site: something that gives the bytes behind an address. Here: a folder on disk that stands for one."""

import mimetypes
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

from ingest.domain.page import Fetched
from ingest.fetch.bytes import make_fetched
from ingest.fetch.errors import BlockedError, NotFoundError

__all__ = ["BlockedError", "FolderSite", "NotFoundError", "Site", "sample_site"]

SAMPLE_PREFIX = "https://epaper.example/"
INDEX_NAMES = ("index.htm", "index.html")


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


class FolderSite:
    """Serves every URL below a prefix from a folder, as a web server would: URL path = file path."""

    def __init__(self, prefix: str, root: Path) -> None:
        self._prefix = urlsplit(prefix)
        self._root = root.resolve()

    def read(self, address: str, *, earlier: Fetched | None = None) -> Fetched:
        """Read the file behind the URL; query and fragment do not count, a folder gives its index page.

        Raises:
            NotFoundError: If the URL lies outside the prefix or the folder, or there is no file.
        """
        del earlier
        try:
            path = self._find_path(address)
        except (OSError, ValueError):  # a name too long for any file, an address that is none
            raise NotFoundError(address) from None
        content_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        if path.suffix == ".md":
            content_type = "text/markdown"  # not in every system's table
        return make_fetched(address, path.read_bytes(), headers=(("Content-Type", content_type),))

    def _find_path(self, url: str) -> Path:
        parts = urlsplit(url)
        below = unquote(parts.path).removeprefix(self._prefix.path)
        same_site = (parts.scheme, parts.netloc) == (self._prefix.scheme, self._prefix.netloc)
        if not same_site or not parts.path.startswith(self._prefix.path) or "\0" in below or "\\" in below:
            raise NotFoundError(url)
        path = (self._root / below.lstrip("/")).resolve()
        if path.is_dir():
            path = next((path / name for name in INDEX_NAMES if (path / name).is_file()), path)
        if not path.is_relative_to(self._root) or not path.is_file():
            raise NotFoundError(url)
        return path


def sample_site() -> FolderSite:
    """The invented sample newspaper that comes with the package."""
    return FolderSite(SAMPLE_PREFIX, Path(__file__).parents[1] / "sample" / "epaper.example")
