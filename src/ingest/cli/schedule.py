"""`dibao schedule`: the workspace's deployments on a Prefect server."""

from typing import TYPE_CHECKING

import click

from ingest.cli.context import current_workspace
from ingest.cli.output import write_json, write_text
from ingest.cli.prefect_settings import use_server_of
from ingest.cli.run import choose_newspapers

if TYPE_CHECKING:
    from ingest.orchestration.deploy import Deployed

JSON = click.option("--json", "as_json", is_flag=True, help="An array of deployments.")


@click.group()
def schedule() -> None:
    """When the daily run is due: put it on a Prefect server, show it, pause it.

    The server is that of `dibao up` in this workspace, or the one PREFECT_API_URL names.
    """


@schedule.command()
@JSON
def apply(as_json: bool) -> None:
    """Put the runs on the server; daily ones for every newspaper in newspapers/ that has a site. Ends a pause."""
    workspace = current_workspace()
    newspapers = choose_newspapers(workspace)
    use_server_of(workspace)
    from ingest.orchestration.deploy import apply_deployments  # noqa: PLC0415 - imports Prefect

    _show(apply_deployments(workspace, newspapers), as_json=as_json)


@schedule.command()
@JSON
def show(as_json: bool) -> None:
    """What is on the server, and when it runs next."""
    workspace = current_workspace()
    use_server_of(workspace)
    from ingest.orchestration.deploy import show_deployments  # noqa: PLC0415 - imports Prefect

    _show(show_deployments(workspace), as_json=as_json)


@schedule.command()
@JSON
def pause(as_json: bool) -> None:
    """Let nothing run by itself until `dibao schedule apply`."""
    workspace = current_workspace()
    use_server_of(workspace)
    from ingest.orchestration.deploy import pause_deployments  # noqa: PLC0415 - imports Prefect

    _show(pause_deployments(workspace), as_json=as_json)


def _show(deployed: "tuple[Deployed, ...]", *, as_json: bool) -> None:
    if as_json:
        write_json([_json_form(one) for one in deployed])
        return
    for one in deployed:
        write_text(f"{one.name}: {tell_deployed(one)}")
    if not deployed:
        write_text("nothing is scheduled; `dibao schedule apply` does it")


def tell_deployed(one: "Deployed") -> str:
    """When a deployment runs, in one line."""
    if one.is_paused:
        return "paused"
    if not one.schedules:
        return "started by hand"
    when = f"; next {one.next_run.isoformat(sep=' ', timespec='minutes')}" if one.next_run else ""
    return ", ".join(one.schedules) + when


def _json_form(one: "Deployed") -> dict[str, object]:
    return {
        "name": one.name,
        "schedules": one.schedules,
        "is_paused": one.is_paused,
        "next_run": one.next_run.isoformat() if one.next_run else None,
    }
