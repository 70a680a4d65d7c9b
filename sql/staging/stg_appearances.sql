-- One row per article and page it stands on now; appearance_order follows the printed pages, from 1.
with

appearances as (
    select * from raw.appearances
),

pages as (
    select * from staging.stg_pages
),

standing as (
    select
        appearances.load_no,
        appearances.article_id,
        appearances.page_id,
        appearances.edition_date,
        appearances.article_order,
        appearances.lines,
        appearances.url,
        appearances.block_ids,
        pages.edition_id,
        pages.page_order
    from appearances
    inner join pages
        on
            appearances.page_id = pages.page_id
            and appearances.load_no = pages.load_no
            and appearances.edition_date = pages.edition_date
),

once_a_page as (
    select *
    from standing
    qualify row_number() over (partition by edition_date, article_id, page_id order by article_order asc, lines asc) = 1
),

ordered as (
    select
        *,
        row_number() over (
            partition by edition_date, article_id
            order by page_order asc, article_order asc, page_id asc
        )::integer as appearance_order
    from once_a_page
)

select * from ordered
