"""Districts are decided at least as well as they were, on articles labelled before the rules were run on them.

`python -m tests.score districts --pin` pins today's figures. Rules are tuned on the `tune` sets alone.
"""

import pytest

from tests.score.districts import PINS, find_sets, hold_set
from tests.score.params import slow_where_large
from tests.score.pins import read_pins


def test_every_set_is_pinned() -> None:
    assert set(find_sets()) == read_pins(PINS).keys()


@pytest.mark.parametrize("name", slow_where_large(read_pins(PINS)))
def test_districts_are_decided_as_well_as_before(name: str) -> None:
    hold_set(name, read_pins(PINS)[name])
