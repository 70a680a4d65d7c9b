-- One row per home city, place of it and day on which an edition brought pages: the district as it was called that day.
with

editions as (
    select * from marts.editions
    where page_count > 0
),

newspapers as (
    select * from marts.newspapers
),

districts as (
    select * from marts.districts
),

days as (
    select distinct
        newspapers.home_city_code as city_code,
        editions.edition_date
    from editions
    inner join newspapers on editions.newspaper_id = newspapers.newspaper_id
    where newspapers.home_city_code is not null
),

standing as (
    select
        days.city_code,
        districts.place_code,
        districts.place_level,
        districts.place_name,
        days.edition_date
    from days
    inner join districts
        on
            days.city_code = districts.city_code
            and days.edition_date between districts.valid_from and districts.valid_until
    qualify row_number() over (
        partition by days.city_code, districts.place_code, days.edition_date
        order by districts.valid_until desc, districts.valid_from desc, districts.place_name asc
    ) = 1
)

select * from standing
