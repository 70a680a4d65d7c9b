-- The counts the ledger noted after an edition's latest load are those of its rows.
with

latest as (
    select *
    from staging.stg_loads
    qualify row_number() over (partition by edition_id order by load_no desc) = 1
)

select
    latest.edition_id,
    latest.page_count as noted_pages,
    editions.page_count as found_pages,
    latest.article_count as noted_articles,
    editions.article_count as found_articles,
    latest.skipped_count as noted_skipped,
    editions.skipped_count as found_skipped
from latest
left join marts.editions as editions on latest.edition_id = editions.edition_id
where
    latest.page_count is distinct from editions.page_count
    or latest.article_count is distinct from editions.article_count
    or latest.skipped_count is distinct from editions.skipped_count
