"""The text of a TOML file → the line a key stands on, which `tomllib` does not tell."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TableLines:
    """The lines of one table of the file.

    Attributes:
        lines: Of the whole file.
        name: The table's name with dots; empty for the top of the file.
        start: Number of lines above the table's first key; all of them where its header is not on a line of its own.
        header: Line the table itself stands on, from 1; None for the top of the file.
    """

    lines: tuple[str, ...]
    name: str = ""
    start: int = 0
    header: int | None = None

    def find(self, key: str) -> int | None:
        """The line a key or a table of this name stands on, from 1; the table's own where it cannot be told."""
        return self._find(key) or self.header

    def inner(self, key: str) -> "TableLines":
        """The lines of a table inside this one."""
        line = self._find(key)
        is_header = line is not None and self.lines[line - 1].lstrip().startswith("[")
        start = line if line is not None and is_header else len(self.lines)
        return TableLines(lines=self.lines, name=self._full(key), start=start, header=line or self.header)

    def inner_array(self, key: str, count: int) -> tuple["TableLines", ...]:
        """The lines of each of an array's tables, written as `[[key]]` or in braces."""
        header = re.compile(rf"\s*\[\[\s*{_dotted(self._full(key))}\s*\]\]")
        found = [number for number, line in enumerate(self.lines, start=1) if header.match(line)]
        if len(found) != count:
            return (self.inner(key),) * count
        return tuple(
            TableLines(lines=self.lines, name=self._full(key), start=line, header=line) for line in found
        )

    def _find(self, key: str) -> int | None:
        inside = re.compile(rf"\s*{_quoted(key)}\s*[=.]")
        header = re.compile(rf"\s*\[+\s*{_dotted(self._full(key))}\s*[\].]")
        again = re.compile(rf"\s*\[\[\s*{_dotted(self.name)}\s*\]\]") if self.name else None
        is_own = True
        for number, line in enumerate(self.lines[self.start :], start=self.start + 1):
            if header.match(line) or (is_own and inside.match(line)):
                return number
            if again and again.match(line):
                return None
            is_own = is_own and not line.startswith("[")
        return None

    def _full(self, key: str) -> str:
        return f"{self.name}.{key}" if self.name else key


def _dotted(name: str) -> str:
    return r"\s*\.\s*".join(map(_quoted, name.split(".")))


def _quoted(key: str) -> str:
    return rf"""["']?{re.escape(key)}["']?"""
