"""`dibao send`: digests to their readers by e-mail."""

from datetime import date

import click

from ingest.cli.context import current_workspace
from ingest.cli.options import DAY
from ingest.cli.output import say, show_progress
from ingest.cli.reports import count
from ingest.domain.digest import Period
from ingest.steps.publish import transform
from ingest.steps.send import send_digests


@click.command()
@click.option("--district", metavar="NAME", help="Only this place's, by name or code.")
@click.option(
    "--date", "day", type=DAY, metavar="YYYY-MM-DD", help="Not the newest digest but the one of this day."
)
@click.option(
    "--period", type=click.Choice([period.value for period in Period]), default="day", show_default=True
)
def send(district: str | None, day: date | None, period: str) -> None:
    """Send each place's newest digest to its readers, through the server named in dibao.toml.

    The tables [mail] and [mail.readers] say who writes, through which server and to whom. A letter is sent once, a
    week's or month's when it is over; a digest without an item is not sent. The password stands in the environment, in
    DIBAO_SMTP_PASSWORD.
    """
    workspace = current_workspace()
    show_progress()
    transform(workspace)
    report = send_digests(workspace, place=district, day=day, period=Period(period))
    say(
        f"{count(report.sent, 'letter')} sent, {report.already} sent before, "
        f"{count(report.empty, 'letter')} without an item left out"
    )
