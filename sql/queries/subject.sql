-- How coverage of a subject (扶贫) moved over the years: articles that hold the words, of how many.
with

found as (
    select article_id
    from main.search('"' || replace($text, '"', '') || '"')
),

articles as (
    select
        article_id,
        year(edition_date) as print_year
    from marts.articles
    where not is_withdrawn
)

select
    articles.print_year,
    count(found.article_id) as article_count,
    count(*) as of_articles,
    round(1000 * count(found.article_id) / count(*), 1) as in_a_thousand
from articles
left join found on articles.article_id = found.article_id
group by articles.print_year
order by articles.print_year
