"""`dibao demo`: the whole job on the bundled sample edition, in a workspace of its own."""

import os
import shlex
import shutil
import sys
from pathlib import Path

import click

from ingest.cli.context import current_invocation
from ingest.cli.options import PATH
from ingest.cli.output import say, show_progress
from ingest.cli.prefect_session import prefect_session
from ingest.cli.reports import say_ingested, say_published
from ingest.sample import EDITION_DATES, NEWSPAPER_ID, SITE_DIR
from ingest.workspace import Workspace, create_workspace, read_workspace

DEFAULT_DIR = Path("dibao-demo")
SHOWN_DISTRICT = "410305"  # 涧西区
SHOWN_PAGE = SITE_DIR / "lcrb" / "html" / "2026-03" / "17" / "04.md"
SHOWN_ARTICLE = "lcrb-2026-03-17-p01-c310201"


@click.command()
@click.argument("directory", required=False, type=PATH, metavar="[DIR]")
def demo(directory: Path | None) -> None:
    """Run the whole job on the bundled sample edition: read, store, transform, publish.

    DIR becomes a workspace of its own, by default dibao-demo/.
    """
    root = directory or current_invocation().directory or DEFAULT_DIR
    create_workspace(root)
    workspace = read_workspace(root)
    say("starting Prefect's own server; this takes 10 to 50 seconds")
    with prefect_session(workspace.root / ".prefect"):
        show_progress()
        is_new = _run_days(workspace)
    if not is_new:
        say("nothing is new since the last run")
    say(_what_next(workspace))


def _run_days(workspace: Workspace) -> bool:
    """Run the `daily` flow once for each day of the sample; tells whether anything was new."""
    from ingest.cli.flow_runner import load_flow, run_flow  # noqa: PLC0415 - imports Prefect

    daily = load_flow("daily")
    is_new = False
    for day in EDITION_DATES:
        outcome = run_flow(
            daily, newspaper_ids=[NEWSPAPER_ID], edition_date=day, workspace=str(workspace.root)
        )
        for report in outcome.reports:
            say_ingested(report)
        say_published(workspace, outcome.published)
        is_new = (
            is_new or bool(outcome.published.written) or any(report.is_changed for report in outcome.reports)
        )
    return is_new


def _what_next(workspace: Workspace) -> str:
    """Where to look, and commands that work as they stand."""
    program = _find_program()
    here = f"{program} -C {_short(workspace.root)}"
    digest = workspace.digests_dir / SHOWN_DISTRICT / f"{EDITION_DATES[-1]:%Y/%m/%d}" / "index.html"
    return "\n".join(
        (
            f"look:  {workspace.digests_dir / 'index.html'}",
            f"       {digest} (beside it index.md and digest.json)",
            f"try:   {here} query district -p district=涧西区",
            f"       {here} query day -p date={EDITION_DATES[0]}",
            f"       {here} why {SHOWN_ARTICLE}",
            f"       {program} preview {_short(SHOWN_PAGE)} --city 洛阳市",
        )
    )


def _find_program() -> str:
    """How this shell calls the `dibao` that runs."""
    running = Path(sys.argv[0])
    found = shutil.which("dibao")
    return "dibao" if found and Path(found).resolve() == running.resolve() else _short(running)


def _short(path: Path) -> str:
    return shlex.quote(min(str(path.absolute()), os.path.relpath(path), key=len))
