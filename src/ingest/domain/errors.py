"""The error tree: each class is one thing that can happen, with the exit code it ends a command with.

A message is one line: what, where, what to do next.
"""

EXIT_DONE = 0
EXIT_FAILED = 1
EXIT_USAGE = 2
EXIT_INCOMPLETE = 3
EXIT_LOCKED = 4
EXIT_INTERRUPTED = 130
EXIT_TERMINATED = 143
INTERRUPTED = "interrupted; run the same command again to go on"
TERMINATED = "terminated; run the same command again to go on"


class DibaoError(Exception):
    """Anything we stop for on purpose; the message is one line for the person at the terminal."""

    exit_code = EXIT_FAILED


class UsageError(DibaoError):
    """The caller gave something that cannot be: a wrong date, an unknown newspaper, a missing path."""

    exit_code = EXIT_USAGE


class ConfigError(UsageError):
    """A `dibao.toml`, a newspaper's profile or a workspace is not as it must be."""


class InputError(DibaoError):
    """A file is there but holds nothing we can read: a binary, an empty page, a broken archive."""


class DecodeError(InputError):
    """No encoding reads these bytes."""


class NoEditionError(InputError):
    """The newspaper did not appear on that day, as the site's own calendar says."""


class LayoutError(InputError):
    """A page is not built as its platform's pages are: names the page, what was expected, what was found."""

    def __init__(self, *, source: str, expected: str, found: str) -> None:
        self.source = source
        self.expected = expected
        self.found = found
        super().__init__(
            f"{source}: expected {expected}, found {found}; "
            "if the site changed its layout, its parser needs a new version"
        )


class WarehouseError(DibaoError):
    """The warehouse file cannot be used as it is: damaged, written by a newer version, out of space."""


class DamagedWarehouseError(WarehouseError):
    """The file is no database any more; only a backup or a rebuild helps."""


class WarehouseLockedError(WarehouseError):
    """Another run holds the warehouse; the message names its process."""

    exit_code = EXIT_LOCKED


class QueryError(DibaoError):
    """A query is not one read-only SELECT, or the database refused it."""


class CheckError(WarehouseError):
    """A check in `sql/checks/` returned rows, so nothing was published."""


class DeliveryError(DibaoError):
    """A mail server could not be reached or refused a letter."""


class PublishError(DibaoError):
    """A digest file could not be written; the one that stood there before is intact."""
