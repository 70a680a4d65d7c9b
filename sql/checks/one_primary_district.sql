-- An article has at most one primary district; a second one is co-primary.
select
    article_id,
    string_agg(place_name, ', ' order by place_code) as place_names
from marts.attributions
where role = 'primary'
group by article_id
having count(*) > 1
