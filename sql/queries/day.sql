-- One day's articles in printed order, each with the district it belongs to.
with

articles as (
    select * from marts.articles
    where edition_date = $date::date and not is_withdrawn
)

select
    articles.newspaper_id,
    articles.page_no,
    articles.headline,
    attributions.place_name,
    attributions.role,
    articles.article_id
from articles
left join marts.attributions as attributions
    on articles.article_id = attributions.article_id and attributions.role not in ('mentioned', 'partner')
order by articles.edition_id asc, articles.article_order asc, attributions.role desc
