"""Digests and counts → the files under `digests/`, each rendered and written only where its bytes differ."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from ingest.digest.cities import render_issues, render_opml
from ingest.digest.jobs import Job, find_jobs
from ingest.digest.manifest import NAME as MANIFEST
from ingest.digest.manifest import FileMark, Marks, is_current, read_manifest, render_manifest
from ingest.digest.writer import PublishResult, RenderedFile, remove_others, write_files
from ingest.domain.digest import Digest, Keyword
from ingest.domain.publishing import PublishSettings, Selection


def publish_digests(
    digests: tuple[Digest, ...],
    root: Path,
    *,
    base_url: str | None = None,
    periods: tuple[Digest, ...] = (),
    keywords: tuple[Keyword, ...] = (),
    settings: PublishSettings | None = None,
    selection: Selection | None = None,
) -> PublishResult:
    """Write every day, week and month of the places given, with their feeds and their own page.

    Files that would come out the same by the manifest are not rendered.

    Args:
        digests: For each place named, all its days, in any order: feeds, neighbours and the place's page are
            made from them, and a day that is not among them is taken away. Places not named are left alone.
        root: The digests folder; made when it is missing.
        base_url: Address the folder is published under, for canonical links and feeds; None where unknown.
        periods: The places' weeks and months.
        keywords: The places' words of each month, for their own pages.
        settings: In place of the default ones with this base.
        selection: Renders these anew, whatever the manifest says, and no others.

    Raises:
        PublishError: If the disk refuses.
        ValueError: If a place has two digests of one day.
    """
    settings = settings or PublishSettings(base_url=base_url)
    marks, result = read_manifest(root), PublishResult()
    by_place, words = group_by_place(periods), _group_words(keywords)
    for place_code, days in group_by_place(digests).items():
        jobs = tuple(
            find_jobs(days, by_place.get(place_code, ()), settings, tuple(words.get(place_code, ())))
        )
        is_other = selection is not None and selection.place_code not in {None, place_code}
        result += _publish_place(root, place_code, jobs, marks, None if is_other else selection)
    return result


def publish_city(digests: tuple[Digest, ...], root: Path, *, base_url: str | None) -> PublishResult:
    """Write `districts.opml` and `issues.atom` from the days of all places.

    Raises:
        PublishError: If the disk refuses.
    """
    opml = RenderedFile(path="districts.opml", text=render_opml(digests, base_url=base_url))
    issues = RenderedFile(path="issues.atom", text=render_issues(digests, base_url=base_url))
    return write_files(root, (opml, issues))


def publish_manifest(root: Path, result: PublishResult) -> PublishResult:
    """Write `manifest.json` of all that now stands; last, so that what it names is there.

    Raises:
        PublishError: If the disk refuses.
    """
    marks = {path.relative_to(root).as_posix(): mark for path, mark in result.marks.items()}
    return write_files(root, (RenderedFile(path=MANIFEST, text=render_manifest(marks)),))


def group_by_place(digests: tuple[Digest, ...]) -> dict[str, tuple[Digest, ...]]:
    """Each place's digests in order of day, places by code."""
    in_order = sorted(digests, key=lambda one: (one.place_code, one.edition_date, one.period))
    return {code: tuple(group) for code, group in groupby(in_order, key=lambda one: one.place_code)}


def _group_words(keywords: tuple[Keyword, ...]) -> dict[str, list[Keyword]]:
    groups: dict[str, list[Keyword]] = {}
    for one in keywords:
        groups.setdefault(one.place_code, []).append(one)
    return groups


def _publish_place(
    root: Path, place_code: str, jobs: tuple[Job, ...], marks: Marks, selection: Selection | None
) -> PublishResult:
    """In the order of the jobs; removals last."""
    paths = [path for job in jobs for path in job.paths]
    if len(set(paths)) < len(paths):
        raise ValueError(f"{place_code}: two digests of one day")
    kept: dict[Path, FileMark] = {}
    stale = []
    for job in jobs:
        below = [f"{place_code}/{path}" for path in job.paths]
        is_due = job.is_wanted(selection) if selection else not is_current(root, below, job.key, marks)
        if is_due:
            stale.append(job)
        else:
            kept |= {root / path: marks[path] for path in below if path in marks}
    result = PublishResult(unchanged=len(kept), marks=kept)
    result += write_files(root, (file for job in stale for file in _render(job, place_code)))
    return result + remove_others(root / place_code, set(paths))


def _render(job: Job, place_code: str) -> Iterator[RenderedFile]:
    """One job at a time: ten years of pages do not fit in memory."""
    for path, content in zip(job.paths, job.render(), strict=True):
        yield RenderedFile(path=f"{place_code}/{path}", text=content, made_from=job.key)
