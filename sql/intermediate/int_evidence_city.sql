-- One row per article and sign that it concerns the whole city: 全市 in the headline, 我市 in the opening, …
-- The city's name right before one of its districts says nothing about the whole city.
with

marks as (
    select
        mentions.article_id,
        mentions.mention_no,
        mentions.field,
        mentions.field_index,
        mentions.start_offset,
        mentions.form,
        articles.home_city_code as place_code,
        mentions.surface in ('市委', '市政府', '市人大', '市政协') as is_office,
        lead(mentions.start_offset) over neighbours = mentions.end_offset
        and lead(mentions.form) over neighbours in ('full', 'short', 'zone') as is_before_district,
        list_contains(mentions.place_codes, articles.home_city_code) as is_home
    from intermediate.int_mentions as mentions
    inner join intermediate.int_articles_homed as articles on mentions.article_id = articles.article_id
    where coalesce(mentions.cue, '') <> 'inside_name'
    window neighbours as (
        partition by mentions.article_id, mentions.field, mentions.field_index
        order by mentions.start_offset
    )
),

counted as (
    select *
    from marks
    where
        is_home
        and field not in ('source', 'dateline')
        and (form = 'city_mark' or not coalesce(is_before_district, false))
),

placed as (
    select
        article_id,
        place_code,
        1 as times,
        mention_no,
        case
            when field in ('headline', 'kicker', 'deck') then 'city_headline'
            when field = 'paragraph' and field_index = 0 and start_offset < 80 and not is_office then 'city_opening'
        end as rule_name,
        case when form = 'city_mark' then 1.0 else 0.4 end as factor
    from counted
),

strongest as (
    select *
    from placed
    where rule_name is not null
    qualify row_number() over (partition by article_id, rule_name order by factor desc, mention_no asc) = 1
),

how_often as (
    select
        article_id,
        place_code,
        'city_count' as rule_name,
        ln(1 + least(count(*), 8)) as factor,
        count(*)::integer as times,
        min(mention_no) as mention_no
    from counted
    group by article_id, place_code
)

select * from strongest
union all by name
select * from how_often
