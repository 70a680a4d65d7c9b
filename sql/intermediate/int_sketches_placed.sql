-- One row per current article whose reprints are looked for: which of raw.sketches is its sketch, and what its place
-- among all others follows from. Notices, weather and advertisements are repeated, not reprinted.
with

sketches as (
    select * from staging.stg_sketches
    where not is_withdrawn and kind not in ('notice', 'weather', 'ad')
),

editions as (
    select * from staging.stg_editions
),

placed as (
    select
        sketches.article_id,
        sketches.load_no,
        sketches.edition_id,
        editions.newspaper_id,
        sketches.edition_date,
        sketches.article_order,
        sketches.text_hash
    from sketches
    inner join editions on sketches.edition_id = editions.edition_id
)

select * from placed
order by edition_date, edition_id, article_order
