-- One row per repair offered for an article's latest state.
with

suggestions as (
    select * from raw.suggestions
),

articles as (
    select * from staging.stg_articles
),

latest as (
    select
        suggestions.*,
        articles.edition_id
    from suggestions
    inner join articles
        on
            suggestions.article_id = articles.article_id
            and suggestions.load_no = articles.load_no
            and suggestions.edition_date = articles.edition_date
)

select * from latest
