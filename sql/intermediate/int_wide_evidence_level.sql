-- One row per article under a wide home and place that its words for a whole mean: 全县, 县里 the county named most,
-- 全市 the city or county-level city named most, 全省 the province most is named in, 全国 and 各地 the country.
-- A place is meant by words of its own kind alone: 全州 by a prefecture, 全县 by a county that is no district.
with

marks as (
    select
        mentions.article_id,
        mentions.place_level as mark_level,
        regexp_extract(mentions.name, '[县区旗市州盟]') as kind,
        count(*)::integer as times,
        min(mentions.mention_no) as mention_no
    from intermediate.int_mentions as mentions
    inner join intermediate.int_wide_articles as articles on mentions.article_id = articles.article_id
    where mentions.form = 'level_mark'
    group by mentions.article_id, mentions.place_level, kind
),

kinds as (
    select distinct
        place_code,
        right(name, 1) as kind
    from staging.stg_places
    where place_level in ('province', 'city', 'county')
),

provinces as (
    select
        article_id,
        province_code as place_code,
        sum(own_score) as own_score
    from intermediate.int_wide_scores_printed
    group by article_id, province_code
),

several as (
    -- one county-level city among three counties of its prefecture is not what 全市 means
    select
        article_id,
        city_code
    from intermediate.int_wide_scores_printed
    where place_level = 'county'
    group by article_id, city_code
    having count(*) >= 3
),

candidates as (
    select
        scores.article_id,
        scores.place_code,
        scores.own_score,
        kinds.kind,
        'county' as mark_level
    from intermediate.int_wide_scores_printed as scores
    inner join kinds on scores.place_code = kinds.place_code
    where scores.place_level = 'county'
    union all by name
    select
        scores.article_id,
        scores.place_code,
        scores.own_score,
        kinds.kind,
        'city' as mark_level
    from intermediate.int_wide_scores_printed as scores
    inner join kinds on scores.place_code = kinds.place_code
    left join several on scores.article_id = several.article_id and scores.city_code = several.city_code
    where scores.place_code = scores.city_code or (kinds.kind = '市' and several.city_code is null)
    union all by name
    select
        article_id,
        place_code,
        own_score,
        null as kind,
        'province' as mark_level
    from provinces
    union all by name
    select
        article_id,
        home_code as place_code,
        if(home_level = 'province', 1000.0, 0.0)::double as own_score,
        null as kind,
        home_level as mark_level
    from intermediate.int_wide_articles
),

meant as (
    select *
    from candidates
    qualify
        row_number() over (partition by article_id, mark_level, kind order by own_score desc, place_code asc) = 1
),

evidence as (
    select
        marks.article_id,
        meant.place_code,
        marks.times,
        marks.mention_no,
        'level_mark' as rule_name,
        ln(1 + least(marks.times, 8)) as factor
    from marks
    inner join meant
        on
            marks.article_id = meant.article_id
            and marks.mark_level = meant.mark_level
            and coalesce(meant.kind, marks.kind) = marks.kind
)

select * from evidence
