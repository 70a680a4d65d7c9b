"""`dibao doctor`: is everything in order; each line ok, warn or fail, with the fix."""

import os
from collections.abc import Iterator

import click

from ingest.cli.context import current_workspace
from ingest.cli.output import write_json, write_text
from ingest.cli.prefect_settings import API_URL, server_home, use_server_of
from ingest.domain.errors import EXIT_DONE, EXIT_FAILED, ConfigError, DibaoError
from ingest.steps.findings import Finding, Level, Subject, failure, warning, well
from ingest.steps.health import broken_configuration, look_at
from ingest.workspace import Workspace


@click.command()
@click.option("--json", "is_json", is_flag=True, help="An array of findings.")
def doctor(is_json: bool) -> int:
    """Look whether everything is in order and tell how to mend what is not; nothing is changed.

    Exits 0 with warnings, 1 where something fails.
    """
    findings: list[Finding] = []
    for finding in _look():
        findings.append(finding)
        if not is_json:
            write_text(_tell(finding))
    if is_json:
        write_json(findings)
    return EXIT_FAILED if any(one.level == Level.FAIL for one in findings) else EXIT_DONE


def _look() -> Iterator[Finding]:
    try:
        workspace = current_workspace()
    except ConfigError as error:
        yield broken_configuration(error)
        return
    yield from look_at(workspace)
    yield _look_at_prefect(workspace)


def _look_at_prefect(workspace: Workspace) -> Finding:
    """Prefect takes seconds to import, so only where a server is meant to be."""
    has_own = (server_home(workspace) / "port").is_file()
    if not has_own and not os.environ.get(API_URL):
        found = f"no server: `dibao up` does not run here, and {API_URL} is not set; nothing runs by itself"
        return warning(Subject.PREFECT, found, "run `dibao up`, where runs are to be scheduled")
    use_server_of(workspace)
    from ingest.orchestration.deploy import check_server, show_deployments  # noqa: PLC0415 - imports Prefect

    try:
        address, deployed = check_server(), show_deployments(workspace)
    except DibaoError as error:
        fix = "start `dibao up` again" if has_own else f"start that server, or correct {API_URL}"
        return failure(Subject.PREFECT, str(error), fix)
    due = [one.next_run for one in deployed if one.next_run and not one.is_paused]
    if not due:
        return warning(
            Subject.PREFECT, f"{address} is healthy, nothing is scheduled", "`dibao schedule apply`"
        )
    return well(Subject.PREFECT, f"{address} is healthy, next run {min(due):%Y-%m-%d %H:%M %Z}")


def _tell(finding: Finding) -> str:
    fix = f" → {finding.fix}" if finding.fix else ""
    return f"{finding.level:<4}  {finding.subject}: {' '.join(finding.found.split())}{fix}"
