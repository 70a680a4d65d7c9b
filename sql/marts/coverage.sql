-- whole: a missing day lies between two others.
-- One row per newspaper and day from its first edition to its last: the edition's state, or `missing`.
with

editions as (
    select * from marts.editions
),

spans as (
    select
        newspaper_id,
        newspaper_name,
        unnest(generate_series(min(edition_date), max(edition_date), interval 1 day))::date as edition_date
    from editions
    group by newspaper_id, newspaper_name
),

days as (
    select
        spans.newspaper_id,
        spans.newspaper_name,
        spans.edition_date,
        editions.edition_id,
        editions.pages_expected,
        coalesce(editions.state, 'missing') as state,
        coalesce(editions.reason, '') as reason,
        coalesce(editions.page_count, 0) as page_count,
        coalesce(editions.article_count, 0) as article_count,
        coalesce(editions.skipped_count, 0) as skipped_count
    from spans
    left join editions
        on spans.newspaper_id = editions.newspaper_id and spans.edition_date = editions.edition_date
)

select * from days
order by newspaper_id, edition_date, edition_id
