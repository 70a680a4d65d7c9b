"""A progress bar on the terminal, fed by what the steps log: how many there are (`total`), and how many are done."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from ingest.cli.leaving import undone_on_leaving


class BarHandler(logging.Handler):
    """Begins the bar where a record names a total, moves it where one names what is done, writes all lines above it."""

    def __init__(self, progress: Progress) -> None:
        super().__init__()
        self._progress = progress
        self._task: TaskID | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Show one record."""
        self._progress.console.print(record.getMessage(), markup=False, highlight=False, soft_wrap=True)
        if (total := getattr(record, "total", None)) is not None:
            self._task = self._progress.add_task(record.getMessage(), total=total)
        if (done := getattr(record, "done", None)) is not None and self._task is not None:
            self._progress.advance(self._task, done)


@contextmanager
def progress_bar() -> Iterator[logging.Handler]:
    """The handler for the steps' logger, for as long as the bar stands on stderr; its lines stay, it goes."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    progress = Progress(*columns, console=Console(stderr=True), transient=True)
    with undone_on_leaving(progress.stop), progress:  # stopped, it gives the cursor back
        yield BarHandler(progress)
