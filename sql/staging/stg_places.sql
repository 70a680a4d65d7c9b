-- One row per name of a place and the days it stood: the country, province, city and county level.
with

places as (
    select * from raw.places
    union all by name
    select
        'country' as place_level,
        '000000' as place_code,
        '中国' as name, -- noqa: RF04
        date '0001-01-01' as valid_from,
        date '9999-12-31' as valid_until
)

select * from places
