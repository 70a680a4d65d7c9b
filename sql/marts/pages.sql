-- One row per page of an edition, in printed order; source_url is null for a page read from a file on disk.
with

pages as (
    select * from staging.stg_pages
),

article_counts as (
    select
        page_id,
        count(*)::integer as article_count
    from staging.stg_appearances
    group by page_id
),

counted as (
    select
        pages.page_id,
        pages.edition_id,
        pages.newspaper_id,
        pages.edition_date,
        pages.page_no,
        pages.page_order,
        pages.page_name,
        pages.page_district,
        pages.pdf_url,
        case when regexp_matches(pages.source, '^https?://') then pages.source end as source_url,
        coalesce(article_counts.article_count, 0) as article_count
    from pages
    left join article_counts on pages.page_id = article_counts.page_id
)

select * from counted
order by edition_date, edition_id, page_order
