-- One row per home city, district of it or the city itself (place_level city), and name with the days it stood.
with

counties as (
    select
        home_city_code as city_code,
        place_code,
        'county' as place_level,
        name as place_name,
        valid_from,
        valid_until
    from intermediate.int_home_counties
),

places as (
    select * from staging.stg_places
),

newspapers as (
    select * from staging.stg_newspapers
),

cities as (
    select distinct
        places.place_code as city_code,
        places.place_code,
        'city' as place_level,
        places.name as place_name,
        places.valid_from,
        places.valid_until
    from places
    inner join newspapers on places.place_code = newspapers.home_city_code
    where places.place_level <> 'county'
),

districts as (
    select * from counties
    union all
    select * from cities
)

select * from districts
order by city_code, place_level, place_code, valid_from, place_name
