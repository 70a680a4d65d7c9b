-- One row per article and digest it stands in. Primary ones first, then in printed order; a reprint of an article in
-- the same digest is folded under it. The lead is the most prominent item the place is itself about; briefs are what
-- only names it, short items without a picture, and what is no report.
with

placements as (
    select * from marts.placements
),

reprints as (
    select * from marts.reprints
),

folded as (
    select
        placements.*,
        earlier.article_id as folded_under
    from placements
    left join reprints on placements.article_id = reprints.article_id
    left join placements as earlier
        on
            reprints.reprint_of = earlier.article_id
            and placements.city_code = earlier.city_code
            and placements.place_code = earlier.place_code
            and placements.edition_date = earlier.edition_date
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
                folded_under is null desc,
                role in ('primary', 'co_primary', 'city_wide') desc,
                prominence desc,
                newspaper_id asc,
                edition_id asc,
                article_order asc
        ) as prominence_order
    from folded
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
        folded_under,
        not is_lead and (
            role in ('mentioned', 'partner', 'unassigned')
            or kind in ('brief', 'notice', 'weather', 'ad')
            or (body_chars < 120 and not has_picture)
        ) as is_brief
    from judged
)

select * from items
order by edition_date, city_code, place_code, item_order
