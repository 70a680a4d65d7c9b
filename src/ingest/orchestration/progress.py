"""How far a long run is → a bar in Prefect's own pages."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import cast
from uuid import UUID

from prefect.artifacts import create_progress_artifact, update_progress_artifact
from prefect.runtime import flow_run

Moves = Callable[[int], None]  # moves the bar by so many editions


@contextmanager
def showing_progress(key: str, total: int) -> Iterator[Moves]:
    """A bar that stands at nothing of `total`; outside Prefect, and where there is nothing to do, none is shown."""
    if flow_run.get_id() is None or not total:
        yield lambda done: None  # noqa: ARG005 - nobody looks
        return
    made = create_progress_artifact(0.0, key=key, description=f"0 of {total} editions")
    artifact_id, reached = cast(UUID, made), 0  # a coroutine only where there is a loop

    def move(done: int) -> None:
        nonlocal reached
        reached += done
        update_progress_artifact(
            artifact_id, 100.0 * reached / total, description=f"{reached} of {total} editions"
        )

    yield move
