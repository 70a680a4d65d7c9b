"""A profile's `family` and `entry_url`, or its `[[sites]]` → `NewspaperSite`s, the latest first."""

import difflib
import re
from datetime import date
from urllib.parse import urlsplit

from ingest.domain.newspaper import DAY_FORMS, DAY_MARK, FAMILIES, NewspaperSite
from ingest.domain.toml_file import TomlTable

SITE_KEYS = ("family", "entry_url", "headers")
BOUNDS = ("valid_from", "valid_until")
HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
# What tells a site who asks and from where: a browser's own headers, somebody's login, another address.
DISGUISE = re.compile(
    r"user-agent|cookie2?|host|referer|origin|accept-(?:language|encoding|charset)|dnt|upgrade-insecure-requests"
    r"|from|forwarded|via|(?:true-)?client-ip|x-forwarded-.*|x-real-ip|(?:.*-)?authorization|sec-.*|proxy-.*",
    re.IGNORECASE,
)
FRAMING = re.compile(
    r"connection|content-length|content-type|expect|keep-alive|te|trailer|transfer-encoding|upgrade|range|if-.*",
    re.IGNORECASE,
)


def read_sites(table: TomlTable) -> tuple[NewspaperSite, ...]:
    """Read where a newspaper's e-paper stands: one site at the top of the file, or several as `[[sites]]`.

    Raises:
        ConfigError: If a value cannot be, both forms are used, or two sites claim the same day.
    """
    written = next((key for key in SITE_KEYS if key in table), None)
    if "sites" not in table:
        return (_read_site(table, None, None),) if written else ()
    if written:
        raise table.error(written, "stands beside [[sites]]; put it into the site it belongs to")
    tables = table.tables("sites")
    for each in tables:
        each.check_keys((*SITE_KEYS, *BOUNDS))
    sites = [_read_site(each, each.day("valid_from"), each.day("valid_until")) for each in tables]
    _check_times(tables, sites)
    return tuple(sorted(sites, key=lambda site: site.valid_from or date.min, reverse=True))


def find_family_problem(family: str) -> str | None:
    """What is wrong with a family's letter, for one line; None when there is such a family."""
    if family in FAMILIES:
        return None
    near = difflib.get_close_matches(family.upper(), FAMILIES, n=1) or difflib.get_close_matches(
        family.lower(), FAMILIES, n=1
    )
    hint = f'did you mean "{near[0]}"? ' if near else ""
    return f'is no platform family, found "{family[:40]}"; {hint}known are: {", ".join(FAMILIES)}'


def find_entry_problem(url: str) -> str | None:
    """What is wrong with an entry address, for one line; None when it can be asked for."""
    if not url.startswith(("http://", "https://")):
        return f'must start with http:// or https://, found "{url[:80]}"'
    if not url.isprintable() or " " in url:
        return f"must be one address without blanks, found {url[:80]!r}"
    unknown = next((mark for mark in DAY_MARK.findall(url) if mark not in DAY_FORMS), None)
    if unknown is not None or re.search(r"[{}]", DAY_MARK.sub("", url)):
        found = f"{{{unknown}}}" if unknown is not None else "a brace alone"
        marks = " ".join(f"{{{mark}}}" for mark in DAY_FORMS)
        return f"may hold {marks} for the edition's day, found {found}"
    try:
        parts = urlsplit(DAY_MARK.sub("1", url))
        is_whole = bool(parts.hostname) and parts.port != 0 and not parts.username
    except ValueError:
        is_whole = False
    return None if is_whole else f'must be an address with a host and no login, found "{url[:80]}"'


def _read_site(table: TomlTable, valid_from: date | None, valid_until: date | None) -> NewspaperSite:
    entry_url = table.required("entry_url")
    if problem := find_entry_problem(entry_url):
        raise table.error("entry_url", problem)
    family = table.required("family")
    if problem := find_family_problem(family):
        raise table.error("family", problem)
    if valid_from and valid_until and valid_until < valid_from:
        raise table.error(
            "valid_until", f"must not lie before valid_from, {valid_until} is before {valid_from}"
        )
    return NewspaperSite(
        family=family,
        entry_url=entry_url,
        valid_from=valid_from,
        valid_until=valid_until,
        headers=_read_headers(table.table("headers")),
    )


def _read_headers(table: TomlTable) -> tuple[tuple[str, str], ...]:
    headers = table.items()
    for name, value in headers:
        if DISGUISE.fullmatch(name):
            raise table.error(
                name,
                "may not be set: dibao does not pretend to be a browser or somebody else; "
                "name only what the site's own pages send, such as x-requested-with",
            )
        if FRAMING.fullmatch(name):
            raise table.error(name, "may not be set: it belongs to the request itself")
        if not HEADER_NAME.fullmatch(name):
            raise table.error(name, "is no name of a request header")
        if not value.isascii() or not value.isprintable():
            raise table.error(name, "must be printable ASCII on one line")
    return headers


def _check_times(tables: tuple[TomlTable, ...], sites: list[NewspaperSite]) -> None:
    """Refuse two sites that claim the same day; the one written later is named."""
    for number, site in enumerate(sites):
        for other in sites[:number]:
            first = max(site.valid_from or date.min, other.valid_from or date.min)
            last = min(site.valid_until or date.max, other.valid_until or date.max)
            if first <= last:
                key = "valid_from" if "valid_from" in tables[number] else "entry_url"
                day = first if first > date.min else last
                when = f"{day}" if day < date.max else "every day"
                raise tables[number].error(
                    key,
                    f"overlaps another site of this newspaper ({other.entry_url}): both claim {when}; "
                    "set valid_from and valid_until",
                )
