"""What a step did → the lines a person reads."""

import math

from ingest.cli.output import say
from ingest.steps.plan import Estimate, Plan
from ingest.steps.report import IngestReport, PublishReport
from ingest.workspace import Workspace


def say_ingested(report: IngestReport) -> None:
    """One line for one edition: its state with counts and what was new."""
    counts = f"{count(report.page_count, 'page')}, {count(report.article_count, 'article')}"
    if not report.is_changed:
        known = f" ({counts})" if report.page_count or report.is_whole else ""
        say(f"{report.edition_id}: nothing new{known}", edition_id=report.edition_id)
        return
    changes = [
        f"{number} {word}"
        for number, word in (
            (report.new_count, "new"),
            (report.revised_count, "revised"),
        )
        if number
    ]
    state = report.state + (f", {report.reason}" if report.reason else "")
    line = f"{report.edition_id}: {state}: {counts} ({', '.join(changes) or 'no article changed'})"
    say(line, edition_id=report.edition_id)


def say_published(workspace: Workspace, report: PublishReport) -> None:
    """One line on the digests: how many files were written, and where."""
    written = f"{count(report.written, 'file')} written, {report.unchanged} unchanged" + (
        f", {report.removed} removed" if report.removed else ""
    )
    say(f"digests: {written} in {workspace.digests_dir}")


def tell_plan(plan: Plan, estimate: Estimate) -> str:
    """`lyrb: 365 editions, about 18250 requests, at least 5 h 4 min`."""
    line = f"{plan.newspaper_id}: {count(len(plan.days), 'edition')}"
    if estimate.requests is None or estimate.seconds is None:
        return f"{line}, requests not known: none of its editions has been fetched yet"
    minutes = math.ceil(estimate.seconds / 60)
    duration = f"{minutes // 60} h {minutes % 60} min" if minutes >= 60 else f"{minutes} min"
    return f"{line}, about {count(estimate.requests, 'request')}, at least {duration}"


def count(number: int, thing: str) -> str:
    """`1 page`, `2 pages`."""
    return f"{number} {thing}{'' if number == 1 else 's'}"
