"""One profile file → `Newspaper`, and back."""

import dataclasses
import json
import zoneinfo
from pathlib import Path

from ingest.domain.errors import ConfigError, UsageError
from ingest.domain.ids import check_newspaper_id
from ingest.domain.newspaper import STATUSES, Newspaper, TextPolicy
from ingest.domain.toml_file import TomlTable, read_toml
from ingest.newspapers.habits import (
    read_delay,
    read_keeps,
    read_page_range,
    read_private_hosts,
    read_publishing_days,
    read_user_agent,
)
from ingest.newspapers.sites import SITE_KEYS, read_sites

KEYS = (*SITE_KEYS, *(field.name for field in dataclasses.fields(Newspaper) if field.name != "places"))

_TEMPLATE = """\
name = {name}
home_city = {home_city}
{site}
# How much of an article may be published: headline, excerpt or full
text_policy = {text_policy}

# Pages of one district, and organisations known to sit in one
[page_districts]
# "城区新闻" = "某某区"

[organisations]
# "某某公司" = "某某区"
"""
_SITE = """
# Its e-paper: the letter of its platform, and where an edition starts
family = {family}
entry_url = {entry_url}
"""


def read_profile(path: Path) -> Newspaper:
    """Read `<newspaper_id>.toml`.

    Raises:
        ConfigError: If the file is broken, its name is no newspaper id, or a value cannot be; names file, line, key.
    """
    table = read_toml(path)
    table.check_keys(KEYS)
    newspaper_id = _read_id(path)
    if table.text("newspaper_id") not in {None, newspaper_id}:
        raise table.error("newspaper_id", f'must be "{newspaper_id}", as the file is called')
    return Newspaper(
        newspaper_id=newspaper_id,
        name=table.required("name"),
        home_city=table.text("home_city"),
        sites=read_sites(table),
        publishing_days=read_publishing_days(table),
        page_range=read_page_range(table),
        delay_seconds=read_delay(table),
        user_agent=read_user_agent(table),
        keeps=read_keeps(table),
        allow_private=read_private_hosts(table),
        status=_read_choice(table, "status", STATUSES),
        provenance=table.text("provenance"),
        timezone=_read_timezone(table),
        text_policy=TextPolicy(_read_choice(table, "text_policy", tuple(TextPolicy), TextPolicy.EXCERPT)),
        page_districts=table.pairs("page_districts"),
        source_codes=table.pairs("source_codes"),
        organisations=table.pairs("organisations"),
        rights_note=table.text("rights_note"),
    )


def format_profile(newspaper: Newspaper) -> str:
    """Give the text of a new profile: name, home city, its one site if any, policy, and places for what may follow."""
    site = newspaper.sites[0] if newspaper.sites else None
    return _TEMPLATE.format(
        name=_quote(newspaper.name),
        home_city=_quote(newspaper.home_city or ""),
        site=_SITE.format(family=_quote(site.family), entry_url=_quote(site.entry_url)) if site else "",
        text_policy=_quote(newspaper.text_policy),
    )


def _read_id(path: Path) -> str:
    try:
        return check_newspaper_id(path.stem)
    except UsageError as error:
        raise ConfigError(f"{path}: {error}") from error


def _read_choice(table: TomlTable, key: str, known: tuple[str, ...], default: str | None = None) -> str:
    value = table.text(key) or default or known[0]
    if value not in known:
        raise table.error(key, f'must be {", ".join(known[:-1])} or {known[-1]}, found "{value}"')
    return value


def _read_timezone(table: TomlTable) -> str:
    timezone = table.text("timezone") or "Asia/Shanghai"
    try:
        zoneinfo.ZoneInfo(timezone)
    except (ValueError, OSError, zoneinfo.ZoneInfoNotFoundError) as error:
        problem = f'must be an IANA time zone such as "Asia/Shanghai", found "{timezone}"'
        raise table.error("timezone", problem) from error
    return timezone


def _quote(text: str) -> str:
    """A TOML basic string; JSON's escapes are a part of TOML's."""
    return json.dumps(text, ensure_ascii=False)
