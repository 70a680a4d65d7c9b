"""A JSON response → values one can ask for by name; what is missing is an error that says where and what was found."""

import json
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import TypeAlias

from ingest.domain.errors import LayoutError
from ingest.parse.encoding.clean import clean_text
from ingest.parse.html import read_html_line

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | None"

CHINA = timezone(timedelta(hours=8))
NOTHING = frozenset(["", "null", "none", "undefined"])  # as some servers print a missing value
BEYOND_NOTHING = 1 + max(map(len, NOTHING))
LONGEST_FOUND = 100
DATE = re.compile(r"(?<!\d)(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})|(\d{2})(\d{2}))(?!\d)")
MILLISECONDS = re.compile(r"\d{13}")


@dataclass(frozen=True, slots=True)
class Node:
    """One value of a response.

    Attributes:
        path: The way to it, for messages: `object.pagelist`.
        around: What there is instead of a value that is missing: the object that should hold it.
    """

    value: Json
    source: str
    path: str = ""
    around: Json = None

    def get(self, *keys: str) -> "Node":
        """The value below; of nothing, nothing."""
        node = self
        for key in keys:
            value = node.value.get(key) if isinstance(node.value, dict) else None
            around = node.around if node.value is None else node.value
            node = Node(value, node.source, f"{node.path}.{key}".lstrip("."), around)
        return node

    def items(self) -> tuple["Node", ...]:
        """The values of a list.

        Raises:
            LayoutError: If it is none.
        """
        if not isinstance(self.value, list):
            raise self.error("a list")
        return tuple(Node(value, self.source, f"{self.path}[{i}]") for i, value in enumerate(self.value))

    def filled_items(self) -> tuple["Node", ...]:
        """As `items`, at least one.

        Raises:
            LayoutError: If it is no list, or an empty one.
        """
        if items := self.items():
            return items
        raise self.error("a list of at least one")

    def raw(self, *keys: str) -> str:
        """The first of these values below that holds anything, as it stands; an empty string if none does."""
        return next((text for key in keys if (text := _as_text(self.get(key).value))), "")

    def first_filled(self, *keys: str) -> str:
        """Under which of these keys that value stands; the last where no other holds anything."""
        return next((key for key in keys[:-1] if _as_text(self.get(key).value)), keys[-1])

    def line(self, *keys: str) -> str | None:
        """As `raw`, as one line without markup; None if there is none."""
        return read_html_line(self.raw(*keys)) or None

    def is_filled(self, key: str) -> bool:
        """Whether the value below holds anything: text, or a list or object that is not empty."""
        value = self.get(key).value
        return bool(value) if isinstance(value, list | dict) else bool(_as_text(value))

    def error(self, expected: str) -> LayoutError:
        """What to raise: the response says in `found` what it holds instead, so that a refusal is told in its words."""
        where = f"{expected} at {self.path}" if self.path else expected
        found = self.around if self.value is None else self.value
        return LayoutError(source=self.source, expected=where, found=_describe(found))


def read_json(text: str, *, source: str) -> Node:
    """Read a response; line ends inside its strings, which some servers forget to escape, are let through.

    Raises:
        LayoutError: If it is no JSON: an HTML page as of a login, or cut short.
    """
    try:
        return Node(json.loads(text, strict=False), source)
    except (ValueError, RecursionError) as error:
        is_html = text.lstrip()[:1] == "<"
        found = "an HTML page" if is_html else f"{_shorten(text)!r} ({error.__class__.__name__})"
        raise LayoutError(source=source, expected="JSON", found=found) from None


def is_json(text: str) -> bool:
    """Whether a text starts as an object or a list does."""
    return text.lstrip()[:1] in ("{", "[")


def is_answer(text: str) -> bool:
    """Whether a text is the JSON of an API, an object or a list of objects; a page may begin with a bracket too."""
    try:
        value = json.loads(text) if is_json(text) else None
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) or (
        isinstance(value, list) and any(isinstance(one, dict) for one in value)
    )


def has_key(text: str, *keys: str) -> bool:
    """Whether a JSON text names all of these keys; the text is not parsed for it."""
    return is_json(text) and all(f'"{key}"' in text for key in keys)


def read_date(text: str) -> date | None:
    """The date of `2026-07-22`, `2026/07/22 00:00:00`, `20260722`, `20260722_01` or a time in milliseconds."""
    if MILLISECONDS.fullmatch(text.strip()):
        return datetime.fromtimestamp(int(text) / 1000, tz=CHINA).date()
    match = DATE.search(text.replace("_", " "))
    try:
        return date(int(match[1]), int(match[2] or match[4]), int(match[3] or match[5])) if match else None
    except ValueError:  # 0000-00-00: no date rather than a wrong one
        return None


def _as_text(value: Json) -> str:
    text = clean_text(str(value))[0] if isinstance(value, str | int) and not isinstance(value, bool) else ""
    return "" if text.strip()[:BEYOND_NOTHING].lower() in NOTHING else text


def _describe(value: Json) -> str:
    if value is None:
        return "nothing"
    return _shorten(json.dumps(value, ensure_ascii=False))


def _shorten(text: str) -> str:
    line = " ".join(clean_text(text)[0].split())
    return line if len(line) <= LONGEST_FOUND else f"{line[:LONGEST_FOUND]}…"
