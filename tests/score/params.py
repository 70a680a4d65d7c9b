"""Names of labelled sets as test parameters."""

from collections.abc import Iterable

import pytest

LARGE = ("tune", "check-a")


def slow_where_large(names: Iterable[str]) -> list[object]:
    """What rules were tuned on is large, as the first set of city papers is: measured with the slow tests."""
    return [pytest.param(name, marks=pytest.mark.slow) if name.startswith(LARGE) else name for name in names]
