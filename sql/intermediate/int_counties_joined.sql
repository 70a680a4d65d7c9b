-- One row per article and two home counties printed side by side in it: 西工区与涧西区, 西工区、涧西区.
with

named as (
    select
        article_id,
        place_code,
        lead(place_code) over neighbours as next_place_code,
        lead(start_offset) over neighbours - end_offset as gap_chars
    from intermediate.int_mentions_home
    where form in ('full', 'short')
    window neighbours as (partition by article_id, field, field_index order by start_offset)
),

joined as (
    select distinct
        article_id,
        least(place_code, next_place_code) as place_code,
        greatest(place_code, next_place_code) as other_place_code
    from named
    where gap_chars <= 1 and place_code <> next_place_code
)

select * from joined
