-- One row per article, its latest revision, on the page where it begins; url is its own address or its page's.
-- A withdrawn article is kept with the page it last began on left out.
with

articles as (
    select articles.*
    from staging.stg_articles as articles
    anti join staging.stg_withheld as withheld on articles.article_id = withheld.article_id
),

texts as (
    select * from staging.stg_texts
),

editions as (
    select * from staging.stg_editions
),

pages as (
    select * from marts.pages
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
        texts.paragraphs,
        texts.tables,
        articles.body_chars,
        articles.needs_review,
        articles.is_withdrawn,
        coalesce(first_appearances.url, pages.source_url) as url
    from articles
    inner join editions on articles.edition_id = editions.edition_id
    inner join texts on articles.edition_id = texts.edition_id and articles.article_id = texts.article_id
    left join pages on articles.page_id = pages.page_id
    left join first_appearances on articles.article_id = first_appearances.article_id
)

select * from joined
order by edition_date, edition_id, article_order, article_id
