-- An article of a newspaper with a home city stands in a digest; none is lost between the page and the reader.
select
    articles.article_id,
    articles.edition_id
from marts.articles as articles
inner join marts.newspapers as newspapers on articles.newspaper_id = newspapers.newspaper_id
left join marts.digest_items as items on articles.article_id = items.article_id
where not articles.is_withdrawn and newspapers.home_city_code is not null and items.article_id is null
