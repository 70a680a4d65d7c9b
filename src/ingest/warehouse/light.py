"""The marts → what stands of them in a copy without texts: of an article its titles, keywords as digests show them."""

from dataclasses import replace

import duckdb

from ingest.warehouse.connect import has_table
from ingest.warehouse.fingerprints import Fingerprints, TableFingerprint, read_parts

_TEXTS = {
    "articles": {"paragraphs", "tables", "captions", "sections"},
    "article_revisions": {"paragraphs"},
}
_OUT_OF_TEXTS = "keywords"  # of which a newspaper's text policy may let none out


def make_light(connection: duckdb.DuckDBPyConnection, marts: Fingerprints) -> Fingerprints:
    """The marts' fingerprints without what the copy leaves out.

    Args:
        connection: To the warehouse.
    """
    light = {name: _without(mart, _TEXTS.get(name, set())) for name, mart in marts.items()}
    if _OUT_OF_TEXTS in light:
        parts = read_parts(connection, f"(select * from {light_rows('marts', _OUT_OF_TEXTS)})")  # noqa: S608 - our own names
        light[_OUT_OF_TEXTS] = replace(light[_OUT_OF_TEXTS], parts=parts)
    return light


def holds_too_much(connection: duckdb.DuckDBPyConnection, copy: duckdb.DuckDBPyConnection) -> bool:
    """A light copy of before has what it must not have: texts, or words of a newspaper that lets none out any more."""
    columns = copy.execute(
        "select table_name, column_name from duckdb_columns() where schema_name = 'marts'"
    ).fetchall()
    if any(column in _TEXTS.get(table, set()) for table, column in columns):
        return True
    if not has_table(copy, f"marts.{_OUT_OF_TEXTS}"):
        return False
    silent = connection.execute(
        "select newspaper_id from marts.newspapers where text_policy = 'headline'"
    ).fetchall()
    rows = copy.execute(
        f"select 1 from marts.{_OUT_OF_TEXTS} where list_contains($silent::varchar[], newspaper_id) limit 1",  # noqa: S608 - our own name
        {"silent": [one for (one,) in silent]},
    ).fetchall()
    return bool(rows)


def light_rows(schema: str, table: str) -> str:
    """The rows of a mart that the copy has, to stand behind `from`."""
    if table != _OUT_OF_TEXTS:
        return f"{schema}.{table}"
    return f"{schema}.{table} semi join (from {schema}.newspapers where text_policy <> 'headline') using (newspaper_id)"


def _without(mart: TableFingerprint, hidden: set[str]) -> TableFingerprint:
    return replace(mart, columns=tuple(column for column in mart.columns if column[0] not in hidden))
