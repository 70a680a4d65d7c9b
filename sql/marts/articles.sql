-- view: the texts are large, and stand in raw.texts already.
-- One row per article, its latest revision, on the page where it begins; url is its own address or its page's.
-- A withdrawn article is kept with the page it last began on left out.
with

articles as (
    select * from intermediate.int_articles_placed
),

texts as (
    select * from raw.texts
),

joined as (
    select
        articles.article_id,
        articles.revision,
        articles.edition_id,
        articles.newspaper_id,
        articles.edition_date,
        articles.page_id,
        articles.page_no,
        articles.page_name,
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
        articles.url
    from articles
    inner join texts on articles.edition_date = texts.edition_date and articles.text_hash = texts.text_hash
)

select * from joined
