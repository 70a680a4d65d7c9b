"""The command's entry: signals first, for what follows takes its time to import."""

from ingest.cli.leaving import leave_on_signals


def main() -> None:
    """Run one command line and leave with its exit code."""
    leave_on_signals()
    from ingest.cli.app import run  # noqa: PLC0415 - Ctrl-C is minded from here on

    run()
