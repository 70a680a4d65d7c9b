-- One row per article under a wide home, place and sign that the article itself gives for it: where it is named, and
-- how often. A city in the dateline is where the reporter sits (`bureau`), a county, 香港 or 澳门 there is where it
-- happens; where somebody comes from, and what is only passed or helps, counts a tenth.
with

named as (
    select
        article_id,
        mention_no,
        place_code,
        place_level,
        override_no,
        case
            when part = 'dateline' and place_level <> 'county' and place_code not in ('810000', '820000') then 'bureau'
            when form in ('township', 'landmark', 'organisation') then form
            else part
        end as rule_name,
        case
            when cue = 'origin' then 0.1
            -- headlines name the city where the text is about its county
            when part = 'headline' then 0.6
            -- national papers write much from the capital
            when part = 'dateline' and place_code = '110000' then 0.3
            else 1.0
        end as factor
    from intermediate.int_wide_mentions
),

first_there as (
    select
        article_id,
        place_code,
        rule_name,
        factor,
        1 as times,
        mention_no,
        override_no
    from named
    where rule_name is not null
    qualify row_number() over (
        partition by article_id, place_code, rule_name order by factor desc, mention_no asc
    ) = 1
),

how_often as (
    select
        article_id,
        place_code,
        'mention_count' as rule_name,
        ln(1 + least(sum(factor), 8)) as factor,
        count(*)::integer as times,
        min(mention_no) as mention_no,
        null::bigint as override_no
    from named
    where rule_name is null or rule_name not in ('bureau', 'township', 'landmark', 'organisation')
    group by article_id, place_code
)

select * from first_there
union all by name
select * from how_often
