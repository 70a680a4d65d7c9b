"""`dibao up`: a Prefect server, a worker and the schedule on this machine, until Ctrl-C."""

import socket
import time
from typing import NoReturn

import click

from ingest.cli.children import Child
from ingest.cli.context import current_workspace
from ingest.cli.leaving import undone_on_leaving
from ingest.cli.output import say, warn
from ingest.cli.prefect_session import STARTUP_SECONDS, SessionError
from ingest.cli.prefect_settings import server_home, server_settings, set_environment
from ingest.cli.run import choose_newspapers
from ingest.cli.schedule import tell_deployed
from ingest.domain.errors import UsageError
from ingest.domain.newspaper import Newspaper
from ingest.warehouse.lock import alone
from ingest.workspace import Workspace

HOST = "127.0.0.1"
WORKER_SECONDS, SERVER_SECONDS = 15.0, 5.0


@click.command()
@click.option(
    "--port", default=4200, show_default=True, type=click.IntRange(1, 65535), help="Of Prefect's pages."
)
def up(port: int) -> NoReturn:
    """Run everything on this machine: Prefect's server and pages, a worker, and the schedule. Ctrl-C ends it."""
    workspace = current_workspace()
    newspapers = choose_newspapers(workspace)
    _check_port(port)
    home = server_home(workspace)
    home.mkdir(parents=True, exist_ok=True)
    set_environment(server_settings(workspace, port))
    server = Child(home, "server", "server", "start", "--host", HOST, "--port", str(port))
    worker = Child(
        home, "worker", "worker", "start", "--pool", "dibao", "--type", "process", "--name", "dibao"
    )
    with alone(home / "session.lock"), undone_on_leaving(lambda: _end(workspace, server, worker)):
        try:
            _start(workspace, newspapers, port, server, worker)
            _stay(server, worker)
        finally:
            _end(workspace, server, worker)


def _check_port(port: int) -> None:
    with socket.socket() as probe:
        if probe.connect_ex((HOST, port)) == 0:
            raise UsageError(f"port {port} is taken by another program; give another with --port")


def _start(
    workspace: Workspace, newspapers: tuple[Newspaper, ...], port: int, server: Child, worker: Child
) -> None:
    say("starting Prefect's server; this takes 10 to 50 seconds")
    server.start()
    (server_home(workspace) / "port").write_text(str(port), encoding="ascii")
    from ingest.orchestration.alive import sweep  # noqa: PLC0415 - imports Prefect
    from ingest.orchestration.deploy import ServerError, apply_deployments, check_server  # noqa: PLC0415 - likewise

    until = time.monotonic() + STARTUP_SECONDS
    while True:
        try:
            check_server()
            break
        except ServerError as error:
            if time.monotonic() > until:
                raise SessionError(
                    f"Prefect's server did not start within {STARTUP_SECONDS} seconds; look into {server.log_file}"
                ) from error
        time.sleep(0.5)
    for one in apply_deployments(workspace, newspapers, keeps_pause=True):
        say(f"{one.name}: {tell_deployed(one)}")
    sweep(workspace)
    worker.start()
    say(f"running; runs, schedules and their summaries: http://{HOST}:{port} (Ctrl-C ends it)")


def _stay(*children: Child) -> NoReturn:
    while True:
        time.sleep(1)
        for child in children:
            code = child.start_again_if_ended()
            if code is not None:
                warn(f"the {child.name} had ended ({code}) and was started again; see {child.log_file}")


def _end(workspace: Workspace, server: Child, worker: Child) -> None:
    worker.end(WORKER_SECONDS)
    server.end(SERVER_SECONDS)
    (server_home(workspace) / "port").unlink(missing_ok=True)
