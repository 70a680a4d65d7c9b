-- One row per article on a page devoted to one district: that district, by the name the page or the caller gave it.
with

named as (
    select
        articles.article_id,
        counties.place_code
    from intermediate.int_articles_homed as articles
    inner join intermediate.int_home_counties as counties
        on
            articles.home_city_code = counties.home_city_code
            and articles.page_district = counties.name
    qualify row_number() over (
        partition by articles.article_id
        order by
            articles.edition_date between counties.valid_from and counties.valid_until desc,
            counties.valid_until desc,
            counties.place_code asc
    ) = 1
)

select * from named
