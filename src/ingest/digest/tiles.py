"""A city's code → where its districts' tiles stand, as on a map."""

import tomllib
from importlib.resources import files

ROWS: dict[str, dict[str, list[str]]] = tomllib.loads(
    files("ingest.digest").joinpath("data/tiles.toml").read_text(encoding="utf-8")
)


def find_tiles(city_code: str) -> dict[str, str]:
    """CSS's `row/column` by district code, counted from 1; empty where nobody drew the city."""
    rows = ROWS.get(city_code, {"rows": []})["rows"]
    return {
        code: f"{number}/{column}"
        for number, row in enumerate(rows, start=1)
        for column, code in enumerate(row.split(), start=1)
        if code != "."
    }
