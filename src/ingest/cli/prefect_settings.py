"""What Prefect is told before it is imported: whose server it talks to, and that it talks to nobody else."""

import os
from pathlib import Path

from ingest.workspace import Workspace

API_URL = "PREFECT_API_URL"
PRIVATE = {"PREFECT_SERVER_ANALYTICS_ENABLED": "false", "DO_NOT_TRACK": "1"}


def server_home(workspace: Workspace) -> Path:
    """Where `dibao up` keeps its server's database, logs and process ids."""
    return workspace.root / ".prefect" / "up"


def session_settings(home: Path, startup_seconds: int) -> dict[str, str]:
    """The environment of a command that runs flows on a temporary server of its own, and tells of them itself."""
    return PRIVATE | {
        "PREFECT_HOME": str(home),
        "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE": "true",
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": str(startup_seconds),
        "PREFECT_CLIENT_MAX_RETRIES": "1",  # it is on this machine: where it is gone, it does not come back
        "PREFECT_LOGGING_LEVEL": "CRITICAL",
        "PREFECT_LOGGING_TO_API_ENABLED": "false",
    }


def server_settings(workspace: Workspace, port: int) -> dict[str, str]:
    """The environment of the server, worker and runs of `dibao up`; runs are kept for a year, events a week.

    Leases are what lets one run of a kind go on at a time: on disk they outlive a killed server, and so its runs.
    """
    address = f"http://127.0.0.1:{port}/api"
    return PRIVATE | {
        "PREFECT_HOME": str(server_home(workspace)),
        API_URL: address,
        "PREFECT_UI_API_URL": address,
        "PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE": "prefect.server.concurrency.lease_storage.filesystem",
        "PREFECT_LOGGING_EXTRA_LOGGERS": "ingest",
        "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
        "PREFECT_SERVER_SERVICES_DB_VACUUM_RETENTION_PERIOD": str(365 * 24 * 3600),
    }


def set_environment(settings: dict[str, str]) -> None:
    """Let these settings alone count: those of a server that somebody else runs are none of ours."""
    for name in [name for name in os.environ if name.startswith("PREFECT_")]:
        del os.environ[name]
    os.environ.update(settings)


def use_server_of(workspace: Workspace) -> None:
    """Talk to the server that `dibao up` has in this workspace; where it has none, to the caller's own."""
    note = server_home(workspace) / "port"
    if note.is_file():
        set_environment(server_settings(workspace, int(note.read_text(encoding="ascii"))))
