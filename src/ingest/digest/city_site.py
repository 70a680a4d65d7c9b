"""Counts and editions → the files of all places together: start, calendar, coverage, sitemap, style."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from ingest.digest.city_pages import render_calendar, render_coverage, render_start_page
from ingest.digest.site import Site, make_site
from ingest.digest.sitemap import render_sitemaps
from ingest.digest.writer import (
    PublishResult,
    RenderedFile,
    naming,
    remove_leftovers,
    remove_others,
    write_files,
)
from ingest.domain.digest import DigestCount, EditionDay
from ingest.domain.publishing import PublishSettings

FOLDERS = ("calendar", "coverage")


def publish_site(
    counts: tuple[DigestCount, ...],
    editions: tuple[EditionDay, ...],
    root: Path,
    *,
    base_url: str | None = None,
    settings: PublishSettings | None = None,
) -> PublishResult:
    """Write the pages of all places together, and take away the folders of places that have no digest any more.

    Args:
        counts: One for every digest that stands: all places, all days, those without items included.
        editions: What became of every newspaper on every day.
        root: The digests folder; made when it is missing.
        base_url: Address the folder is published under; None where unknown.
        settings: In place of the default ones with this base.

    Raises:
        PublishError: If the disk refuses.
    """
    settings = settings or PublishSettings(base_url=base_url)
    site = make_site(settings)
    rendered = tuple(_render(counts, editions, site))
    result = write_files(root, rendered)
    remove_leftovers(root)
    standing = {count.place_code for count in counts}
    for folder in sorted(root.iterdir()):
        if folder.is_dir() and folder.name.isdecimal() and folder.name not in standing:
            result += remove_others(folder, set())
    for name in FOLDERS:
        kept = {file.path.removeprefix(f"{name}/") for file in rendered if file.path.startswith(f"{name}/")}
        result += remove_others(root / name, kept)
    return result + _remove_sitemaps(root, {file.path for file in rendered})


def _remove_sitemaps(root: Path, kept: set[str]) -> PublishResult:
    """Also what a killed run left half written."""
    gone = [path for path in sorted(root.glob("sitemap*.xml")) if path.name not in kept]
    for path in (*gone, *root.glob(".sitemap-*.xml.tmp")):
        with naming(path):
            path.unlink()
    return PublishResult(removed=len(gone))


def _render(
    counts: tuple[DigestCount, ...], editions: tuple[EditionDay, ...], site: Site
) -> Iterator[RenderedFile]:
    templates = files("ingest.digest").joinpath("templates")
    yield RenderedFile(path="style.css", text=templates.joinpath("style.css").read_text(encoding="utf-8"))
    yield RenderedFile(path="index.html", text=render_start_page(counts, editions, site=site))
    years = sorted({day.edition_date.year for day in editions})
    for path, year in ([("calendar/", years[-1])] if years else []) + [
        (f"calendar/{one}/", one) for one in years
    ]:
        yield RenderedFile(path=f"{path}index.html", text=render_calendar(editions, year, path, site=site))
    yield RenderedFile(path="coverage/index.html", text=render_coverage(counts, site=site))
    yield from render_sitemaps(counts, years, site)
