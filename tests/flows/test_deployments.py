"""The deployments name flows that exist, with parameters they take, at times that are meant."""

import inspect
from pathlib import Path
from typing import Any

import pytest
from prefect.utilities.importtools import import_object
from ruamel.yaml import YAML

ROOT = Path(__file__).parents[2]
FILE = ROOT / "deployments" / "prefect.yaml"
DEPLOYMENTS: list[dict[str, Any]] = YAML(typ="safe").load(FILE.read_text(encoding="utf-8"))["deployments"]


@pytest.mark.parametrize("deployment", DEPLOYMENTS, ids=lambda deployment: deployment["name"])
def test_a_deployment_runs_a_flow_with_parameters_it_takes(deployment: dict[str, Any]) -> None:
    flow = import_object(f"{ROOT}/{deployment['entrypoint']}")
    inspect.signature(flow.fn).bind(**deployment["parameters"])
    assert flow.name == deployment["name"]


def test_the_daily_run_has_the_newspapers_time_and_one_writer() -> None:
    (daily,) = [deployment for deployment in DEPLOYMENTS if deployment["name"] == "daily"]
    assert [schedule["timezone"] for schedule in daily["schedules"]] == ["Asia/Shanghai"]
    assert daily["concurrency_limit"]["limit"] == 1
