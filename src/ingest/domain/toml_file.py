"""A TOML file → typed values; every refusal names the file, the line and what may have been meant."""

import difflib
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path

from ingest.domain.errors import ConfigError


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
    try:
        return TomlTable(tomllib.loads(text), path=path, text=text)
    except tomllib.TOMLDecodeError as error:
        message = str(error)
        line = re.search(r"at line (\d+)", message)
        place = f"{path}:{line[1]}" if line else f"{path}"
        raise ConfigError(f"{place}: not valid TOML: {message}") from error


class TomlTable:
    """One table of a TOML file, read key by key; its dict stays inside."""

    def __init__(self, values: dict[str, object], *, path: Path, text: str, name: str = "") -> None:
        self.path = path
        self._values = values
        self._text = text
        self._name = name

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

    def table(self, key: str) -> "TomlTable":
        """The table under a key; an empty one when it is missing."""
        value = self._values.get(key, {})
        if not isinstance(value, dict):
            raise self.error(key, f"must be a table, found {_type_name(value)}")
        return TomlTable(value, path=self.path, text=self._text, name=self._full(key))

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

    def _full(self, key: str) -> str:
        return f"{self._name}.{key}" if self._name else key

    def _place(self, key: str) -> str:
        """`file:line` of a key; the file alone where the line is written in a rarer way."""
        quoted = rf"""["']?{re.escape(key)}["']?"""
        pattern = re.compile(rf"\s*(?:{quoted}\s*[=.]|\[+\s*{quoted}\s*[\].])")
        inside = not self._name
        for number, line in enumerate(self._text.splitlines(), start=1):
            if inside and pattern.match(line):
                return f"{self.path}:{number}"
            inside = inside or line.strip().startswith(f"[{self._name}]")
        return str(self.path)


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
