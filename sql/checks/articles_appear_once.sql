-- An article has one row.
select
    article_id,
    count(*) as row_count
from marts.articles
group by article_id
having count(*) > 1
