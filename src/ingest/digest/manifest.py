"""`manifest.json`: every published file with its hash and size, and what it was made from.

By the latter a file that would come out the same is not rendered again.
"""

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from ingest import __version__

NAME = "manifest.json"
FORMAT = "dibao-manifest/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileMark:
    """One file as it was published.

    Attributes:
        sha256: In hex.
        made_from: Hash of what it was rendered from; empty where that is not kept.
    """

    sha256: str
    byte_count: int
    made_from: str = ""


Marks = dict[str, FileMark]  # by path below the digests folder


def read_manifest(root: Path) -> Marks:
    """What was published last; nothing where there is no manifest, or none of ours."""
    try:
        content = json.loads((root / NAME).read_text(encoding="utf-8"))
        if content["format"] != FORMAT:
            return {}
        return {
            path: FileMark(sha256=sha256, byte_count=byte_count, made_from=made_from)
            for path, (sha256, byte_count, made_from) in content["files"].items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):  # rendering all again is always right
        return {}


def render_manifest(marks: Marks) -> str:
    """One line a file, by path: `[sha256, bytes, made from]`."""
    lines = (
        f"{json.dumps(path, ensure_ascii=False)}: {json.dumps([mark.sha256, mark.byte_count, mark.made_from])}"
        for path, mark in sorted(marks.items())
    )
    return f'{{"format": "{FORMAT}", "files": {{\n' + ",\n".join(lines) + "\n}}\n"


def make_key(*inputs: object) -> str:
    """A hash of values (frozen dataclasses all through), and of the code and templates that render them."""
    return hashlib.sha256(f"{_renderer()} {inputs!r}".encode("utf-8", "surrogatepass")).hexdigest()[:32]


def is_current(root: Path, paths: Iterable[str], key: str, marks: Marks) -> bool:
    """Every one of these files was made from the same, and stands there in its size."""
    for path in paths:
        mark = marks.get(path)
        if mark is None or mark.made_from != key:
            return False
        try:
            if os.stat(f"{root}/{path}").st_size != mark.byte_count:  # noqa: PTH116 - pathlib takes five times as long
                return False
        except OSError:
            return False
    return True


@cache
def _renderer() -> str:
    """Of this version's code and templates, so that a change of either renders all again."""
    contents = hashlib.sha256(__version__.encode())
    for file in _find_files(files("ingest.digest")):
        contents.update(file.read_bytes())
    return contents.hexdigest()


def _find_files(folder: Traversable) -> Iterable[Traversable]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _find_files(entry)
        elif entry.name.endswith(
            (
                ".py",
                ".html",
                ".xhtml",
                ".css",
                ".md",
                ".txt",
                ".atom",
                ".opf",
                ".opml",
                ".json",
                ".toml",
                ".js",
                ".xml",
            )
        ):
            yield entry
