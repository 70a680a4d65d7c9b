"""The marts → what stands of them in a copy without texts: of an article its titles, keywords as digests show them."""

import duckdb

from ingest.warehouse.connect import CATALOG, has_table

_TEXTS = {
    "articles": {"paragraphs", "tables", "captions", "sections"},
    "article_revisions": {"paragraphs"},
}
_OUT_OF_TEXTS = "keywords"  # of which a newspaper's text policy may let none out


def light_columns(table: str, columns: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """The columns of a mart that the copy has, of (name, type) in order."""
    hidden = _TEXTS.get(table, set())
    return tuple(column for column in columns if column[0] not in hidden)


def holds_too_much(connection: duckdb.DuckDBPyConnection) -> bool:
    """The copy that the connection uses has what it must not: texts, or words of a newspaper that lets none out now."""
    columns = connection.execute(
        "select table_name, column_name from duckdb_columns()"
        " where database_name = current_database() and schema_name = 'marts'"
    ).fetchall()
    if any(column in _TEXTS.get(table, set()) for table, column in columns):
        return True
    if not has_table(connection, f"marts.{_OUT_OF_TEXTS}"):
        return False
    rows = connection.execute(
        f"select 1 from marts.{_OUT_OF_TEXTS} semi join"  # noqa: S608 - our own names
        f" (from {CATALOG}.marts.newspapers where text_policy = 'headline') using (newspaper_id) limit 1"
    ).fetchall()
    return bool(rows)


def light_rows(schema: str, table: str) -> str:
    """The rows of a mart that the copy has, to stand behind `from`."""
    if table != _OUT_OF_TEXTS:
        return f"{schema}.{table}"
    loud = f"(from {schema}.newspapers where text_policy <> 'headline')"
    return f"(from {schema}.{table} semi join {loud} using (newspaper_id))"
