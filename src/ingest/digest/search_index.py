"""Records → `search/`: Pagefind's indexes, one for each part, and the page that asks them.

A part whose records are the same is left alone.
"""

import logging
import subprocess
import tempfile
from importlib.resources import files
from pathlib import Path

from pagefind.service import get_executable

from ingest.digest.city_pages import render_search
from ingest.digest.manifest import Marks, is_current, make_key, read_manifest
from ingest.digest.search_order import put_in_order
from ingest.digest.search_records import Record, find_parts, find_records
from ingest.digest.site import make_site
from ingest.digest.templating import MARKUP
from ingest.digest.writer import PublishResult, RenderedFile, remove_others, write_files
from ingest.domain.digest import Digest
from ingest.domain.errors import PublishError
from ingest.domain.publishing import PublishSettings

log = logging.getLogger(__name__)

FOLDER = "search"
SCRIPT = "search.js"
PAGE = "index.html"
ENTRY = "pagefind-entry.json"
OF_PAGEFINDS_OWN_PAGES = (
    "pagefind-ui.*",
    "pagefind-modular-ui.*",
    "pagefind-component-ui.*",
    "pagefind-highlight.js",
)


def publish_search(
    digests: tuple[Digest, ...], root: Path, *, settings: PublishSettings | None = None
) -> PublishResult:
    """Write the index of every part (`find_parts`), then the page that asks them, then take away what it asks no more.

    So a page never names an index that is not there. Where Pagefind has no program for this machine, a part whose
    records have changed has no index any more: the old one may hold what was withheld since.

    Raises:
        PublishError: If the disk refuses, or Pagefind fails; the page and its old indexes stay.
    """
    marks, result, records = read_manifest(root), PublishResult(), find_records(digests)
    months = [one.month for one in records]
    parts = find_parts(months)
    standing = []
    for part in parts:
        own = tuple(one for one, month in zip(records, months, strict=True) if month.startswith(part))
        published = _publish_part(root, part, own, marks)
        if published:
            standing.append(part)
            result += published
    if len(standing) < len(parts):
        _tell_missing(root, [part for part in parts if part not in standing])
    return result + _publish_page(root, tuple(standing), settings or PublishSettings())


def _publish_page(root: Path, parts: tuple[str, ...], settings: PublishSettings) -> PublishResult:
    folder = root / FOLDER
    script = files("ingest.digest").joinpath("templates", SCRIPT).read_text(encoding="utf-8")
    page = render_search(parts, site=make_site(settings))
    result = write_files(folder, (RenderedFile(path=SCRIPT, text=script), RenderedFile(path=PAGE, text=page)))
    gone = [one for one in folder.glob("[0-9]*") if one.name not in parts]
    removed = PublishResult(removed=sum(_remove_others(one, set()) for one in gone))
    return result + removed + remove_others(folder, {SCRIPT, PAGE})


def _tell_missing(root: Path, parts: list[str]) -> None:
    is_there = any((root / FOLDER / part).is_dir() for part in parts)
    log.warning(
        "no search over %s: pagefind has no program for this machine%s",
        ", ".join(parts),
        "; the index of before is taken away, for it may hold what was withheld since" if is_there else "",
    )


def _publish_part(root: Path, part: str, records: tuple[Record, ...], marks: Marks) -> PublishResult | None:
    """None where there is no index of these records, and none can be made."""
    key = make_key(records)
    kept = {path: mark for path, mark in marks.items() if path.startswith(f"{FOLDER}/{part}/")}
    if kept and is_current(root, kept, key, marks):
        return PublishResult(unchanged=len(kept), marks={root / path: mark for path, mark in kept.items()})
    if get_executable() is None:
        return None
    with tempfile.TemporaryDirectory() as made:
        pages, index = Path(made) / "pages", Path(made) / "index"
        _write_pages(pages, records)
        _run(pages, index)
        put_in_order(index)
        paths = sorted(path for path in index.rglob("*") if path.is_file())
        paths.sort(key=lambda path: path.name == ENTRY)  # which names the others
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
    if done.returncode or not (index / ENTRY).is_file():
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
