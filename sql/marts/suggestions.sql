-- One row per repair offered for an article's text as printed; none is ever applied.
with

suggestions as (
    select suggestions.*
    from staging.stg_suggestions as suggestions
    anti join staging.stg_withheld as withheld on suggestions.article_id = withheld.article_id
)

select
    article_id,
    edition_date,
    suggestion_no,
    field,
    field_index,
    start_offset,
    surface,
    replacement,
    reason
from suggestions
order by edition_date, article_id, suggestion_no
