"""The deployments name flows that exist, with parameters they take, at times that are meant."""

import inspect
from pathlib import Path
from typing import Any

import pytest
from prefect.events import AutomationCore, EventTrigger, ResourceSpecification
from prefect.utilities.importtools import import_object
from ruamel.yaml import YAML

from ingest.orchestration.outcome import WITH_GAPS

ROOT = Path(__file__).parents[2]
FILE = ROOT / "deployments" / "prefect.yaml"
DEPLOYMENTS: list[dict[str, Any]] = YAML(typ="safe").load(FILE.read_text(encoding="utf-8"))["deployments"]


@pytest.mark.parametrize("deployment", DEPLOYMENTS, ids=lambda deployment: deployment["name"])
def test_a_deployment_runs_a_flow_with_parameters_it_takes(deployment: dict[str, Any]) -> None:
    flow = import_object(f"{ROOT}/{deployment['entrypoint']}")
    signature = inspect.signature(flow.fn)
    is_scheduled = "schedules" in deployment  # a person who starts one gives the rest
    (signature.bind if is_scheduled else signature.bind_partial)(**deployment["parameters"])
    assert flow.name == deployment["name"]


def test_the_daily_run_has_the_newspapers_time_and_one_writer() -> None:
    (daily,) = [deployment for deployment in DEPLOYMENTS if deployment["name"] == "daily"]
    assert [schedule["timezone"] for schedule in daily["schedules"]] == ["Asia/Shanghai"]
    assert daily["concurrency_limit"]["limit"] == 1


AUTOMATIONS = (ROOT / "deployments" / "automations.yaml").read_text(encoding="utf-8")


def test_the_automations_are_what_prefect_takes_and_watch_our_runs_alone() -> None:
    text = AUTOMATIONS.replace("BLOCK_ID", "00000000-0000-4000-8000-000000000000")
    automations = [AutomationCore.model_validate(one) for one in YAML(typ="safe").load(text)["automations"]]
    triggers = [EventTrigger.model_validate(one.trigger.model_dump()) for one in automations]
    assert all(
        trigger.match_related
        == ResourceSpecification({"prefect.resource.id": "prefect.tag.dibao", "prefect.resource.role": "tag"})
        for trigger in triggers
    )
    assert {"dibao"} == {tag for deployment in DEPLOYMENTS for tag in deployment["tags"]}
    expected = {event for trigger in triggers for event in trigger.expect}
    assert f"prefect.flow-run.{WITH_GAPS}" in expected
