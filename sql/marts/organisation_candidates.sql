-- whole: what stands together over two years of a newspaper is counted.
-- One row per newspaper and organisation that stands with one place again and again in its last two years: in four of
-- that place's articles or more, on three days or more, nine of ten of all its articles that are placed. Nothing counts
-- before an editor accepts it. What holds a district's name, or is known already, is left out.
with

placed as (
    select
        stands.*,
        decided.place_code,
        decided.place_name,
        decided.role = 'primary' as is_primary
    from intermediate.int_organisations_named as stands
    inner join marts.attributions as decided
        on stands.article_id = decided.article_id and decided.role in ('primary', 'city_wide')
),

beside as (
    select
        newspaper_id,
        name,
        place_code,
        arg_max(place_name, edition_date) as place_name,
        bool_and(is_primary) as is_primary,
        count(*)::integer as place_count,
        count(distinct edition_date)::integer as day_count,
        arg_max(article_id, edition_date || article_id) as example,
        sum(count(*)) over (partition by newspaper_id, name)::integer as article_count
    from placed
    group by newspaper_id, name, place_code
),

known as (
    select distinct
        articles.newspaper_id,
        mentions.surface
    from marts.mentions as mentions
    inner join marts.articles as articles on mentions.article_id = articles.article_id
    where mentions.form = 'organisation'
),

candidates as (
    select
        beside.newspaper_id,
        beside.name,
        beside.place_code,
        beside.place_name,
        beside.article_count,
        beside.day_count,
        beside.example,
        round(beside.place_count / beside.article_count, 3) as place_share
    from beside
    left join known on beside.newspaper_id = known.newspaper_id and beside.name = known.surface
    left join intermediate.int_home_counties as counties on contains(beside.name, counties.name)
    where
        beside.is_primary
        and beside.place_count >= 4
        and beside.day_count >= 3
        and beside.place_count >= 0.9 * beside.article_count
        and known.surface is null
        and counties.name is null
)

select distinct * from candidates
order by newspaper_id asc, article_count desc, name asc
