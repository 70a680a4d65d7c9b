-- One row per current article of a newspaper whose home is a province or the whole country.
with

articles as (
    select
        articles.article_id,
        articles.edition_date,
        homes.home_code,
        homes.home_level,
        homes.home_name
    from staging.stg_articles as articles
    inner join staging.stg_editions as editions on articles.edition_id = editions.edition_id
    inner join staging.stg_newspapers as newspapers on editions.newspaper_id = newspapers.newspaper_id
    inner join intermediate.int_wide_homes as homes on newspapers.home_city_code = homes.home_code
    where not articles.is_withdrawn
)

select * from articles
