"""Which edition is being worked on: whatever is logged meanwhile can be told to be about it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_edition: ContextVar[str | None] = ContextVar("edition", default=None)


@contextmanager
def working_on(edition_id: str) -> Iterator[None]:
    """While the block runs, `edition_at_work` gives this id."""
    token = _edition.set(edition_id)
    try:
        yield
    finally:
        _edition.reset(token)


def edition_at_work() -> str | None:
    """The id of the edition being read or stored; None between editions."""
    return _edition.get()
