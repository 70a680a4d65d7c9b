-- One row per article that is about something: the words of its latest state.
with

terms as (
    select * from raw.terms
),

articles as (
    select * from staging.stg_articles
),

latest as (
    select
        terms.article_id,
        terms.edition_date,
        terms.terms
    from terms
    inner join articles
        on
            terms.article_id = articles.article_id
            and terms.load_no = articles.load_no
            and terms.edition_date = articles.edition_date
)

select * from latest
