-- An item of a digest is an article that stands in its edition.
select
    items.article_id,
    items.place_code
from marts.digest_items as items
left join marts.articles as articles on items.article_id = articles.article_id and not articles.is_withdrawn
where articles.article_id is null
