"""The files of `sql/queries/` → queries with a name and a sentence."""

import re
from dataclasses import dataclass

from ingest.domain.resources import find_resource


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedQuery:
    """A query that is shipped.

    Attributes:
        name: Of its file.
        sentence: What it answers: the file's first line.
        parameters: Each `$name` in it, in order of first use.
    """

    name: str
    sentence: str
    sql: str
    parameters: tuple[str, ...]


def read_named_queries() -> tuple[NamedQuery, ...]:
    """Read them all, by name."""
    queries = []
    for path in sorted((find_resource("sql") / "queries").glob("*.sql")):
        sql = path.read_text(encoding="utf-8")
        queries.append(
            NamedQuery(
                name=path.stem,
                sentence=sql.split("\n", 1)[0].removeprefix("-- "),
                sql=sql,
                parameters=tuple(dict.fromkeys(re.findall(r"\$([a-z_]+)", sql))),
            )
        )
    return tuple(queries)
