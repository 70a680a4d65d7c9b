-- One row per place name found in an article's latest state.
with

mentions as (
    select * from raw.mentions
),

articles as (
    select * from staging.stg_articles
),

latest as (
    select
        mentions.*,
        articles.edition_id
    from mentions
    inner join articles
        on
            mentions.article_id = articles.article_id
            and mentions.load_no = articles.load_no
            and mentions.edition_date = articles.edition_date
)

select * from latest
