"""A TOML file → typed values; every refusal names the file, the line and what may have been meant."""

import difflib
import math
import re
import tomllib
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path

from ingest.domain.errors import ConfigError
from ingest.domain.toml_lines import TableLines


def read_toml(path: Path) -> "TomlTable":
    """Read a whole TOML file.

    Raises:
        ConfigError: If it cannot be read, is not UTF-8 or not TOML.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: byte {error.start} is not UTF-8; save the file as UTF-8") from error
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read ({error.strerror})") from error
    lines = tuple(text.split("\n"))
    try:
        return TomlTable(tomllib.loads(text), path=path, lines=TableLines(lines=lines))
    except ValueError as error:  # TOMLDecodeError, or a number longer than Python reads
        line = re.search(r"at line (\d+)", str(error))
        place = line[1] if line else len(text.rstrip().split("\n"))
        raise ConfigError(f"{path}:{place}: not valid TOML: {error}") from error


class TomlTable:
    """One table of a TOML file, read key by key; its dict stays inside."""

    def __init__(self, values: dict[str, object], *, path: Path, lines: TableLines) -> None:
        self.path = path
        self._values = values
        self._lines = lines

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def __iter__(self) -> Iterator[str]:
        """The keys, as written."""
        return iter(self._values)

    def is_list(self, key: str) -> bool:
        """Whether a list stands under the key, for keys that take a word as well."""
        return isinstance(self._values.get(key), list)

    def check_keys(self, known: Iterable[str]) -> None:
        """Refuse a key nobody reads: it is a slip of the pen more often than not.

        Raises:
            ConfigError: Naming the first unknown key and the nearest known one.
        """
        known = tuple(known)
        for key in self._values:
            if key not in known:
                near = difflib.get_close_matches(key, known, n=1)
                hint = f'did you mean "{near[0]}"?' if near else f"known are: {', '.join(known)}"
                raise ConfigError(f'{self._place(key)}: unknown key "{self._full(key)}"; {hint}')

    def text(self, key: str) -> str | None:
        """The text under a key; None when it is missing or blank."""
        value = self._values.get(key, "")
        if not isinstance(value, str):
            raise self.error(key, f"must be text in quotes, found {_type_name(value)}")
        return value.strip() or None

    def number(self, key: str) -> float | None:
        """The number under a key; None when it is missing."""
        value = self._values.get(key)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int | float)):
            raise self.error(key, f"must be a number, found {_type_name(value)}")
        if value is not None and not math.isfinite(value):
            raise self.error(key, f"must be a number, found {value}")
        return value

    def flag(self, key: str) -> bool:
        """Whether true stands under a key; a missing one is false."""
        value = self._values.get(key, False)
        if not isinstance(value, bool):
            raise self.error(key, f"must be true or false, found {_type_name(value)}")
        return value

    def day(self, key: str) -> date | None:
        """The day under a key, written without quotes; None when it is missing."""
        value = self._values.get(key)
        if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
            return value
        found = f'"{value}"' if isinstance(value, str) else _type_name(value)
        raise self.error(key, f"must be a day without quotes such as 2024-12-01, found {found}")

    def texts(self, key: str) -> tuple[str, ...]:
        """The list of texts under a key; () when it is missing."""
        values = self._list(key, "of texts in quotes")
        for value in values:
            if not isinstance(value, str):
                raise self.error(key, f"must be a list of texts in quotes, found {_type_name(value)} in it")
        return tuple(value.strip() for value in values if isinstance(value, str))

    def whole_numbers(self, key: str) -> tuple[int, ...]:
        """The list of whole numbers under a key; () when it is missing."""
        values = self._list(key, "of whole numbers")
        for value in values:
            if isinstance(value, bool) or not isinstance(value, int):
                raise self.error(key, f"must be a list of whole numbers, found {_type_name(value)} in it")
        return tuple(value for value in values if isinstance(value, int))

    def table(self, key: str) -> "TomlTable":
        """The table under a key; an empty one when it is missing."""
        value = self._values.get(key, {})
        if not isinstance(value, dict):
            raise self.error(key, f"must be a table, found {_type_name(value)}")
        return TomlTable(value, path=self.path, lines=self._lines.inner(key))

    def tables(self, key: str) -> tuple["TomlTable", ...]:
        """The tables under a key, each written as `[[key]]`; () when it is missing."""
        values = self._list(key, f"of tables, each beginning with [[{self._full(key)}]]")
        tables = [value for value in values if isinstance(value, dict)]
        if len(tables) < len(values):
            raise self.error(key, f"must be tables, each beginning with [[{self._full(key)}]]")
        lines = self._lines.inner_array(key, len(tables))
        return tuple(
            TomlTable(value, path=self.path, lines=own) for value, own in zip(tables, lines, strict=True)
        )

    def pairs(self, key: str) -> tuple[tuple[str, str], ...]:
        """The (key, text) pairs of the table under a key, as written; () when it is missing."""
        return self.table(key).items()

    def items(self) -> tuple[tuple[str, str], ...]:
        """Every key of this table with its text, as written."""
        return tuple((key, self.required(key)) for key in self._values)

    def required(self, key: str) -> str:
        """The text under a key that must have one."""
        value = self.text(key)
        if value is None:
            raise self.error(key, "is missing or empty")
        return value

    def error(self, key: str, problem: str) -> ConfigError:
        """A refusal of the value under a key, ready to raise."""
        return ConfigError(f'{self._place(key)}: "{self._full(key)}" {problem}')

    def _list(self, key: str, of_what: str) -> list[object]:
        value = self._values.get(key, [])
        if not isinstance(value, list):
            raise self.error(key, f"must be a list {of_what}, found {_type_name(value)}")
        return value

    def _full(self, key: str) -> str:
        return f"{self._lines.name}.{key}" if self._lines.name else key

    def _place(self, key: str) -> str:
        """`file:line` of a key; where it is missing that of its table, the first line for the top of the file."""
        return f"{self.path}:{self._lines.find(key) or 1}"


def _type_name(value: object) -> str:
    names = {
        bool: "true or false",
        int: "a number",
        float: "a number",
        list: "a list",
        dict: "a table",
        str: "text",
    }
    return names.get(type(value), "a date or time")
