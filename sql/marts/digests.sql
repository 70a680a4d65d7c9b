-- One row per digest: each district of a home city, and the city itself, for each day an edition brought pages.
-- A district nothing was printed about has its row too; under a wide home only places that an article belongs to have.
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

items as (
    select * from marts.digest_items
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
),

counted as (
    select
        city_code,
        place_code,
        edition_date,
        any_value(place_level) as place_level,
        min(place_name) as place_name,
        count(*) filter (where role not in ('mentioned', 'partner')) as primary_count,
        count(*) filter (where role in ('mentioned', 'partner')) as mentioned_count
    from items
    group by city_code, place_code, edition_date
),

digests as (
    select
        coalesce(counted.place_code, standing.place_code) as place_code,
        coalesce(standing.place_level, counted.place_level) as place_level,
        coalesce(standing.place_name, counted.place_name) as place_name,
        coalesce(counted.city_code, standing.city_code) as city_code,
        coalesce(counted.edition_date, standing.edition_date) as edition_date,
        coalesce(counted.primary_count, 0)::integer as primary_count,
        coalesce(counted.mentioned_count, 0)::integer as mentioned_count
    from standing
    full join counted
        on
            standing.city_code = counted.city_code
            and standing.place_code = counted.place_code
            and standing.edition_date = counted.edition_date
),

elsewhere as (
    -- Cities and provinces that no newspaper here is at home in: a national paper wrote about a place in them.
    select
        digests.city_code,
        digests.edition_date,
        places.name as place_name
    from digests
    inner join staging.stg_places as places on digests.city_code = places.place_code
    qualify row_number() over (
        partition by digests.city_code, digests.edition_date
        order by
            digests.edition_date between places.valid_from and places.valid_until desc,
            places.valid_until desc,
            places.valid_from desc,
            places.name asc
    ) = 1
),

named as (
    select
        digests.*,
        coalesce(cities.place_name, elsewhere.place_name) as city_name
    from digests
    left join standing as cities
        on digests.city_code = cities.place_code and digests.edition_date = cities.edition_date
    left join elsewhere on digests.city_code = elsewhere.city_code and digests.edition_date = elsewhere.edition_date
)

select * from named
order by edition_date, city_code, place_level, place_code
