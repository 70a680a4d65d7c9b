"""Digests and counts → the files under `digests/`, each rendered and written only where its bytes differ."""

from collections.abc import Iterator
from importlib.resources import files
from itertools import groupby
from pathlib import Path

from ingest.digest.addresses import day_path
from ingest.digest.data import render_json
from ingest.digest.feeds import render_atom, render_feed_json
from ingest.digest.notes import render_markdown
from ingest.digest.pages import Neighbours, render_district_page, render_html, render_start_page
from ingest.digest.writer import PublishResult, RenderedFile, remove_leftovers, remove_others, write_files
from ingest.domain.digest import Digest, DigestCount, EditionDay


def publish_digests(digests: tuple[Digest, ...], root: Path, *, base_url: str | None) -> PublishResult:
    """Write every day of the places given, with their feeds and their own page.

    Args:
        digests: For each place named, all its digests, in any order: feeds, neighbours and the place's page are
            made from them, and a day that is not among them is taken away. Places not named are left alone.
        root: The digests folder; made when it is missing.
        base_url: Address the folder is published under, for canonical links and feeds; None where unknown.

    Raises:
        PublishError: If the disk refuses.
        ValueError: If a place has two digests of one day.
    """
    in_order = sorted(digests, key=lambda digest: (digest.place_code, digest.edition_date))
    result = PublishResult()
    for place_code, days in groupby(in_order, key=lambda digest: digest.place_code):
        result += _publish_place(tuple(days), root / place_code, base_url)
    return result + _write_stylesheet(root)


def publish_start_page(
    counts: tuple[DigestCount, ...],
    editions: tuple[EditionDay, ...],
    root: Path,
    *,
    base_url: str | None,
) -> PublishResult:
    """Write the start page, and take away the folders of places that have no digest any more.

    Args:
        counts: One for every digest that stands: all places, all days, those without items included.
        editions: Every edition with its state; those older than the days shown are not listed.
        root: The digests folder; made when it is missing.
        base_url: Address the folder is published under; None where unknown.

    Raises:
        PublishError: If the disk refuses.
    """
    text = render_start_page(counts, editions, base_url=base_url)
    result = write_files(root, (RenderedFile(path="index.html", text=text),))
    remove_leftovers(root)
    standing = {count.place_code for count in counts}
    for folder in sorted(root.iterdir()):
        if folder.is_dir() and folder.name.isdecimal() and folder.name not in standing:
            result += remove_others(folder, set())
    return result


def _publish_place(days: tuple[Digest, ...], folder: Path, base_url: str | None) -> PublishResult:
    """Days first, then the files that link to them, so that no link ever points nowhere; removals last."""
    dates = [digest.edition_date for digest in days]
    if len(set(dates)) < len(dates):
        raise ValueError(f"{days[0].place_code}: two digests of one day")
    result, kept = PublishResult(), set()
    for file in _render_place(days, base_url):  # one at a time: ten years of pages do not fit in memory
        result += write_files(folder, (file,))
        kept.add(file.path)
    return result + remove_others(folder, kept)


def _render_place(days: tuple[Digest, ...], base_url: str | None) -> Iterator[RenderedFile]:
    for previous, digest, following in zip((None, *days), days, (*days[1:], None), strict=False):
        neighbours = Neighbours(
            previous_date=previous.edition_date if previous else None,
            next_date=following.edition_date if following else None,
        )
        path = day_path(digest.edition_date)
        yield RenderedFile(path=f"{path}index.html", text=render_html(digest, neighbours, base_url=base_url))
        yield RenderedFile(path=f"{path}index.md", text=render_markdown(digest))
        yield RenderedFile(path=f"{path}digest.json", text=render_json(digest))
    yield RenderedFile(path="feed.atom", text=render_atom(days, base_url=base_url))
    yield RenderedFile(path="feed.json", text=render_feed_json(days, base_url=base_url))
    yield RenderedFile(path="index.html", text=render_district_page(days, base_url=base_url))


def _write_stylesheet(root: Path) -> PublishResult:
    text = files("ingest.digest").joinpath("templates/style.css").read_text(encoding="utf-8")
    return write_files(root, (RenderedFile(path="style.css", text=text),))
