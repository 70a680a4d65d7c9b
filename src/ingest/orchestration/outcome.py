"""What a run did → how Prefect shows that it ended: Completed, Completed with gaps, or Failed; and its summary."""

from dataclasses import dataclass
from typing import Any

from prefect.artifacts import create_markdown_artifact
from prefect.client.schemas.objects import State
from prefect.runtime import flow_run
from prefect.states import Completed

from ingest.domain.errors import DibaoError
from ingest.domain.newspaper import EditionState
from ingest.steps.report import IngestReport, PublishReport
from ingest.workspace import Workspace

WITH_GAPS = "Completed with gaps"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one run of a flow did.

    Attributes:
        reports: Each edition it asked for, in that order.
        refused: Why newspapers could not be asked for at all, a line each.
    """

    reports: tuple[IngestReport, ...]
    published: PublishReport
    refused: tuple[str, ...] = ()


class EditionsFailedError(DibaoError):
    """Everything was done that could be, and some editions failed."""

    def __init__(self, outcome: Outcome) -> None:
        self.outcome = outcome
        failed = (_tell(report) for report in outcome.reports if _is_failed(report))
        super().__init__("; ".join((*failed, *outcome.refused)))


def end_run(workspace: Workspace, name: str, outcome: Outcome) -> State[Any]:
    """The state a flow returns, after its summary was written as an artifact of that name.

    Raises:
        EditionsFailedError: If an edition is `failed`, or a newspaper was refused: so ends the run, too.
    """
    if flow_run.get_id() is not None:
        create_markdown_artifact(write_summary(workspace, outcome), key=f"dibao-{name}")
    if outcome.refused or any(_is_failed(report) for report in outcome.reports):
        raise EditionsFailedError(outcome)
    gaps = [report for report in outcome.reports if not report.is_whole]
    if gaps:
        return Completed(name=WITH_GAPS, message="; ".join(map(_tell, gaps))[:1000], data=outcome)
    return Completed(data=outcome)


def write_summary(workspace: Workspace, outcome: Outcome) -> str:
    """The run in Markdown: a table of editions, what was skipped and why, where the digests lie."""
    lines = [
        "| edition | state | pages | articles | new | changed | |",
        "|---|---|--:|--:|--:|--:|---|",
        *(_write_row(report) for report in outcome.reports),
    ]
    if not outcome.reports:
        lines = ["Nothing was to fetch: every edition is there."]
    skipped = [
        f"- `{report.edition_id}` {one.source}: {one.reason}"
        for report in outcome.reports
        for one in report.skipped
    ]
    if skipped:
        lines += ["", "### Skipped", "", *skipped]
    if outcome.refused:
        lines += ["", "### Not asked for", "", *(f"- {reason}" for reason in outcome.refused)]
    published = outcome.published
    place = workspace.base_url or workspace.digests_dir.as_uri() + "/"
    lines += [
        "",
        f"Digests: {published.written} files written, {published.unchanged} unchanged, {published.removed} removed: "
        f"[{place}]({place}index.html)",
    ]
    return "\n".join(lines) + "\n"


def _write_row(report: IngestReport) -> str:
    cells = (
        report.edition_id,
        report.state,
        report.page_count,
        report.article_count,
        report.new_count,
        report.revised_count,
        report.reason.replace("|", "\\|"),
    )
    return f"| {' | '.join(str(cell) for cell in cells)} |"


def _is_failed(report: IngestReport) -> bool:
    return report.state == EditionState.FAILED


def _tell(report: IngestReport) -> str:
    return f"{report.edition_id}: {report.state}: {report.reason}"
