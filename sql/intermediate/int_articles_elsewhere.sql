-- One row per article whose headline, dateline or opening speaks of somewhere else or of the whole city: its page
-- must not decide for it.
with

heads as (
    select
        mentions.article_id,
        mentions.form,
        mentions.place_level,
        articles.home_city_code,
        mentions.county_codes,
        left(mentions.place_codes[1], 2) as province,
        list_contains(mentions.place_codes, articles.home_city_code) as is_home_city
    from intermediate.int_mentions as mentions
    inner join intermediate.int_articles_homed as articles on mentions.article_id = articles.article_id
    where
        mentions.is_valid
        and (
            mentions.field in ('headline', 'kicker', 'deck', 'dateline')
            or (mentions.field = 'paragraph' and mentions.field_index = 0 and mentions.start_offset < 80)
        )
),

home_codes as (
    select
        home_city_code,
        list(distinct place_code) as place_codes
    from intermediate.int_home_counties
    group by home_city_code
),

elsewhere as (
    select distinct heads.article_id
    from heads
    left join home_codes on heads.home_city_code = home_codes.home_city_code
    where
        heads.form = 'zone'
        or (heads.place_level = 'city' and not heads.is_home_city)
        or (heads.place_level = 'province' and heads.province <> left(heads.home_city_code, 2))
        or (heads.place_level = 'county' and not list_has_any(heads.county_codes, home_codes.place_codes))
),

city_wide as (
    select distinct city.article_id
    from intermediate.int_evidence_city as city
    where city.rule_name in ('city_headline', 'city_opening') and city.factor = 1
)

select * from elsewhere
union by name
select * from city_wide
