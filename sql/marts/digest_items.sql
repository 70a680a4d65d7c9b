-- One row per article and digest it stands in. Primary ones first, then in printed order. The lead is the most
-- prominent item the place is itself about; briefs are what only names it, short items without a picture, and what is
-- no report.
with

placements as (
    select * from marts.placements
),

ordered as (
    select
        *,
        row_number() over (
            partition by city_code, place_code, edition_date
            order by
                role in ('mentioned', 'partner') asc,
                newspaper_id asc,
                edition_id asc,
                article_order asc
        )::integer as item_order,
        row_number() over (
            partition by city_code, place_code, edition_date
            order by
                role in ('primary', 'co_primary', 'city_wide') desc,
                prominence desc,
                newspaper_id asc,
                edition_id asc,
                article_order asc
        ) as prominence_order
    from placements
),

judged as (
    select
        * exclude (prominence_order),
        prominence_order = 1 and role in ('primary', 'co_primary', 'city_wide') as is_lead
    from ordered
),

items as (
    select
        place_code,
        place_level,
        place_name,
        city_code,
        edition_date,
        article_id,
        edition_id,
        newspaper_id,
        role,
        score,
        confidence,
        item_order,
        prominence,
        is_lead,
        not is_lead and (
            role in ('mentioned', 'partner', 'unassigned')
            or kind in ('brief', 'notice', 'weather', 'ad')
            or (body_chars < 120 and not has_picture)
        ) as is_brief
    from judged
)

select * from items
order by edition_date, city_code, place_code, item_order
