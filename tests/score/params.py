"""Names of labelled sets as test parameters."""

from collections.abc import Iterable

import pytest


def slow_where_tuned(names: Iterable[str]) -> list[object]:
    """What rules were tuned on is large, and measured with the slow tests."""
    return [pytest.param(name, marks=pytest.mark.slow) if name.startswith("tune") else name for name in names]
