-- One row per article, county and printed place of honour (headline, opening …): the first time it is named there.
-- Where somebody comes from counts half.
with

named as (
    select
        *,
        case
            when field in ('headline', 'kicker', 'deck', 'dateline', 'section', 'caption', 'source') then field
            when field = 'paragraph' and field_index = 0 and start_offset < 80 then 'opening'
            when field = 'paragraph' and field_index < 2 then 'first_paragraphs'
        end as rule_name
    from intermediate.int_mentions_home
    where form in ('full', 'short')
),

first_there as (
    select
        article_id,
        place_code,
        rule_name,
        mention_no,
        1 as times,
        if(cue = 'origin', 0.5, 1.0) as factor
    from named
    where rule_name is not null
    qualify row_number() over (partition by article_id, place_code, rule_name order by factor desc, mention_no asc) = 1
),

strongest as (
    -- What opens the article is not counted again as standing in its first paragraphs.
    select *
    from first_there
    qualify
        rule_name <> 'first_paragraphs'
        or not bool_or(rule_name = 'opening') over (partition by article_id, place_code)
)

select * from strongest
