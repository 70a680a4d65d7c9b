-- One row per article and place whose digest it stands in: the districts of the newspaper's home city it belongs to or
-- names, and the city for what concerns all of it or nothing places. What a newspaper with a wide home decides for a
-- county, city or province stands there beside that place's own papers' items.
-- Prominence adds up how the newspaper played it: page, place on the page, length, picture; and its role here.
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

played as (
    select
        articles.*,
        regexp_matches(articles.page_no, '^A?0*1$') as is_front_page,
        regexp_matches(articles.page_no, '^A?0*[2-4]$') as is_early_page,
        row_number() over (partition by articles.page_id order by articles.article_order) as place_on_page,
        articles.kind = 'photo' or len(articles.captions) > 0 as has_picture
    from articles
),

placements as (
    select
        attributions.place_code,
        attributions.place_level,
        attributions.place_name,
        home_places.city_code,
        played.edition_date,
        played.article_id,
        played.edition_id,
        played.newspaper_id,
        played.article_order,
        played.is_front_page,
        played.kind,
        played.body_chars,
        played.has_picture,
        attributions.role,
        attributions.score,
        attributions.confidence,
        round(
            case when played.is_front_page then 4 when played.is_early_page then 2 else 1 end
            + case played.place_on_page when 1 then 2 when 2 then 1 else 0 end
            + least(played.body_chars / 500, 3)
            + if(played.has_picture, 1, 0)
            + case attributions.role
                when 'primary' then 4 when 'co_primary' then 3 when 'city_wide' then 3 when 'unassigned' then 0
                else -4
            end
            + if(played.kind in ('feature', 'news', 'photo'), 0, -4),
            2
        ) as prominence
    from attributions
    inner join played
        on attributions.article_id = played.article_id and attributions.edition_date = played.edition_date
    inner join newspapers on played.newspaper_id = newspapers.newspaper_id
    inner join home_places
        on attributions.place_code = home_places.place_code and newspapers.home_city_code = home_places.home_code
    where not home_places.is_wide or attributions.role in ('primary', 'co_primary')
)

select * from placements
order by edition_date, city_code, place_code, newspaper_id, edition_id, article_order, article_id
