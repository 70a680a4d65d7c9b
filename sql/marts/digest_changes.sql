-- One row per digest and article that came late, was changed or withdrawn after the digest's first revision; revision
-- is that of the digest since when it is so.
with

changes as (
    select * from intermediate.int_articles_changed
),

placements as (
    select * from marts.placements
),

revisions as (
    select * from marts.article_revisions
),

placed as (
    select
        placements.place_code,
        placements.city_code,
        placements.edition_date,
        changes.article_id,
        placements.edition_id,
        changes.change_kind,
        changes.article_revision,
        coalesce(revisions.changed, []) as changed,
        1 + dense_rank() over (
            partition by placements.city_code, placements.place_code, placements.edition_date
            order by changes.load_order, placements.edition_id
        )::integer as revision
    from changes
    inner join placements on changes.article_id = placements.article_id
    left join revisions
        on
            changes.change_kind = 'changed'
            and changes.article_id = revisions.article_id
            and changes.article_revision = revisions.revision
)

select * from placed
order by edition_date, city_code, place_code, revision, change_kind, article_id
