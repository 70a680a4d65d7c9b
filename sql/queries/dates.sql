-- What was printed about one day: the articles whose text names it, or a range of days around it.
select
    articles.edition_date,
    articles.page_no,
    articles.headline,
    dates.surface,
    dates.start_date,
    dates.end_date,
    dates.article_id
from marts.dates as dates
inner join marts.articles as articles on dates.article_id = articles.article_id
where
    not articles.is_withdrawn
    and $date::date between dates.start_date and dates.end_date
    and dates.end_date - dates.start_date <= 31
order by articles.edition_date desc, articles.edition_id asc, articles.article_order asc, dates.date_no asc
