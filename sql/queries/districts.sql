-- How many articles each district had, as its own and mentioned.
select
    place_code,
    arg_max(place_name, edition_date) as place_name,
    count(*) as day_count,
    sum(primary_count)::integer as primary_count,
    sum(mentioned_count)::integer as mentioned_count
from marts.digests
group by place_code
order by primary_count desc, mentioned_count desc, place_code asc
