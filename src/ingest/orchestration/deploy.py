"""`deployments/prefect.yaml` and a workspace → its deployments on a Prefect server."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Any, cast
from zoneinfo import ZoneInfo

from prefect import Flow
from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.actions import WorkPoolCreate
from prefect.client.schemas.filters import DeploymentFilter, FlowRunFilter
from prefect.client.schemas.objects import ConcurrencyLimitConfig, StateType
from prefect.client.schemas.responses import DeploymentResponse
from prefect.client.schemas.sorting import FlowRunSort
from prefect.deployments.runner import RunnerDeployment
from prefect.exceptions import ObjectAlreadyExists
from prefect.schedules import Cron, Schedule
from prefect.settings import PREFECT_API_URL
from ruamel.yaml import YAML

from ingest.domain.errors import ConfigError, DibaoError
from ingest.domain.newspaper import Newspaper
from ingest.domain.resources import find_resource
from ingest.workspace import Workspace

NEWSPAPERS = "newspaper_ids"


class ServerError(DibaoError):
    """No Prefect server answers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deployed:
    """A deployment as the server has it.

    Attributes:
        name: `daily/luoyang`: the flow and the workspace's folder.
        schedules: `30 6,9,14 * * * (Asia/Shanghai)`; () where a person starts it.
        is_paused: Its schedules do not fire.
        next_run: When it is meant to run next, in the zone of its first schedule; None where nothing is scheduled.
    """

    name: str
    schedules: tuple[str, ...]
    is_paused: bool
    next_run: datetime | None


def apply_deployments(
    workspace: Workspace, newspapers: tuple[Newspaper, ...], *, keeps_pause: bool = False
) -> tuple[Deployed, ...]:
    """Make or renew each deployment of a workspace; it is scheduled for these newspapers, where they appear.

    Args:
        keeps_pause: What is paused stays so.

    Raises:
        ServerError: If no server answers.
        ConfigError: If the workspace's cron line is none.
    """
    with _connect() as client:
        found = _find(client, workspace)  # refuses another's
        paused = {Path(one.entrypoint or "").name for one in found if one.paused and keeps_pause}
        _make_pools(client)
    for facts in _read_file():
        _deploy(facts, workspace, newspapers, is_paused=Path(facts["entrypoint"]).name in paused)
    return show_deployments(workspace)


def show_deployments(workspace: Workspace) -> tuple[Deployed, ...]:
    """What the server has of this workspace, by name; () when nothing was applied.

    Raises:
        ServerError: If no server answers.
    """
    with _connect() as client:
        return tuple(_read_deployed(client, one) for one in _find(client, workspace))


def pause_deployments(workspace: Workspace) -> tuple[Deployed, ...]:
    """Let no schedule of this workspace fire until it is applied again.

    Raises:
        ServerError: If no server answers.
    """
    with _connect() as client:
        for one in _find(client, workspace):
            client.pause_deployment(one.id)
    return show_deployments(workspace)


def check_server() -> str:
    """The address of the server that answers.

    Raises:
        ServerError: If none does.
    """
    with _connect():
        return str(PREFECT_API_URL.value())


@contextmanager
def _connect() -> Iterator[SyncPrefectClient]:
    address = PREFECT_API_URL.value()
    if not address:
        raise ServerError("no Prefect server; start one with `dibao up`, or set PREFECT_API_URL to yours")
    with get_client(sync_client=True) as client:
        trouble = client.api_healthcheck()
        if trouble is not None:
            why = type(trouble).__name__
            raise ServerError(f"{address}: no Prefect server answers ({why}); start one with `dibao up`")
        yield client


def _read_file() -> Iterator[dict[str, Any]]:
    path = find_resource("deployments") / "prefect.yaml"
    yield from YAML(typ="safe").load(path.read_text(encoding="utf-8"))["deployments"]


