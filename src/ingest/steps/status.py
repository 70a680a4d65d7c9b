"""The published copy, the profiles and the journal → how every paper-day stands, read without waiting for a run."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from ingest.domain.errors import ConfigError, UsageError
from ingest.domain.newspaper import EditionState, Newspaper
from ingest.newspapers.catalogue import find_newspaper
from ingest.steps.clock import local_date, utc_now
from ingest.steps.report import Run
from ingest.steps.runs import read_runs
from ingest.warehouse.overview import Drift, Paper, PaperDay, read_drift, read_papers
from ingest.workspace import Workspace

MISSING, NO_PAPER = "missing", "no_paper"
NO_GAP = (EditionState.COMPLETE, EditionState.NO_EDITION, NO_PAPER)
LAST_RUNS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Days in a row that lack something, in one state for one reason.

    Attributes:
        day_count: Days in that state; those between on which the paper does not appear are not counted.
    """

    since: date
    until: date
    state: str
    reason: str
    day_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperStatus:
    """One newspaper's days in order, and the gaps among them."""

    newspaper_id: str
    newspaper_name: str
    days: tuple[PaperDay, ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """What `dibao status` tells; the last runs latest first."""

    newspapers: tuple[PaperStatus, ...]
    runs: tuple[Run, ...]
    drift: tuple[Drift, ...]


def read_status(
    workspace: Workspace, newspaper_ids: tuple[str, ...], since: date | None, until: date | None
) -> Status:
    """Read how things stand; without ids every newspaper that was loaded or tried, without days all of them.

    Raises:
        UsageError: If nothing is published yet, or a newspaper was never loaded or tried.
        QueryError: If the published copy is damaged.
    """
    papers = {paper.newspaper_id: paper for paper in read_papers(workspace.published_file)}
    unknown = next((one for one in newspaper_ids if one not in papers), None)
    if unknown is not None:
        raise UsageError(
            f"{unknown[:80]!r} was never loaded or tried; known are: {', '.join(papers) or 'none'}"
        )
    wanted = newspaper_ids or tuple(papers)
    return Status(
        newspapers=tuple(_read_paper(workspace, papers[one], since, until) for one in dict.fromkeys(wanted)),
        runs=read_runs(workspace, LAST_RUNS),
        drift=tuple(one for one in read_drift(workspace.published_file) if one.newspaper_id in wanted),
    )


def _read_paper(workspace: Workspace, paper: Paper, since: date | None, until: date | None) -> PaperStatus:
    newspaper = _find_profile(workspace, paper)
    every_day = (*paper.days, *_list_untried(workspace, newspaper, paper))
    days = tuple(
        _settle(newspaper, day)
        for day in every_day
        if (since or day.edition_date) <= day.edition_date <= (until or day.edition_date)
    )
    return PaperStatus(
        newspaper_id=paper.newspaper_id,
        newspaper_name=paper.newspaper_name,
        days=days,
        gaps=tuple(_find_gaps(days)),
    )


def _find_profile(workspace: Workspace, paper: Paper) -> Newspaper:
    """A profile that is gone or broken hinders nobody from looking; the paper then counts as a daily one."""
    try:
        return find_newspaper(paper.newspaper_id, workspace.newspapers_dir)
    except (ConfigError, UsageError):
        return Newspaper(newspaper_id=paper.newspaper_id, name=paper.newspaper_name)


def _list_untried(workspace: Workspace, newspaper: Newspaper, paper: Paper) -> Iterator[PaperDay]:
    """The days since the last edition of a newspaper that runs are meant to fetch; today may still come."""
    is_fetched = (workspace.newspapers_dir / f"{newspaper.newspaper_id}.toml").is_file() and newspaper.sites
    if not is_fetched or not paper.days:
        return
    last, today = paper.days[-1].edition_date, local_date(newspaper, utc_now())
    for offset in range(1, (today - last).days):
        yield PaperDay(edition_date=last + timedelta(days=offset), state=MISSING, reason="", article_count=0)


def _settle(newspaper: Newspaper, day: PaperDay) -> PaperDay:
    """A day on which the paper does not appear lacks nothing."""
    is_due = day.edition_date.isoweekday() in newspaper.publishing_days
    if day.state != MISSING or is_due:
        return day
    return PaperDay(edition_date=day.edition_date, state=NO_PAPER, reason="", article_count=0)


def _find_gaps(days: tuple[PaperDay, ...]) -> Iterator[Gap]:
    due = (day for day in days if day.state != NO_PAPER)
    for (state, reason), group in groupby(due, key=lambda day: (day.state, day.reason)):
        gap = list(group)
        if state not in NO_GAP:
            first, last = gap[0].edition_date, gap[-1].edition_date
            yield Gap(since=first, until=last, state=state, reason=reason, day_count=len(gap))
