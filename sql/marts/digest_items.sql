-- One row per article and digest it stands in: the districts of the newspaper's home city it belongs to or names, and
-- the city's own digest for what concerns all of it or nothing places. Primary ones first, then in printed order.
with

articles as (
    select * from marts.articles
    where not is_withdrawn
),

newspapers as (
    select * from marts.newspapers
),

attributions as (
    select * from marts.attributions
),

home_places as (
    select distinct
        city_code,
        place_code
    from marts.districts
),

items as (
    select
        attributions.place_code,
        attributions.place_level,
        attributions.place_name,
        newspapers.home_city_code as city_code,
        articles.edition_date,
        articles.article_id,
        articles.edition_id,
        articles.newspaper_id,
        articles.article_order,
        attributions.role,
        attributions.score,
        attributions.confidence
    from attributions
    inner join articles
        on attributions.article_id = articles.article_id and attributions.edition_date = articles.edition_date
    inner join newspapers on articles.newspaper_id = newspapers.newspaper_id
    inner join home_places
        on attributions.place_code = home_places.place_code and newspapers.home_city_code = home_places.city_code
),

ordered as (
    select
        * exclude (article_order),
        row_number() over (
            partition by city_code, place_code, edition_date
            order by
                role in ('mentioned', 'partner') asc,
                newspaper_id asc,
                edition_id asc,
                article_order asc
        )::integer as item_order
    from items
)

select * from ordered
order by edition_date, city_code, place_code, item_order
