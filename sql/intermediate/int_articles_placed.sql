-- One row per article that is not withheld, its latest revision, on the page where it begins; all but its text,
-- which text_hash finds.
with

articles as (
    select articles.*
    from staging.stg_articles as articles
    anti join staging.stg_withheld as withheld on articles.article_id = withheld.article_id
),

editions as (
    select * from staging.stg_editions
),

pages as (
    select
        page_id,
        page_no,
        page_name,
        case when regexp_matches(source, '^https?://') then source end as source_url
    from staging.stg_pages
),

first_appearances as (
    select * from staging.stg_appearances
    where appearance_order = 1
),

joined as (
    select
        articles.article_id,
        articles.revision,
        articles.edition_id,
        editions.newspaper_id,
        articles.edition_date,
        articles.page_id,
        pages.page_no,
        pages.page_name,
        articles.article_order,
        articles.kind,
        articles.headline,
        articles.kicker,
        articles.deck,
        articles.byline,
        articles.writers,
        articles.source,
        articles.dateline,
        articles.captions,
        articles.credits,
        articles.sections,
        articles.text_hash,
        articles.body_chars,
        articles.needs_review,
        articles.is_withdrawn,
        coalesce(first_appearances.url, pages.source_url) as url
    from articles
    inner join editions on articles.edition_id = editions.edition_id
    left join pages on articles.page_id = pages.page_id
    left join first_appearances on articles.article_id = first_appearances.article_id
)

select * from joined
order by edition_date, edition_id, article_order, article_id
