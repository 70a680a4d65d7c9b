-- One row per place of China from county level up, and what it lies in: itself at its own level, null below it.
-- A county right under a province (济源市) is its own city; a municipality's counties have the municipality for city.
with

places as (
    select distinct
        place_code,
        place_level,
        left(place_code, 2) || '0000' as province_code,
        case
            when place_level = 'county' and substr(place_code, 3, 2) = '90' then place_code
            when place_level = 'county' then parent_code
            when place_level = 'city' or left(place_code, 2) in ('11', '12', '31', '50', '81', '82') then place_code
        end as city_code,
        if(place_level = 'county', place_code, null) as county_code
    from staging.stg_places
)

select * from places
