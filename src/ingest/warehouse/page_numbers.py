"""Which page of which file got which number when an edition was loaded before."""

from dataclasses import dataclass

from ingest.warehouse.connect import Warehouse

_PAGES = """
    select
        readings.source,
        readings.sha256,
        row_number() over (partition by pages.load_no, pages.reading_no order by pages.page_order) - 1 as place,
        pages.page_no
    from staging.stg_pages as pages
    inner join raw.readings as readings
        on pages.load_no = readings.load_no and pages.reading_no = readings.reading_no
    where pages.edition_id = $edition_id
    order by pages.load_no, pages.page_order
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPage:
    """A page of an edition as it stands.

    Attributes:
        place: Of the page in its file, from 0.
    """

    source: str
    sha256: str
    place: int
    page_no: str


def read_page_numbers(warehouse: Warehouse, edition_id: str) -> tuple[KnownPage, ...]:
    """Read the pages of an edition that is loaded; () when none is."""
    rows = warehouse.connection.execute(_PAGES, {"edition_id": edition_id}).fetchall()
    return tuple(
        KnownPage(source=source, sha256=sha256, place=place, page_no=page_no)
        for source, sha256, place, page_no in rows
    )
