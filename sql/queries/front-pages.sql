-- Which districts stood on the front page, and how often.
select
    place_name,
    place_code,
    sum(front_page_count)::integer as front_page_count,
    sum(primary_count)::integer as primary_count,
    max(edition_date) filter (where front_page_count > 0) as last_front_page
from marts.district_days
group by place_name, place_code
having sum(front_page_count) > 0
order by front_page_count desc, place_code asc
