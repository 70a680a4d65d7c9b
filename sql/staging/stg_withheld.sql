-- One row per article that an operator has withheld: it stands in no mart, so in no digest and no published copy.
with

entries as (
    select * from raw.withheld
),

latest as (
    select *
    from entries
    qualify row_number() over (partition by article_id order by entry_no desc) = 1
)

select
    article_id,
    reason
from latest
where is_withheld
