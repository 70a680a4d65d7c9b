-- Days with missing pages: editions that name more pages than were read, and days with no edition at all.
select
    newspaper_id,
    edition_date,
    state,
    pages_expected,
    page_count,
    reason,
    pages_expected - page_count as missing_count
from marts.coverage
where state in ('incomplete', 'missing', 'failed', 'blocked') or page_count < pages_expected
order by newspaper_id, edition_date
