-- One row per article with a text of some length: the sketch of its latest state.
with

sketches as (
    select * from raw.sketches
),

articles as (
    select * from staging.stg_articles
),

latest as (
    select
        sketches.*,
        articles.edition_id,
        articles.kind,
        articles.text_hash,
        articles.article_order,
        articles.is_withdrawn
    from sketches
    inner join articles
        on
            sketches.article_id = articles.article_id
            and sketches.load_no = articles.load_no
            and sketches.edition_date = articles.edition_date
)

select * from latest
