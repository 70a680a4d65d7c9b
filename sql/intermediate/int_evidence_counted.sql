-- One row per article and county named in it: how often (logarithm, capped at eight times), and who is named first;
-- where somebody comes from counts half and is not first.
with

named as (
    select *
    from intermediate.int_mentions_home
    where form in ('full', 'short') and field <> 'source'
),

counted as (
    select
        article_id,
        place_code,
        'mention_count' as rule_name,
        ln(1 + least(sum(if(cue = 'origin', 0.5, 1.0)), 8)) as factor,
        count(*)::integer as times,
        min(mention_no) as mention_no,
        bool_and(coalesce(cue, '') = 'origin') as is_origin
    from named
    group by article_id, place_code
),

first_named as (
    select
        article_id,
        place_code,
        'first_named' as rule_name,
        1.0 as factor,
        1 as times,
        mention_no
    from counted
    where not is_origin
    qualify row_number() over (partition by article_id order by mention_no, place_code) = 1
)

select
    article_id,
    place_code,
    rule_name,
    factor,
    times,
    mention_no
from counted
union all by name
select * from first_named
