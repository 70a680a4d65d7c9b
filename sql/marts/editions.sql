-- One row per edition that is loaded or was tried, with its state and what it holds.
with

editions as (
    select * from staging.stg_editions
),

newspapers as (
    select * from staging.stg_newspapers
),

page_counts as (
    select
        edition_id,
        count(*)::integer as page_count
    from staging.stg_pages
    group by edition_id
),

article_counts as (
    select
        edition_id,
        count(*)::integer as article_count
    from staging.stg_articles
    where not is_withdrawn
    group by edition_id
),

skipped_counts as (
    select
        edition_id,
        count(*)::integer as skipped_count
    from staging.stg_skipped
    group by edition_id
),

counted as (
    select
        editions.edition_id,
        editions.newspaper_id,
        newspapers.name as newspaper_name,
        editions.edition_date,
        editions.state,
        editions.reason,
        editions.pages_expected,
        newspapers.rights_note,
        coalesce(page_counts.page_count, 0) as page_count,
        coalesce(article_counts.article_count, 0) as article_count,
        coalesce(skipped_counts.skipped_count, 0) as skipped_count
    from editions
    inner join newspapers on editions.newspaper_id = newspapers.newspaper_id
    left join page_counts on editions.edition_id = page_counts.edition_id
    left join article_counts on editions.edition_id = article_counts.edition_id
    left join skipped_counts on editions.edition_id = skipped_counts.edition_id
)

select * from counted
order by edition_date, edition_id
