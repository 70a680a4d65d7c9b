"""The marts → what the site's own pages show beside the digests."""

from ingest.domain.digest import EditionDay
from ingest.warehouse.connect import Warehouse
from ingest.warehouse.digest_rows import make_edition
from ingest.warehouse.digests import DigestReader

_COVERAGE = """
select coverage.*, newspapers.home_city_code as city_code, newspapers.timezone, newspapers.rights_note
from marts.coverage as coverage
inner join marts.newspapers as newspapers using (newspaper_id)
order by edition_date, newspaper_id, edition_id
"""


def read_coverage(warehouse: Warehouse) -> tuple[EditionDay, ...]:
    """Read what became of each newspaper on each day from its first edition to its last; in order of day."""
    rows = DigestReader(warehouse.connection, None, None).rows(_COVERAGE)
    return tuple(
        EditionDay(
            edition_date=row["edition_date"],
            edition=make_edition(row | {"edition_id": row["edition_id"] or ""}),
            city_code=row["city_code"],
        )
        for row in rows
    )
