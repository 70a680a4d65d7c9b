-- Who wrote most, with the number of articles.
with

named as (
    select
        edition_date,
        unnest(writers) as writer
    from marts.articles
    where not is_withdrawn
)

select
    writer,
    count(*) as article_count,
    min(edition_date) as first_date,
    max(edition_date) as last_date
from named
group by writer
order by article_count desc, writer asc
