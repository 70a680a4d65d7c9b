"""Every paper-day → a grid in the terminal: for each newspaper a line a month, a letter a day in its state's colour."""

import os
import sys
from itertools import groupby
from typing import Literal

from rich.console import Console
from rich.text import Text

from ingest.steps.status import PaperStatus
from ingest.warehouse.overview import PaperDay

STATES = {  # state → its letter and its colour
    "complete": ("C", "green"),
    "incomplete": ("I", "yellow"),
    "no_edition": ("N", "dim"),
    "not_ready": ("R", "cyan"),
    "blocked": ("B", "magenta"),
    "failed": ("F", "bold red"),
    "missing": ("M", "red"),
    "no_paper": ("-", "dim"),
}
DAYS = "".join(f"{day if day == 1 or day % 5 == 0 else '':>2}" for day in range(1, 31))


def write_calendar(papers: tuple[PaperStatus, ...]) -> None:
    """Write to stdout; without colour where that is no terminal, or NO_COLOR is set."""
    colours: Literal["auto"] | None = None if os.environ.get("NO_COLOR") else "auto"
    console = Console(file=sys.stdout, highlight=False, soft_wrap=True, color_system=colours)
    for paper in papers:
        console.print(Text(f"{paper.newspaper_name} {paper.newspaper_id}", "bold"))
        if not paper.days:
            console.print("no edition in these days")
            continue
        console.print(Text(f"{'':7}{DAYS}", "dim"))
        for month, days in groupby(paper.days, key=lambda day: f"{day.edition_date:%Y-%m}"):
            console.print(_write_month(month, tuple(days)))
        console.print()
    console.print(_write_legend(), end="\n\n")


def _write_month(month: str, days: tuple[PaperDay, ...]) -> Text:
    """Two editions of one day: the one that lacks more is shown, as their states are ordered."""
    line = Text(f"{month}")
    order = list(STATES)
    worst = {day.edition_date.day: day for day in sorted(days, key=lambda day: order.index(day.state))}
    for number in range(1, max(worst) + 1):
        letter, colour = STATES[worst[number].state] if number in worst else ("", "")
        line.append(f"{letter:>2}", colour)
    return line


def _write_legend() -> Text:
    return Text("  ").join(
        Text.assemble((letter, colour), f" {state}") for state, (letter, colour) in STATES.items()
    )
