"""`dibao status`: a calendar of every paper-day, the gaps, the last runs, and what has drifted."""

from datetime import date

import click

from ingest.cli.calendar import write_calendar
from ingest.cli.context import current_workspace
from ingest.cli.options import DAY
from ingest.cli.output import write_json, write_text
from ingest.cli.reports import count
from ingest.steps.report import Run
from ingest.steps.status import Gap, Status, read_status
from ingest.warehouse.overview import Drift

_WORDS = {
    "no_headline": "without a headline",
    "no_byline": "without a byline",
    "no_paragraphs": "without text",
    "unassigned": "unassigned",
}


@click.command()
@click.option(
    "--newspaper",
    "newspaper_ids",
    multiple=True,
    metavar="ID",
    help="May be given several times; without it, all.",
)
@click.option("--since", type=DAY, metavar="YYYY-MM-DD", help="First day to show.")
@click.option("--until", type=DAY, metavar="YYYY-MM-DD", help="Last day to show.")
@click.option("--json", "is_json", is_flag=True, help="An object: newspapers, runs, drift.")
def status(newspaper_ids: tuple[str, ...], since: date | None, until: date | None, is_json: bool) -> None:
    """Show every paper-day, the gaps, the last runs, and what has drifted; exits 0 whatever it finds.

    Reads the published copy, so that it never waits for a run and never holds one up.
    """
    found = read_status(current_workspace(), newspaper_ids, since, until)
    if is_json:
        write_json(found)
    else:
        write_calendar(found.newspapers)
        write_text("\n".join(_tell(found)))


def _tell(found: Status) -> list[str]:
    gaps = [f"  {one.newspaper_id} {tell_gap(gap)}" for one in found.newspapers for gap in one.gaps]
    return [
        "gaps:" if gaps else "gaps: none",
        *gaps,
        "drift:" if found.drift else "drift: none",
        *(f"  {tell_drift(one)}" for one in found.drift),
        "last runs:" if found.runs else "last runs: none noted",
        *(f"  {tell_run(one)}" for one in found.runs),
    ]


def tell_gap(gap: Gap) -> str:
    """`2026-03-19 to 2026-03-21: missing (3 days)`."""
    days = f"{gap.since}" if gap.since == gap.until else f"{gap.since} to {gap.until}"
    many = f" ({count(gap.day_count, 'day')})" if gap.day_count > 1 else ""
    return f"{days}: {gap.state}{many}" + (f": {gap.reason}" if gap.reason else "")


def tell_drift(drift: Drift) -> str:
    """`lyrb: 12% of articles unassigned usually, 55% since 2026-03-19`."""
    if drift.what == "articles":
        told = f"{drift.usual:g} articles an edition usually, {drift.recent:.0f}"
    else:
        told = f"{drift.usual:.0%} of articles {_WORDS[drift.what]} usually, {drift.recent:.0%}"
    return f"{drift.newspaper_id}: {told} since {drift.since}"


def tell_run(run: Run) -> str:
    """`2026-03-18 06:30 UTC daily: completed with gaps: 2 complete, 1 not_ready (35 s)`."""
    editions = ", ".join(f"{number} {state}" for state, number in run.editions.items())
    parts = (run.result, run.reason or editions)
    seconds = f" ({sum(run.seconds.values()):.0f} s)" if run.seconds else ""
    return f"{run.started_at:%Y-%m-%d %H:%M} UTC {run.command}: {': '.join(filter(None, parts))}{seconds}"
