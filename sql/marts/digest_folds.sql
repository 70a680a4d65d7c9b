-- period: what is a reprint depends on other days.
-- One row per article that a digest shows under another one of the same text: the most prominent of them stands for
-- all.
with

items as (
    select * from marts.digest_items
),

reprints as (
    select * from marts.reprints
),

texts as (
    select
        items.*,
        coalesce(reprints.reprint_of, items.article_id) as first_printing
    from items
    left join reprints on items.article_id = reprints.article_id
),

-- most articles are printed once, and need not be compared
printed_again as (
    select texts.*
    from texts
    semi join reprints on texts.first_printing = reprints.reprint_of
),

headed as (
    select
        city_code,
        place_code,
        edition_date,
        article_id,
        first_value(article_id) over (
            partition by city_code, place_code, edition_date, first_printing
            order by prominence desc, item_order asc
        ) as folded_under
    from printed_again
)

select * from headed
where article_id <> folded_under
order by edition_date, city_code, place_code, article_id
