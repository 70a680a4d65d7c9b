-- One row per article under a wide home and place it names or belongs to, with its role. The home itself, when the
-- article is its own, has its row from the decision.
with

named as (
    select
        article_id,
        place_code,
        bool_or(cue = 'partner') as is_helped
    from intermediate.int_wide_mentions
    group by article_id, place_code
),

scored as (
    select
        article_id,
        place_code,
        max(score) as score
    from intermediate.int_wide_scores
    group by article_id, place_code
),

roles as (
    select
        scored.article_id,
        scored.place_code,
        scored.score,
        case
            when scored.place_code = decided.primary_code then 'primary'
            when scored.place_code = decided.co_primary_code then 'co_primary'
            when named.is_helped then 'partner'
            else 'mentioned'
        end as place_role
    from scored
    inner join intermediate.int_wide_decided as decided on scored.article_id = decided.article_id
    left join named on scored.article_id = named.article_id and scored.place_code = named.place_code
    where
        scored.place_code <> decided.home_city_code
        and (named.article_id is not null or scored.place_code in (decided.primary_code, decided.co_primary_code))
)

select * from roles
