"""A saved page and the catalogue → whose page it is, by which platform it is read, and what was found in it."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from ingest.domain.errors import InputError
from ingest.domain.newspaper import DAY_MARK, Newspaper
from ingest.domain.page import Skipped
from ingest.fetch.files import read_paths
from ingest.newspapers.catalogue import find_newspaper, read_newspapers
from ingest.parse.check import CheckedField, CheckedPage, check_page

# From the weakest to the strongest; a host alone may be that of a link.
SIGNS: tuple[tuple[str, ...], ...] = ((), ("host",), ("name",), ("name", "host"))


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchedNewspaper:
    """A newspaper a page may be of.

    Attributes:
        signs: `name` where the page prints the newspaper's, `host` where it names its site's; () if only given.
        reads: Whether one of its sites is of the page's platform.
    """

    newspaper_id: str
    name: str
    signs: tuple[str, ...]
    families: tuple[str, ...]
    reads: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PageReport:
    """A saved page, read as its newspaper's site would be.

    Attributes:
        newspapers: The one given, or those with most signs; () when the page is of none we know.
        family: The platform's letter; None for a page of none.
        kind: As `CheckedPage`.
        fields: Everything a page of its kind may hold; what was not found has no value.
        problem: Why it could not be read; None when it was.
    """

    file: str
    newspapers: tuple[MatchedNewspaper, ...]
    family: str | None
    kind: str | None
    fields: tuple[CheckedField, ...]
    problem: str | None


def check_saved_page(path: Path, newspaper_id: str | None, newspapers_dir: Path | None) -> PageReport:
    """Tell how a saved page is read.

    Args:
        newspaper_id: Its profile alone is tried; None tries all.

    Raises:
        UsageError: If there is no such file or newspaper.
        InputError: If the path holds no page, or several.
    """
    known = (
        (find_newspaper(newspaper_id, newspapers_dir),) if newspaper_id else read_newspapers(newspapers_dir)
    )
    files = read_paths((path,))
    if len(files) != 1:
        raise InputError(f"{path}: holds {len(files)} pages; give one saved page")
    file = files[0]
    if isinstance(file, Skipped):
        raise InputError(file.reason)
    page = check_page(file, _families(known[0]) if newspaper_id else ())
    matched = [_match(one, page) for one in known]
    best = max((one.signs for one in matched), default=(), key=SIGNS.index)
    found = [one for one in matched if newspaper_id or (one.signs and one.signs == best)]
    return PageReport(
        file=file.source,
        newspapers=tuple(sorted(found, key=lambda one: not one.reads)),
        family=page.family,
        kind=page.kind,
        fields=page.fields,
        problem=page.problem,
    )


def _match(newspaper: Newspaper, page: CheckedPage) -> MatchedNewspaper:
    hosts = {urlsplit(DAY_MARK.sub("1", site.entry_url)).netloc.lower() for site in newspaper.sites}
    signs = (("name", newspaper.name in page.nameplate), ("host", bool(hosts & page.hosts)))
    families = _families(newspaper)
    return MatchedNewspaper(
        newspaper_id=newspaper.newspaper_id,
        name=newspaper.name,
        signs=tuple(sign for sign, is_there in signs if is_there),
        families=families,
        reads=page.family in families,
    )


def _families(newspaper: Newspaper) -> tuple[str, ...]:
    return tuple(dict.fromkeys(site.family for site in newspaper.sites))
