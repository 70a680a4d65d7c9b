-- One row per article, county and source code, township, village or known organisation that points to the county;
-- a township or village in the headline or the opening counts twice.
with

located as (
    select
        article_id,
        place_code,
        form as rule_name,
        mention_no,
        override_no,
        1 as times,
        case
            when form not in ('township', 'village') then part
            when field in ('headline', 'kicker', 'deck') then 2 * part
            when field = 'paragraph' and field_index = 0 and start_offset < 80 then 2 * part
            else part
        end as factor
    from intermediate.int_mentions_home
    where form in ('source_code', 'township', 'village', 'organisation')
    qualify row_number() over (
        partition by article_id, place_code, form, surface
        order by factor desc, mention_no asc
    ) = 1
),

capped as (
    -- Three of a kind say what there is to say.
    select *
    from located
    qualify row_number() over (partition by article_id, place_code, rule_name order by mention_no) <= 3
)

select * from capped
