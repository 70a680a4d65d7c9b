-- One row per date written in an article's latest state.
with

dates as (
    select * from raw.dates
),

articles as (
    select * from staging.stg_articles
),

latest as (
    select
        dates.*,
        articles.edition_id
    from dates
    inner join articles
        on
            dates.article_id = articles.article_id
            and dates.load_no = articles.load_no
            and dates.edition_date = articles.edition_date
)

select * from latest
