-- A co-primary district stands beside a primary one.
select
    article_id,
    string_agg(place_name, ', ' order by place_code) as place_names
from marts.attributions
group by article_id
having count(*) filter (where role = 'co_primary') > 0 and count(*) filter (where role = 'primary') = 0
