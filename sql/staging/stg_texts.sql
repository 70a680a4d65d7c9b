-- One row per article of a loaded edition: the text of its latest state.
with

articles as (
    select * from staging.stg_articles
),

texts as (
    select * from raw.texts
),

latest as (
    select
        articles.article_id,
        articles.edition_id,
        articles.edition_date,
        texts.paragraphs,
        texts.joins,
        texts.tables
    from articles
    inner join texts
        on articles.edition_date = texts.edition_date and articles.text_hash = texts.text_hash
)

select * from latest
