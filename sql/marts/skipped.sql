-- One row per thing that could not be read, with the reason; its bytes stay in the archive.
with

skipped as (
    select * from staging.stg_skipped
)

select
    edition_id,
    newspaper_id,
    edition_date,
    source,
    page_no,
    reason,
    sha256
from skipped
order by edition_date, edition_id, page_no, source
