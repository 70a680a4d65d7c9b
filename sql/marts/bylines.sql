-- One row per article and person its bylines name.
with

articles as (
    select * from marts.articles
),

named as (
    select
        article_id,
        edition_id,
        newspaper_id,
        edition_date,
        is_withdrawn,
        unnest(writers) as writer,
        unnest(range(1, len(writers) + 1))::integer as writer_order
    from articles
),

once as (
    select *
    from named
    where not is_withdrawn
    qualify row_number() over (partition by article_id, writer order by writer_order asc) = 1
)

select
    article_id,
    edition_id,
    newspaper_id,
    edition_date,
    writer,
    writer_order
from once
order by edition_date, article_id, writer_order
