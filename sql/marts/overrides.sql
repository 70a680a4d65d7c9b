-- whole: small, and a word may stand without an article.
-- One row per word of an editor's, in the order they were given, with what became of it: in_force, undone, superseded
-- by a later move of the same article, or no_article where that article is not in the warehouse now.
with

overrides as (
    select * from staging.stg_overrides
),

articles as (
    select
        articles.article_id,
        articles.headline
    from staging.stg_articles as articles
    anti join staging.stg_withheld as withheld on articles.article_id = withheld.article_id
),

places as (
    select
        place_code,
        name as place_name
    from staging.stg_places
    qualify row_number() over (partition by place_code order by valid_until desc, valid_from desc, name asc) = 1
)

select
    overrides.override_no,
    overrides.action,
    overrides.article_id,
    articles.headline,
    overrides.status,
    overrides.newspaper_id,
    overrides.city_code,
    overrides.name,
    overrides.place_code,
    places.place_name,
    overrides.reason,
    overrides.recorded_date,
    overrides.recorded_at,
    overrides.undone_date,
    overrides.undone_reason,
    case
        when overrides.override_state = 'in_force' and overrides.action = 'move' and articles.article_id is null
            then 'no_article'
        else overrides.override_state
    end as override_state
from overrides
left join articles on overrides.article_id = articles.article_id
left join places on overrides.place_code = places.place_code
order by overrides.override_no
