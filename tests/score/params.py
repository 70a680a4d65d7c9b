"""Names of labelled sets as test parameters."""

from collections.abc import Iterable

import pytest
from _pytest.mark import ParameterSet


def slow_where_tuned(names: Iterable[str]) -> list[str | ParameterSet]:
    """What rules were tuned on is large, and measured with the slow tests."""
    return [pytest.param(name, marks=pytest.mark.slow) if name.startswith("tune") else name for name in names]
