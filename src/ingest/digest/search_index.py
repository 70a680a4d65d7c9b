"""Records → Pagefind's indexes below `search/`, one for each part; a part whose records are the same is left alone."""

import logging
import subprocess
import tempfile
from pathlib import Path

from pagefind.service import get_executable

from ingest.digest.manifest import Marks, is_current, make_key, read_manifest
from ingest.digest.search_order import put_in_order
from ingest.digest.search_records import Record, find_parts, find_records
from ingest.digest.templating import MARKUP
from ingest.digest.writer import PublishResult, RenderedFile, write_files
from ingest.domain.digest import Digest
from ingest.domain.errors import PublishError

log = logging.getLogger(__name__)

FOLDER = "search"
OF_PAGEFINDS_OWN_PAGES = (
    "pagefind-ui.*",
    "pagefind-modular-ui.*",
    "pagefind-component-ui.*",
    "pagefind-highlight.js",
)


def publish_search(digests: tuple[Digest, ...], root: Path) -> PublishResult:
    """Write the index of every part (`find_parts`), and take away those of parts without articles.

    Raises:
        PublishError: If the disk refuses, or Pagefind fails.
    """
    if get_executable() is None:
        log.warning("no search: pagefind has no program for this machine")
        return PublishResult()
    marks, result, records = read_manifest(root), PublishResult(), find_records(digests)
    months = [one.month for one in records]
    parts = find_parts(months)
    for part in parts:
        own = tuple(one for one, month in zip(records, months, strict=True) if month.startswith(part))
        result += _publish_part(root, part, own, marks)
    folder = root / FOLDER
    gone = [one for one in folder.glob("[0-9]*") if one.name not in parts] if folder.is_dir() else []
    return result + PublishResult(removed=sum(_remove_others(one, set()) for one in gone))


def _publish_part(root: Path, part: str, records: tuple[Record, ...], marks: Marks) -> PublishResult:
    key = make_key(records)
    kept = {path: mark for path, mark in marks.items() if path.startswith(f"{FOLDER}/{part}/")}
    if kept and is_current(root, kept, key, marks):
        return PublishResult(unchanged=len(kept), marks={root / path: mark for path, mark in kept.items()})
    with tempfile.TemporaryDirectory() as made:
        pages, index = Path(made) / "pages", Path(made) / "index"
        _write_pages(pages, records)
        _run(pages, index)
        put_in_order(index)
        paths = sorted(path for path in index.rglob("*") if path.is_file())
        result = write_files(
            root / FOLDER / part,
            (
                RenderedFile(path=path.relative_to(index).as_posix(), text=path.read_bytes(), made_from=key)
                for path in paths
            ),
        )
    return result + PublishResult(removed=_remove_others(root / FOLDER / part, set(result.marks)))


def _write_pages(folder: Path, records: tuple[Record, ...]) -> None:
    folder.mkdir()
    template = MARKUP.get_template("record.html")
    for number, record in enumerate(records):
        (folder / f"{number:06d}.html").write_text(template.render(record=record), encoding="utf-8")


def _run(pages: Path, index: Path) -> None:
    """Run Pagefind's program; its Python interface ends before large files are whole."""
    command = [
        str(get_executable()),
        "--site",
        str(pages),
        "--output-path",
        str(index),
        "--force-language",
        "zh",
    ]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)  # noqa: S603 - our own words
    if done.returncode or not (index / "pagefind-entry.json").is_file():
        said = " ".join((done.stderr or done.stdout).split())[-200:]
        raise PublishError(f"pagefind could not index {pages}: {said}; what stood in search/ is intact")
    for pattern in OF_PAGEFINDS_OWN_PAGES:
        for path in index.glob(pattern):
            path.unlink()


def _remove_others(folder: Path, kept: set[Path]) -> int:
    """A part's folder is all ours; how many files are gone."""
    gone = [path for path in folder.rglob("*") if path.is_file() and path not in kept]
    for path in gone:
        path.unlink()
    for path in sorted((folder, *folder.rglob("*")), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
    return len(gone)
