-- One row per article and digest it stands in: the districts of the newspaper's home city it belongs to or names, and
-- the city's own digest for what concerns all of it or nothing places. What a newspaper with a wide home decides for a
-- county, city or province stands in that place's digest, beside its own papers' items. Primary ones first, then in
-- printed order.
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
        city_code as home_code,
        city_code,
        place_code,
        false as is_wide
    from marts.districts
    union all by name
    select distinct
        homes.home_code,
        coalesce(places.city_code, places.place_code) as city_code,
        places.place_code,
        true as is_wide
    from intermediate.int_wide_homes as homes
    cross join intermediate.int_wide_places as places
    where places.place_code <> homes.home_code
),

items as (
    select
        attributions.place_code,
        attributions.place_level,
        attributions.place_name,
        home_places.city_code,
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
        on attributions.place_code = home_places.place_code and newspapers.home_city_code = home_places.home_code
    where not home_places.is_wide or attributions.role in ('primary', 'co_primary')
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
