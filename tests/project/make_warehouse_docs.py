"""The comments on the marts → the tables of `docs/warehouse.md` and the diagram `docs/warehouse.svg`."""

import html
from pathlib import Path

from ingest.warehouse.build import build
from ingest.warehouse.comments import TableNote, comment_marts, read_notes
from ingest.warehouse.connect import connect_memory
from ingest.warehouse.migrate import migrate

DOCS = Path(__file__).parents[2] / "docs"
PAGE, DIAGRAM = DOCS / "warehouse.md", DOCS / "warehouse.svg"
MARK = "## Tables\n"

# Table → where it stands: column and row of the diagram
PLACES = {
    "newspapers": (0, 0), "coverage": (0, 1), "editions": (1, 0), "skipped": (1, 1), "pages": (2, 0),
    "appearances": (3, 0), "articles": (2, 2), "article_revisions": (3, 1), "reprints": (3, 2),
    "bylines": (3, 3), "mentions": (3, 4), "dates": (3, 5), "suggestions": (3, 6), "attributions": (2, 3),
    "evidence": (2, 4), "digest_items": (1, 3), "digests": (0, 3), "districts": (0, 4), "district_days": (1, 4),
    "not_counted": (2, 5), "overrides": (2, 6), "organisation_candidates": (0, 2),
    "placements": (1, 2), "digest_folds": (1, 5), "digest_changes": (0, 5), "period_digests": (0, 6),
    "period_items": (1, 6), "keywords": (1, 7),
}  # fmt: skip
# Which row belongs to which: (many, one, column)
JOINS = (
    ("coverage", "newspapers", "newspaper_id"),
    ("editions", "newspapers", "newspaper_id"),
    ("skipped", "editions", "edition_id"),
    ("pages", "editions", "edition_id"),
    ("appearances", "pages", "page_id"),
    ("articles", "pages", "page_id"),
    ("article_revisions", "articles", "article_id"),
    ("reprints", "articles", "article_id"),
    ("bylines", "articles", "article_id"),
    ("attributions", "articles", "article_id"),
    ("evidence", "attributions", "article_id"),
    ("mentions", "articles", "article_id"),
    ("not_counted", "mentions", "article_id"),
    ("organisation_candidates", "coverage", "newspaper_id"),
    ("dates", "articles", "article_id"),
    ("suggestions", "articles", "article_id"),
    ("digest_items", "articles", "article_id"),
    ("digest_items", "digests", "place_code"),
    ("digests", "districts", "place_code"),
    ("district_days", "districts", "place_code"),
    ("placements", "articles", "article_id"),
    ("digest_folds", "digest_items", "article_id"),
    ("digest_changes", "digests", "place_code"),
    ("period_digests", "districts", "place_code"),
    ("period_items", "period_digests", "place_code"),
    ("keywords", "districts", "place_code"),
)
WIDTH, HEIGHT, GAP_X, GAP_Y = 150, 36, 70, 34


def read_marts() -> tuple[TableNote, ...]:
    """The marts of an empty warehouse, as built and commented."""
    with connect_memory() as warehouse:
        migrate(warehouse)
        build(warehouse)
        comment_marts(warehouse.connection)
        return read_notes(warehouse.connection)


def write_tables(tables: tuple[TableNote, ...]) -> str:
    """The part of the page that is made."""
    parts = [
        MARK,
        "Made by `make warehouse-docs` from the comments in the warehouse; `dibao query --tables` shows the same.\n",
    ]
    for table in tables:
        parts.append(f"\n### {table.name}\n\n{table.comment}\n\n| column | type | |\n|---|---|---|\n")
        parts += [f"| `{one.name}` | {_type(one.type_name)} | {one.comment} |\n" for one in table.columns]
    return "".join(parts)


def draw(tables: tuple[TableNote, ...]) -> str:
    """Boxes and lines; a line ends with a dot at the table that has many rows for one."""
    names = [table.name for table in tables]
    right = max(x for x, _ in PLACES.values()) * (WIDTH + GAP_X) + WIDTH + 20
    low = max(y for _, y in PLACES.values()) * (HEIGHT + GAP_Y) + HEIGHT + 20
    lines = [_line(*join) for join in JOINS]
    boxes = [_box(name) for name in names]
    style = (
        "text{font:13px sans-serif;text-anchor:middle}.on{font-size:10px;fill:#555}"
        "rect{fill:#fff;stroke:#333}line{stroke:#888}"
    )
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {right} {low}" role="img">',
            "<title>How the tables of the warehouse join</title>",
            f"<style>{style}</style>",
            *lines,
            *boxes,
            "</svg>\n",
        ]
    )


def _type(name: str) -> str:
    return name.lower().replace("varchar", "text").replace('"', "")


def _corner(name: str) -> tuple[int, int]:
    x, y = PLACES[name]
    return 10 + x * (WIDTH + GAP_X), 10 + y * (HEIGHT + GAP_Y)


def _box(name: str) -> str:
    x, y = _corner(name)
    return (
        f'<rect x="{x}" y="{y}" width="{WIDTH}" height="{HEIGHT}" rx="4"/>'
        f'<text x="{x + WIDTH // 2}" y="{y + 23}">{html.escape(name)}</text>'
    )


def _line(many: str, one: str, column: str) -> str:
    (x1, y1), (x2, y2) = _corner(many), _corner(one)
    if x1 == x2:
        x1 = x2 = x1 + WIDTH // 2
        y1, y2 = (y1, y2 + HEIGHT) if y1 > y2 else (y1 + HEIGHT, y2)
    else:
        x1, x2 = (x1, x2 + WIDTH) if x1 > x2 else (x1 + WIDTH, x2)
        y1, y2 = y1 + HEIGHT // 2, y2 + HEIGHT // 2
    return (
        f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"/><circle cx="{x1}" cy="{y1}" r="3"/>'
        f'<text class="on" x="{(x1 + x2) // 2}" y="{(y1 + y2) // 2 - 3}">{column}</text>'
    )


def main() -> None:
    tables = read_marts()
    head, _, _ = PAGE.read_text(encoding="utf-8").partition(MARK)
    PAGE.write_text(head + write_tables(tables), encoding="utf-8")
    DIAGRAM.write_text(draw(tables), encoding="utf-8")


if __name__ == "__main__":
    main()
