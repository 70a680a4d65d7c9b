-- One row per current article: its newspaper's home city, and the page it begins on.
with

cities as (
    select
        place_code,
        place_level,
        name
    from staging.stg_places
    qualify row_number() over (partition by place_code order by valid_until desc, valid_from desc, name asc) = 1
),

homed as (
    select
        articles.article_id,
        articles.edition_date,
        articles.kind,
        newspapers.home_city_code,
        cities.place_level as home_level,
        cities.name as home_name,
        pages.page_id,
        pages.page_district
    from staging.stg_articles as articles
    inner join staging.stg_editions as editions on articles.edition_id = editions.edition_id
    left join staging.stg_newspapers as newspapers on editions.newspaper_id = newspapers.newspaper_id
    left join cities on newspapers.home_city_code = cities.place_code
    left join staging.stg_pages as pages
        on articles.page_id = pages.page_id and articles.edition_id = pages.edition_id
    where not articles.is_withdrawn
)

select * from homed
