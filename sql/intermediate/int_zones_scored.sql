-- One row per article that names a zone (高新区): the score its zones would have, were they a district.
with

named as (
    select
        article_id,
        case
            when field in ('headline', 'kicker', 'deck') then field
            when field = 'paragraph' and field_index = 0 and start_offset < 80 then 'opening'
        end as rule_name
    from intermediate.int_mentions
    where form = 'zone'
),

in_head as (
    select distinct
        article_id,
        rule_name
    from named
    where rule_name is not null
),

weights as (
    select
        in_head.article_id,
        sum(weights.weight) as weight
    from in_head
    inner join intermediate.int_weights as weights on in_head.rule_name = weights.rule_name
    group by in_head.article_id
),

scored as (
    select
        named.article_id,
        round(coalesce(any_value(weights.weight), 0) + ln(1 + least(count(*), 8)), 3) as zone_score
    from named
    left join weights on named.article_id = weights.article_id
    group by named.article_id
)

select * from scored
