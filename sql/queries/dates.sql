-- What was printed about one day: articles whose text names it, or a span of at most a month around it.
with

dates as (
    select * from marts.dates
    where $date::date between start_date and end_date and end_date - start_date <= 31
)

select
    articles.edition_date,
    articles.page_no,
    articles.headline,
    dates.surface,
    dates.start_date,
    dates.end_date,
    dates.article_id
from dates
inner join marts.articles as articles on dates.article_id = articles.article_id
where not articles.is_withdrawn
order by articles.edition_date desc, articles.edition_id asc, articles.article_order asc, dates.date_no asc
