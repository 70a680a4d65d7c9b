"""The published copy and the run that has just ended → `.prefect/metrics.prom`, an OpenMetrics file for monitors.

Ages change while the file does not, so it holds moments: `time() - dibao_newest_edition_timestamp_seconds`.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from prometheus_client import CollectorRegistry, Gauge
from prometheus_client.openmetrics.exposition import generate_latest

from ingest.steps.report import FAILED, Run
from ingest.warehouse.figures import Figures, NewspaperFigures, read_figures
from ingest.workspace import Workspace


def write_metrics(workspace: Workspace, run: Run) -> None:
    """Write the file anew, whole or not at all; before anything is published there is none.

    Raises:
        OSError: If it cannot be written.
        QueryError: If the published copy is damaged.
    """
    if not workspace.published_file.is_file():
        return
    registry = CollectorRegistry()
    _add_figures(registry, read_figures(workspace.published_file))
    _add_run(registry, run)
    _add_sizes(registry, workspace)
    beside = workspace.metrics_file.with_name(f"{workspace.metrics_file.name}.tmp")
    beside.write_bytes(generate_latest(registry))  # type: ignore[no-untyped-call] # the library types its text form only
    beside.replace(workspace.metrics_file)


def _add_figures(registry: CollectorRegistry, figures: Figures) -> None:
    editions = Gauge(
        "dibao_editions", "Editions by the state they are in.", ["newspaper_id", "state"], registry=registry
    )
    for newspaper_id, state, count in figures.editions:
        editions.labels(newspaper_id, state).set(count)
    articles = _gauge(registry, "dibao_articles", "Articles, without withdrawn ones.", "newspaper_id")
    unassigned = _gauge(
        registry, "dibao_unassigned_ratio", "Share of articles that no place was found for.", "newspaper_id"
    )
    newest = _gauge(
        registry,
        "dibao_newest_edition_timestamp_seconds",
        "Beginning of the day of the newest edition with articles, where the newspaper appears.",
        "newspaper_id",
    )
    for one in figures.newspapers:
        articles.labels(one.newspaper_id).set(one.article_count)
        unassigned.labels(one.newspaper_id).set(one.unassigned_count / max(one.article_count, 1))
        if (moment := _find_newest(one)) is not None:
            newest.labels(one.newspaper_id).set(moment)


def _add_run(registry: CollectorRegistry, run: Run) -> None:
    ended = _gauge(
        registry, "dibao_last_run_timestamp_seconds", "When the last run ended.", "command", "result"
    )
    ended.labels(run.command, run.result).set(_utc(run.ended_at))
    success = _gauge(
        registry, "dibao_last_run_success", "1 unless the last run failed; gaps are no failure.", "command"
    )
    success.labels(run.command).set(run.result != FAILED)
    steps = _gauge(
        registry, "dibao_last_run_step_duration_seconds", "How long a step of the last run took.", "step"
    )
    for name, seconds in run.seconds.items():
        steps.labels(name).set(seconds)


def _add_sizes(registry: CollectorRegistry, workspace: Workspace) -> None:
    sizes = _gauge(registry, "dibao_size_bytes", "Space taken on the disk.", "what")
    sizes.labels("warehouse").set(measure((workspace.warehouse_file,)))
    sizes.labels("published").set(measure((workspace.published_file,)))
    sizes.labels("archive").set(measure(workspace.raw_dir.rglob("*.warc.gz")))


def measure(files: Iterable[Path]) -> int:
    """Bytes of the files that are there."""
    return sum(path.stat().st_size for path in files if path.is_file())


def _gauge(registry: CollectorRegistry, name: str, sentence: str, *labels: str) -> Gauge:
    return Gauge(name, sentence, labels, registry=registry)


def _find_newest(one: NewspaperFigures) -> float | None:
    if one.newest_date is None:
        return None
    return datetime.combine(one.newest_date, time(), tzinfo=ZoneInfo(one.timezone)).timestamp()


def _utc(moment: datetime | None) -> float:
    return moment.replace(tzinfo=UTC).timestamp() if moment else 0.0
