-- Days without a whole edition between a newspaper's first and last one.
select
    newspaper_id,
    edition_date,
    state,
    reason,
    page_count,
    pages_expected
from marts.coverage
where state <> 'complete'
order by newspaper_id, edition_date
