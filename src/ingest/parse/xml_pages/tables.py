"""Cells of a table → its rows: by the numbers the file gives them, else by where they stand."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.parse.xml_pages.layout import Box, Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell.

    Attributes:
        row: Of its first row and column, from 0; None where the file does not number them.
    """

    block_id: str
    text: str
    row: int | None = None
    column: int | None = None
    box: Box | None = None


def make_rows(cells: Sequence[Cell]) -> tuple[Row, ...]:
    """Rows from above; () for a single cell, and where the cells neither are numbered nor have a place."""
    if len(cells) < 2:
        return ()
    numbered = [
        (cell.row, cell.column, cell) for cell in cells if cell.row is not None and cell.column is not None
    ]
    is_numbered = len(numbered) == len(cells)
    rows = (
        _make_grid({(row, column): cell for row, column, cell in numbered})
        if is_numbered
        else _place_rows(cells)
    )
    return tuple(row for row in rows if any(row.cells))


def _make_grid(grid: dict[tuple[int, int], Cell]) -> tuple[Row, ...]:
    columns = sorted({column for _, column in grid})
    rows = sorted({row for row, _ in grid})
    return tuple(_make_row([grid.get((row, column)) for column in columns]) for row in rows)


def _make_row(cells: Sequence[Cell | None]) -> Row:
    return Row(
        cells=tuple(cell.text if cell else "" for cell in cells),
        block_ids=tuple(cell.block_id for cell in cells if cell),
    )


def _place_rows(cells: Sequence[Cell]) -> tuple[Row, ...]:
    """A cell whose middle lies above the lower edge of a row's first cell is in that row."""
    placed = [(cell.box, cell) for cell in cells if cell.box]
    if len(placed) < len(cells):
        return ()
    rows: list[list[tuple[Box, Cell]]] = []
    for box, cell in sorted(placed, key=lambda pair: pair[0].top):
        if rows and box.top + box.height / 2 < rows[-1][0][0].bottom:
            rows[-1].append((box, cell))
        else:
            rows.append([(box, cell)])
    ordered = [sorted(row, key=lambda pair: pair[0].left) for row in rows]
    return tuple(_make_row([cell for _, cell in row]) for row in ordered)
