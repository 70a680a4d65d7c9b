"""`dibao digest`: build the models and publish digests again from the warehouse."""

from datetime import date

import click

from ingest.cli.context import current_workspace
from ingest.cli.options import DAY
from ingest.cli.output import show_progress
from ingest.cli.reports import say_published
from ingest.domain.digest import Period
from ingest.domain.errors import UsageError
from ingest.domain.publishing import Selection
from ingest.steps.publish import find_place, publish, transform
from ingest.steps.runs import noting_run


def read_periods(text: str) -> tuple[Period, ...]:
    """`day,week` → both.

    Raises:
        UsageError: If one of them is no period.
    """
    known = [period.value for period in Period]
    for name in (names := text.split(",")):
        if name not in known:
            raise UsageError(f"--period {name[:20]!r} is none; give some of {','.join(known)}")
    return tuple(Period(name) for name in names)


@click.command()
@click.option("--district", metavar="NAME", help="Only this place's, by name or code.")
@click.option("--date", "day", type=DAY, metavar="YYYY-MM-DD", help="Only those that cover this day.")
@click.option("--period", "periods", type=read_periods, default="day,week,month", show_default=True)
def digest(district: str | None, day: date | None, periods: tuple[Period, ...]) -> None:
    """Render digests again from the warehouse, all of them without options: what is unchanged stays untouched."""
    workspace = current_workspace()
    show_progress()
    with noting_run(workspace, "digest"):
        transform(workspace)
        place_code = find_place(workspace, district) if district else None
        selection = Selection(place_code=place_code, day=day, periods=periods)
        say_published(workspace, publish(workspace, selection))
