-- One row per digest and article that came late, was changed or withdrawn after the digest's first revision; revision
-- is that of the digest since when it is so. A withdrawn article is decided no more: it is listed for the districts of
-- the home city that it named, or for the city itself.
with

changes as (
    select * from intermediate.int_articles_changed
),

articles as (
    select * from marts.articles
),

newspapers as (
    select * from marts.newspapers
),

districts as (
    select * from marts.districts
),

revisions as (
    select * from marts.article_revisions
),

counties_named as (
    select distinct
        article_id,
        county_codes[1] as place_code
    from marts.mentions
    where is_valid and len(county_codes) = 1
),

withdrawn as (
    select
        articles.article_id,
        articles.edition_id,
        articles.edition_date,
        newspapers.home_city_code as city_code
    from articles
    inner join newspapers on articles.newspaper_id = newspapers.newspaper_id
    where articles.is_withdrawn and newspapers.home_city_code is not null
),

withdrawn_from as (
    select distinct
        withdrawn.*,
        districts.place_code
    from withdrawn
    inner join counties_named on withdrawn.article_id = counties_named.article_id
    inner join districts
        on
            withdrawn.city_code = districts.city_code
            and counties_named.place_code = districts.place_code
            and withdrawn.edition_date between districts.valid_from and districts.valid_until
),

placed as (
    select
        article_id,
        edition_id,
        edition_date,
        city_code,
        place_code
    from marts.placements
    union all by name
    select * from withdrawn_from
    union all by name
    select
        withdrawn.*,
        withdrawn.city_code as place_code
    from withdrawn
    anti join withdrawn_from on withdrawn.article_id = withdrawn_from.article_id
),

numbered as (
    select
        placed.place_code,
        placed.city_code,
        placed.edition_date,
        changes.article_id,
        placed.edition_id,
        changes.change_kind,
        changes.article_revision,
        coalesce(revisions.changed, []) as changed,
        1 + dense_rank() over (
            partition by placed.city_code, placed.place_code, placed.edition_date
            order by changes.load_order, placed.edition_id
        )::integer as revision
    from changes
    inner join placed on changes.article_id = placed.article_id
    left join revisions
        on
            changes.change_kind = 'changed'
            and changes.article_id = revisions.article_id
            and changes.article_revision = revisions.revision
)

select * from numbered
order by edition_date, city_code, place_code, revision, change_kind, article_id
