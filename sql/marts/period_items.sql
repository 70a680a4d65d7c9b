-- period: a period is many days.
-- One row per article chosen for a week's or month's digest of a place: the most prominent it is itself about, ten for
-- a week and twenty for a month; what was printed twice in it is chosen once.
with

items as (
    select * from marts.digest_items
    where role in ('primary', 'co_primary', 'city_wide')
),

reprints as (
    select * from marts.reprints
),

periods as (
    select
        unnest(['week', 'month']) as period,
        unnest([10, 20]) as item_limit
),

printings as (
    select
        items.*,
        coalesce(reprints.reprint_of, items.article_id) as first_printing
    from items
    left join reprints on items.article_id = reprints.article_id
),

dated as (
    select
        printings.*,
        periods.period,
        periods.item_limit,
        date_trunc(periods.period, printings.edition_date)::date as first_date
    from printings
    cross join periods
),

printed_again as (
    select dated.*
    from dated
    semi join reprints on dated.first_printing = reprints.reprint_of
    qualify row_number() over (
        partition by
            dated.city_code,
            dated.place_code,
            dated.period,
            dated.first_date,
            dated.first_printing
        order by dated.prominence desc, dated.edition_date asc, dated.item_order asc
    ) = 1
),

printed_once as (
    select * from printed_again
    union all by name
    select dated.*
    from dated
    anti join reprints on dated.first_printing = reprints.reprint_of
),

ranked as (
    select
        city_code,
        place_code,
        period,
        first_date,
        edition_date,
        article_id,
        role,
        confidence,
        item_limit,
        row_number() over (
            partition by city_code, place_code, period, first_date
            order by prominence desc, edition_date desc, item_order asc
        )::integer as item_order
    from printed_once
)

select * exclude (item_limit)
from ranked
where item_order <= item_limit
order by edition_date, city_code, place_code, period, item_order
