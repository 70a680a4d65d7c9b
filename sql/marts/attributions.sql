-- One row per article and place named in it or decided for it, with its role: primary, co_primary, partner,
-- mentioned; and one row with role city_wide or unassigned, on the home city, for an article that belongs to no
-- district. A newspaper without a home city leaves place_code null. Score is null for places outside the home city;
-- margin, confidence and status are the article's and repeat on each of its rows. Where the home is a province or the
-- country, places are counties, cities and provinces alike.
with

decided as (
    select * from intermediate.int_articles_decided
    union all by name
    select * from intermediate.int_wide_decided
),

named as (
    select distinct
        article_id,
        place_code
    from intermediate.int_mentions_home
    where form in ('full', 'short')
),

home_counties as (
    select
        scores.article_id,
        known_as.place_code,
        known_as.place_level,
        known_as.place_name,
        case
            when scores.place_code = decided.primary_code then 'primary'
            when scores.place_code = decided.co_primary_code then 'co_primary'
            when scores.is_partner then 'partner'
            else 'mentioned'
        end as place_role,
        round(scores.score, 3) as score
    from intermediate.int_scores as scores
    inner join decided on scores.article_id = decided.article_id
    inner join intermediate.int_place_names as known_as
        on scores.article_id = known_as.article_id and scores.place_code = known_as.place_code
    left join named on scores.article_id = named.article_id and scores.place_code = named.place_code
    where
        named.place_code is not null
        or scores.place_code in (decided.primary_code, decided.co_primary_code)
),

elsewhere as (
    select
        mentions.article_id,
        mentions.place_codes[1] as place_code,
        'county' as place_level,
        arg_min(mentions.name, mentions.mention_no) as place_name,
        case when bool_or(mentions.cue = 'partner') then 'partner' else 'mentioned' end as place_role,
        null::double as score
    from intermediate.int_mentions as mentions
    inner join intermediate.int_articles_homed as articles on mentions.article_id = articles.article_id
    left join intermediate.int_mentions_home as home
        on mentions.article_id = home.article_id and mentions.mention_no = home.mention_no
    where
        mentions.is_valid
        and mentions.form = 'full'
        and mentions.place_level = 'county'
        and len(mentions.place_codes) = 1
        and home.article_id is null
    group by mentions.article_id, mentions.place_codes[1]
),

wide as (
    select
        placed.article_id,
        known_as.place_code,
        known_as.place_level,
        known_as.place_name,
        placed.place_role,
        placed.score
    from intermediate.int_wide_roles as placed
    inner join intermediate.int_place_names as known_as
        on placed.article_id = known_as.article_id and placed.place_code = known_as.place_code
),

no_district as (
    select
        article_id,
        home_city_code as place_code,
        home_level as place_level,
        home_name as place_name,
        status as place_role,
        city_score as score
    from decided
    where status <> 'district'
),

roles as (
    select * from home_counties
    union all by name
    select * from elsewhere
    union all by name
    select * from wide
    union all by name
    select * from no_district
),

attributions as (
    select
        roles.article_id,
        decided.edition_date,
        roles.place_code,
        roles.place_level,
        roles.place_name,
        roles.place_role as role, -- noqa: RF04
        roles.score,
        decided.margin,
        decided.confidence,
        decided.status
    from roles
    inner join decided on roles.article_id = decided.article_id
    anti join staging.stg_withheld as withheld on roles.article_id = withheld.article_id
)

select * from attributions
order by
    edition_date asc,
    article_id asc,
    list_position(['primary', 'co_primary', 'city_wide', 'unassigned', 'partner', 'mentioned'], role) asc,
    score desc nulls last,
    place_code asc
