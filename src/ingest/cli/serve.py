"""`dibao serve`: the published site on this machine, for reading and for seeing what a change does."""

import click

from ingest.cli.context import current_workspace
from ingest.cli.output import say
from ingest.steps.serve import make_server

DEFAULT_PORT = 8000


@click.command()
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=DEFAULT_PORT,
    show_default=True,
    help="Where to listen; 0 takes any port that is free.",
)
def serve(port: int) -> None:
    """Show the digests on this machine alone; pages load again when they have changed.

    Search works here, as it does on any web server. Ctrl-C ends it.
    """
    with make_server(current_workspace(), port) as server:
        say(f"http://127.0.0.1:{server.server_port}/ shows the digests; Ctrl-C ends it")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            say("stopped")
