-- One row per home of a newspaper that is a province or the whole country (000000), by its name.
-- Municipalities, Hong Kong and Macau are provinces that are also somebody's home city, and stay cities.
with

homes as (
    select distinct home_city_code as home_code
    from staging.stg_newspapers
    where home_city_code like '__0000' and left(home_city_code, 2) not in ('11', '12', '31', '50', '81', '82')
),

named as (
    select
        homes.home_code,
        places.place_level as home_level,
        places.name as home_name
    from homes
    inner join staging.stg_places as places on homes.home_code = places.place_code
    qualify
        row_number() over (
            partition by homes.home_code order by places.valid_until desc, places.valid_from desc, places.name asc
        ) = 1
)

select * from named
