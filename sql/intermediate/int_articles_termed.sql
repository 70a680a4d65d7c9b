-- One row per article that stands, and the words it is about; none is an empty list.
with

articles as (
    select * from intermediate.int_articles_placed
    where not is_withdrawn
),

terms as (
    select * from staging.stg_terms
),

termed as (
    select
        articles.article_id,
        articles.newspaper_id,
        articles.edition_date,
        coalesce(terms.terms, []) as terms
    from articles
    left join terms on articles.article_id = terms.article_id and articles.edition_date = terms.edition_date
)

select * from termed
order by edition_date, article_id
