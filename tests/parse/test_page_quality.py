"""Quality floors on pages with gold: they may rise and never fall.

`open` are pages every rule may be tuned on, `tune` too; `check` is only measured. The real seed page and the open
pages must be perfect.
"""

import os
from functools import lru_cache
from pathlib import Path

import pytest

from ingest.warehouse.gazetteer import read_place_names
from tests.parse.page_scores import score_folder

PAGES = Path(__file__).parents[1] / "data" / "pages"
EXTRA = os.environ.get("DIBAO_EXTRA_PAGES")

FLOORS = {
    "tune": {"boundary": 0.92, "article": 0.83, "title": 0.95, "deck": 0.90, "body": 0.96, "byline": 0.96},
    "check": {"boundary": 0.86, "article": 0.70, "title": 0.86, "deck": 0.78, "body": 0.90, "byline": 0.96},
}


@lru_cache
def districts(city: str) -> tuple[str, ...]:
    names = read_place_names(city)
    return tuple(dict.fromkeys(name.name for name in names if name.is_home and name.place_level == "county"))


def test_open_pages_are_read_perfectly() -> None:
    assert set(score_folder(PAGES / "open", districts).values()) == {1.0}


@pytest.mark.skipif(EXTRA is None, reason="DIBAO_EXTRA_PAGES names no folder with the real page")
def test_the_real_page_is_read_perfectly() -> None:
    assert set(score_folder(Path(EXTRA or "") / "pages" / "seed", districts).values()) == {1.0}


@pytest.mark.parametrize("corpus", FLOORS)
def test_invented_pages_are_read_as_well_as_before(corpus: str) -> None:
    scores = score_folder(PAGES / corpus, districts)
    fallen = {name: scores[name] for name, floor in FLOORS[corpus].items() if scores[name] < floor}
    assert not fallen, f"{corpus}: below the floor: {fallen}"
