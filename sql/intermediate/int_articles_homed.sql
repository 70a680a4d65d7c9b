-- One row per current article of a newspaper with a city for home, or with none: that city, and the page it begins
-- on. Articles under a wide home are in int_wide_articles.
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
    left join intermediate.int_wide_homes as wide on newspapers.home_city_code = wide.home_code
    where not articles.is_withdrawn and wide.home_code is null
)

select * from homed
