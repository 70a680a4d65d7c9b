-- One row per home city, county of it, and name the county had; a city without counties is its own.
with

counties as (
    select
        parent_code as home_city_code,
        place_code,
        name,
        valid_from,
        valid_until
    from staging.stg_places
    where place_level = 'county'
    union all by name
    select
        place_code as home_city_code,
        place_code,
        name,
        valid_from,
        valid_until
    from staging.stg_places
    where place_level = 'county' and substr(place_code, 3, 2) = '90'
),

homes as (
    select distinct newspapers.home_city_code
    from staging.stg_newspapers as newspapers
    left join intermediate.int_wide_homes as wide on newspapers.home_city_code = wide.home_code
    where wide.home_code is null
),

home_counties as (
    select counties.*
    from counties
    inner join homes on counties.home_city_code = homes.home_city_code
)

select * from home_counties
