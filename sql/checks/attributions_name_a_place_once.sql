-- An article and a place meet in one role.
select
    article_id,
    place_code,
    count(*) as row_count
from marts.attributions
where place_code is not null
group by article_id, place_code
having count(*) > 1
