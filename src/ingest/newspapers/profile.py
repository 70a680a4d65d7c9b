"""One profile file → `Newspaper`, and back."""

import dataclasses
import json
import zoneinfo
from pathlib import Path

from ingest.domain.errors import ConfigError, UsageError
from ingest.domain.ids import check_newspaper_id
from ingest.domain.newspaper import Newspaper, NewspaperSite, TextPolicy
from ingest.domain.toml_file import TomlTable, read_toml

KEYS = (
    "entry_url",
    "family",
    *(field.name for field in dataclasses.fields(Newspaper) if field.name != "sites"),
)

_TEMPLATE = """\
name = {name}
home_city = {home_city}

# How much of an article may be published: headline, excerpt or full
text_policy = {text_policy}

# Pages of one district, and organisations known to sit in one
[page_districts]
# "城区新闻" = "某某区"

[organisations]
# "某某公司" = "某某区"
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
        sites=_read_sites(table),
        timezone=_read_timezone(table),
        text_policy=_read_text_policy(table),
        page_districts=table.pairs("page_districts"),
        source_codes=table.pairs("source_codes"),
        organisations=table.pairs("organisations"),
        rights_note=table.text("rights_note"),
    )


def format_profile(newspaper: Newspaper) -> str:
    """Give the text of a new profile: its name, home city and policy, and places for what may follow."""
    return _TEMPLATE.format(
        name=_quote(newspaper.name),
        home_city=_quote(newspaper.home_city or ""),
        text_policy=_quote(newspaper.text_policy),
    )


def _read_id(path: Path) -> str:
    try:
        return check_newspaper_id(path.stem)
    except UsageError as error:
        raise ConfigError(f"{path}: {error}") from error


def _read_sites(table: TomlTable) -> tuple[NewspaperSite, ...]:
    entry_url = _read_entry_url(table)
    return (NewspaperSite(family=table.required("family"), entry_url=entry_url),) if entry_url else ()


def _read_entry_url(table: TomlTable) -> str | None:
    url = table.text("entry_url")
    if url is not None and not url.startswith(("http://", "https://")):
        raise table.error("entry_url", f'must start with http:// or https://, found "{url}"')
    return url


def _read_timezone(table: TomlTable) -> str:
    timezone = table.text("timezone") or "Asia/Shanghai"
    try:
        zoneinfo.ZoneInfo(timezone)
    except (ValueError, OSError, zoneinfo.ZoneInfoNotFoundError) as error:
        problem = f'must be an IANA time zone such as "Asia/Shanghai", found "{timezone}"'
        raise table.error("timezone", problem) from error
    return timezone


def _read_text_policy(table: TomlTable) -> TextPolicy:
    policy = table.text("text_policy") or TextPolicy.EXCERPT
    if policy not in set(TextPolicy):
        raise table.error("text_policy", f'must be headline, excerpt or full, found "{policy}"')
    return TextPolicy(policy)


def _quote(text: str) -> str:
    """A TOML basic string; JSON's escapes are a part of TOML's."""
    return json.dumps(text, ensure_ascii=False)
