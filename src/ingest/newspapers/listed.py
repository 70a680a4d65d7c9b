"""`catalogue.tsv` → newspapers that public lists know and nobody has tried with dibao yet.

One row for each site of a paper, the latest first: newspaper_id, name, home_city (empty where the name tells none),
status (`unverified`, `blocked`), family, entry_url, valid_from, valid_until (the years of the evidence), headers
(`name: value`, several with `; ` between), provenance.
"""

from datetime import date
from itertools import groupby
from pathlib import Path

from ingest.domain.errors import ConfigError
from ingest.domain.newspaper import Newspaper, NewspaperSite

CATALOGUE_FILE = Path(__file__).with_name("catalogue.tsv")
COLUMNS = (
    "newspaper_id",
    "name",
    "home_city",
    "status",
    "family",
    "entry_url",
    "valid_from",
    "valid_until",
    "headers",
    "provenance",
)


def read_listed() -> tuple[Newspaper, ...]:
    """Read the whole table, in order of id.

    Raises:
        ConfigError: If a row has not its columns; the file comes with dibao, so install it again.
    """
    lines = CATALOGUE_FILE.read_text(encoding="utf-8").splitlines()[1:]
    rows = [line.split("\t") for line in lines]
    broken = next((number for number, row in enumerate(rows, start=2) if len(row) != len(COLUMNS)), None)
    if broken is not None:
        raise ConfigError(f"{CATALOGUE_FILE}:{broken}: not {len(COLUMNS)} columns; install dibao again")
    return tuple(_make_newspaper(list(group)) for _, group in groupby(rows, key=lambda row: row[0]))


def write_listed(newspapers: tuple[Newspaper, ...]) -> None:
    """Write the table that `read_listed` reads, in order of id."""
    rows = [
        (
            one.newspaper_id,
            one.name,
            one.home_city or "",
            one.status,
            site.family,
            site.entry_url,
            site.valid_from.isoformat() if site.valid_from else "",
            site.valid_until.isoformat() if site.valid_until else "",
            "; ".join(f"{name}: {value}" for name, value in site.headers),
            one.provenance or "",
        )
        for one in sorted(newspapers, key=lambda one: one.newspaper_id)
        for site in one.sites
    ]
    text = "".join("\t".join(row) + "\n" for row in (COLUMNS, *rows))
    CATALOGUE_FILE.write_text(text, encoding="utf-8")


def _make_newspaper(rows: list[list[str]]) -> Newspaper:
    newspaper_id, name, home_city, status, *_, provenance = rows[0]
    return Newspaper(
        newspaper_id=newspaper_id,
        name=name,
        home_city=home_city or None,
        status=status,
        sites=tuple(
            NewspaperSite(
                family=family,
                entry_url=entry_url,
                valid_from=date.fromisoformat(valid_from) if valid_from else None,
                valid_until=date.fromisoformat(valid_until) if valid_until else None,
                headers=_read_headers(headers),
            )
            for *_, family, entry_url, valid_from, valid_until, headers, _ in rows
        ),
        provenance=provenance or None,
    )


def _read_headers(cell: str) -> tuple[tuple[str, str], ...]:
    pairs = (pair.partition(": ") for pair in cell.split("; ") if pair)
    return tuple((name, value) for name, _, value in pairs)
