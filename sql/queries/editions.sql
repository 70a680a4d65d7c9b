-- Editions in the warehouse with their state, newest first.
select
    edition_id,
    newspaper_name,
    state,
    reason,
    page_count,
    article_count,
    skipped_count
from marts.editions
order by edition_date desc, edition_id asc
