-- One row per newspaper, district of its home and day it brought pages, those without an article included.
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
    where place_level = 'county'
),

articles as (
    select * from marts.articles
    where not is_withdrawn
),

attributions as (
    select * from marts.attributions
),

standing as (
    select distinct
        editions.newspaper_id,
        editions.edition_date,
        districts.city_code,
        districts.place_code,
        districts.place_name
    from editions
    inner join newspapers on editions.newspaper_id = newspapers.newspaper_id
    inner join districts
        on
            newspapers.home_city_code = districts.city_code
            and editions.edition_date between districts.valid_from and districts.valid_until
    qualify row_number() over (
        partition by editions.newspaper_id, editions.edition_date, districts.place_code
        order by districts.valid_until desc, districts.valid_from desc, districts.place_name asc
    ) = 1
),

roles as (
    select
        articles.newspaper_id,
        articles.edition_date,
        articles.body_chars,
        attributions.place_code,
        attributions.role,
        ltrim(articles.page_no, 'A0') = '1' as is_front_page
    from articles
    inner join attributions
        on articles.article_id = attributions.article_id and articles.edition_date = attributions.edition_date
),

counted as (
    select
        newspaper_id,
        edition_date,
        place_code,
        count(*) filter (where role in ('primary', 'co_primary')) as primary_count,
        count(*) filter (where role = 'mentioned') as mentioned_count,
        count(*) filter (where role = 'partner') as partner_count,
        count(*) filter (where role in ('primary', 'co_primary') and is_front_page) as front_page_count,
        sum(body_chars) filter (where role in ('primary', 'co_primary')) as body_chars
    from roles
    group by newspaper_id, edition_date, place_code
),

filled as (
    select
        standing.newspaper_id,
        standing.edition_date,
        standing.city_code,
        standing.place_code,
        standing.place_name,
        coalesce(counted.primary_count, 0)::integer as primary_count,
        coalesce(counted.mentioned_count, 0)::integer as mentioned_count,
        coalesce(counted.partner_count, 0)::integer as partner_count,
        coalesce(counted.front_page_count, 0)::integer as front_page_count,
        coalesce(counted.body_chars, 0)::integer as body_chars
    from standing
    left join counted
        on
            standing.newspaper_id = counted.newspaper_id
            and standing.edition_date = counted.edition_date
            and standing.place_code = counted.place_code
)

select * from filled
order by edition_date, newspaper_id, place_code
