-- One row per name of a place and the days it stood: province, city and county level.
with

places as (
    select * from raw.places
)

select * from places
