-- One row per date written in an article's paragraphs, with the days it means; those are null where it is ambiguous.
with

dates as (
    select dates.*
    from staging.stg_dates as dates
    anti join staging.stg_withheld as withheld on dates.article_id = withheld.article_id
)

select
    article_id,
    edition_date,
    date_no,
    paragraph,
    start_offset,
    end_offset,
    surface,
    start_date,
    end_date,
    "rule" -- noqa: RF06
from dates
order by edition_date, article_id, date_no
