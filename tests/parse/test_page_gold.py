"""The gold of the invented pages agrees with their bytes, character by character."""

from pathlib import Path

from tests.data.pages.prove_gold import find_faults

PAGES = Path(__file__).parents[1] / "data" / "pages"


def test_gold_says_exactly_what_the_pages_print() -> None:
    folders = [PAGES / name for name in ("open", "tune", "check")]
    assert sum(len(list(folder.glob("*.gold.json"))) for folder in folders) == 153
    assert find_faults(folders) == []
