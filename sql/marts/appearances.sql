-- One row per article and page it stands on; an article that jumps has two.
with

appearances as (
    select appearances.*
    from staging.stg_appearances as appearances
    anti join staging.stg_withheld as withheld on appearances.article_id = withheld.article_id
),

pages as (
    select * from marts.pages
),

joined as (
    select
        appearances.article_id,
        appearances.page_id,
        pages.edition_id,
        pages.newspaper_id,
        pages.edition_date,
        pages.page_no,
        pages.page_name,
        appearances.appearance_order,
        appearances.block_ids,
        coalesce(appearances.url, pages.source_url) as url
    from appearances
    inner join pages on appearances.page_id = pages.page_id
)

select * from joined
order by edition_date, article_id, appearance_order
