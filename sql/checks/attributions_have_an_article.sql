-- What was attributed is an article.
select
    attributions.article_id,
    attributions.place_name
from marts.attributions as attributions
left join marts.articles as articles on attributions.article_id = articles.article_id
where articles.article_id is null