def _make_pools(client: SyncPrefectClient) -> None:
    for name in {facts["work_pool"]["name"] for facts in _read_file()}:
        try:
            client.create_work_pool(WorkPoolCreate(name=name, type="process"))
        except ObjectAlreadyExists:
            continue  # of an earlier run, or made by hand


def _deploy(
    facts: dict[str, Any], workspace: Workspace, newspapers: tuple[Newspaper, ...], *, is_paused: bool
) -> None:
    folder = find_resource("flows")
    entrypoint = facts["entrypoint"].removeprefix("flows/")
    found = cast(
        Flow[..., Any], Flow.from_source(folder, entrypoint)
    )  # a coroutine only where there is a loop
    parameters = facts["parameters"] | {"workspace": str(workspace.root)}
    if NEWSPAPERS in parameters:
        parameters[NEWSPAPERS] = [one.newspaper_id for one in newspapers]
    deployment = found.to_deployment(
        name=workspace.root.name,
        description=facts["description"],
        tags=facts["tags"],
        parameters=parameters,
        schedules=list(_schedules(facts, workspace, newspapers)),
        concurrency_limit=ConcurrencyLimitConfig(**facts["concurrency_limit"]),
        work_pool_name=facts["work_pool"]["name"],
        paused=is_paused,
    )
    cast(RunnerDeployment, deployment).apply()  # a coroutine only where there is a loop


def _schedules(
    facts: dict[str, Any], workspace: Workspace, newspapers: tuple[Newspaper, ...]
) -> Iterator[Schedule]:
    """One for each time zone that newspapers appear in."""
    if not facts.get("schedules"):
        return
    cron = workspace.cron or facts["schedules"][0]["cron"]
    for zone, there in groupby(
        sorted(newspapers, key=lambda one: one.timezone), key=lambda one: one.timezone
    ):
        parameters = {NEWSPAPERS: [one.newspaper_id for one in there]}
        try:
            yield Cron(cron, timezone=zone, parameters=parameters)
        except ValueError as error:
            raise ConfigError(
                f'{workspace.root / "dibao.toml"}: schedule.cron is "{cron}"; write it like 30 6,9 * * *'
            ) from error


def _find(client: SyncPrefectClient, workspace: Workspace) -> tuple[DeploymentResponse, ...]:
    """This workspace's deployments, by the names of their flows.

    Raises:
        ConfigError: If another workspace whose folder has the same name is on this server.
    """
    name = {"name": {"any_": [workspace.root.name]}, "tags": {"all_": ["dibao"]}}
    found = client.read_deployments(deployment_filter=DeploymentFilter.model_validate(name))
    other = next((one for one in found if one.parameters.get("workspace") != str(workspace.root)), None)
    if other:
        raise ConfigError(
            f"{other.parameters.get('workspace')} is on this server already under the name {other.name}; "
            "give one of the two folders another name"
        )
    return tuple(sorted(found, key=lambda one: one.entrypoint or ""))


def _read_deployed(client: SyncPrefectClient, found: DeploymentResponse) -> Deployed:
    flow = client.read_flow(found.flow_id)
    return Deployed(
        name=f"{flow.name}/{found.name}",
        schedules=tuple(_tell(one.schedule) for one in found.schedules if one.active),
        is_paused=found.paused,
        next_run=_find_next_run(client, found),
    )


def _tell(schedule: Any) -> str:
    return f"{getattr(schedule, 'cron', schedule)} ({schedule.timezone})"


def _find_next_run(client: SyncPrefectClient, found: DeploymentResponse) -> datetime | None:
    wanted = {"deployment_id": {"any_": [found.id]}, "state": {"type": {"any_": [StateType.SCHEDULED]}}}
    runs = client.read_flow_runs(
        flow_run_filter=FlowRunFilter.model_validate(wanted),
        sort=FlowRunSort.EXPECTED_START_TIME_ASC,
        limit=1,
    )
    due = runs[0].expected_start_time if runs else None
    zone = next((getattr(one.schedule, "timezone", None) for one in found.schedules), None)
    return due.astimezone(ZoneInfo(zone)) if due and zone else due
