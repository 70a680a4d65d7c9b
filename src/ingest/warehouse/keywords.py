"""`marts.keywords` → the words of each place and month that may be published."""

from ingest.domain.digest import Keyword
from ingest.warehouse.connect import Warehouse
from ingest.warehouse.digests import DigestReader

_KEYWORDS = """
select place_code, print_month as month_date, term, sum(article_count)::integer as article_count
from marts.keywords as keywords
inner join marts.newspapers as newspapers using (newspaper_id)
where newspapers.text_policy <> 'headline'
group by all
order by all
"""


def read_keywords(warehouse: Warehouse) -> tuple[Keyword, ...]:
    """Read them in order of place, month, word; none of a newspaper of which only headlines may leave."""
    return tuple(Keyword(**row) for row in DigestReader(warehouse.connection, None, None).rows(_KEYWORDS))
