-- Everything printed about one district, newest first: its own articles, then where it is named.
with

items as (
    select * from marts.digest_items
    where place_name = $district or place_code = $district
)

select
    items.edition_date,
    articles.newspaper_id,
    articles.page_no,
    articles.headline,
    items.role,
    items.confidence,
    items.article_id
from items
inner join marts.articles as articles on items.article_id = articles.article_id
order by items.edition_date desc, items.place_code asc, items.item_order asc
