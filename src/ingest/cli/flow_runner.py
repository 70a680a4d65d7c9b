"""A flow's name → its run in this process; an error of ours comes out once, as itself."""

import sys
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from typing import Any, cast

from prefect.client.schemas.objects import State

from ingest.domain.errors import ConfigError
from ingest.domain.resources import find_resource

RunsFlow = Callable[..., State[Any]]


def load_flow(name: str) -> RunsFlow:
    """The flow `name` of `flows/<name>.py`, in a wheel or a checkout.

    Imported as a module of the name it has in a checkout: `flows` is no package of the wheel.
    """
    module_name = f"flows.{name}"
    spec = spec_from_file_location(module_name, find_resource("flows") / f"{name}.py")
    if spec is None or spec.loader is None:
        raise ConfigError(f"flows/{name}.py cannot be imported; install dibao again")
    module = sys.modules.setdefault(module_name, module_from_spec(spec))
    spec.loader.exec_module(module)
    return cast(RunsFlow, getattr(module, name))


def run_flow(flow: RunsFlow, **parameters: object) -> Any:
    """Run a flow and give what it returns.

    Raises:
        DibaoError: What the flow raised, without Prefect's own account of it.
    """
    return flow(**parameters, return_state=True).result()
