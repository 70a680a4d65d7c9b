"""What an operator takes out of everything that is published, and gives back: rows that are only added to."""

from dataclasses import dataclass
from datetime import datetime

from ingest.domain.errors import UsageError
from ingest.warehouse.append import append
from ingest.warehouse.connect import Warehouse, transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """An article that is withheld, with the reason given; `headline` is None where the page lost it."""

    article_id: str
    headline: str | None
    reason: str


def withhold_article(
    warehouse: Warehouse,
    article_id: str,
    *,
    is_withheld: bool,
    reason: str,
    run_id: str,
    recorded_at: datetime,
) -> bool:
    """Note that an article is withheld from the next publishing on, or no longer; no other row changes.

    Args:
        recorded_at: UTC, naive.

    Returns:
        Whether anything was to note: no for one that is withheld for the same reason already.

    Raises:
        UsageError: If there is no such article, or one is given back that is not withheld.
    """
    values = {"article_id": article_id}
    with transaction(warehouse) as connection:
        if not connection.execute(
            "select 1 from raw.articles where article_id = $article_id limit 1", values
        ).fetchall():
            raise UsageError(
                f"no article {article_id[:80]!r} in the warehouse: "
                "`dibao query contains -p text=WORDS` finds articles with their ids"
            )
        found = connection.execute(
            "select reason from staging.stg_withheld where article_id = $article_id", values
        ).fetchall()
        if not is_withheld and not found:
            raise UsageError(f"{article_id} is not withheld; `dibao withhold` lists what is")
        if is_withheld and found == [(reason,)]:
            return False
        last = connection.execute("select coalesce(max(entry_no), 0) from raw.withheld").fetchall()
        row = {"entry_no": last[0][0] + 1, "run_id": run_id, "is_withheld": is_withheld, "reason": reason}
        append(connection, "withheld", [row | values | {"recorded_at": recorded_at}])
    return True


def read_withheld(warehouse: Warehouse) -> tuple[Withheld, ...]:
    """Read what is withheld now, by id."""
    with transaction(warehouse) as connection:
        rows = connection.execute(
            "select article_id, headline, reason from staging.stg_withheld"
            " left join staging.stg_articles using (article_id) order by article_id"
        ).fetchall()
    return tuple(Withheld(article_id=one, headline=headline, reason=reason) for one, headline, reason in rows)
