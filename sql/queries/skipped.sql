-- What could not be read, and why.
select
    edition_date,
    newspaper_id,
    page_no,
    source,
    reason
from marts.skipped
order by edition_date desc, newspaper_id asc, page_no asc
