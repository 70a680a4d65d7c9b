-- One row per newspaper: its profile as last seen.
with

newspapers as (
    select * from staging.stg_newspapers
)

select
    newspaper_id,
    name as newspaper_name,
    home_city,
    home_city_code,
    text_policy,
    timezone,
    rights_note
from newspapers
order by newspaper_id
