"""A flow's name → its run in this process; an error of ours comes out once, as itself."""

from collections.abc import Callable
from typing import Any, cast

from prefect.client.schemas.objects import State
from prefect.flows import load_flow_from_entrypoint

from ingest.domain.resources import find_resource

RunsFlow = Callable[..., State[Any]]


def load_flow(name: str) -> RunsFlow:
    """The flow `name` of `flows/<name>.py`, in a wheel or a checkout."""
    return cast(RunsFlow, load_flow_from_entrypoint(f"{find_resource('flows') / f'{name}.py'}:{name}"))


def run_flow(flow: RunsFlow, **parameters: object) -> Any:
    """Run a flow and give what it returns.

    Raises:
        DibaoError: What the flow raised, without Prefect's own account of it.
    """
    return flow(**parameters, return_state=True).result()
