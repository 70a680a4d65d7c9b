-- Which districts were in the paper least in a month (2026-03), fewest articles of their own first.
select
    place_name,
    place_code,
    sum(primary_count)::integer as primary_count,
    sum(mentioned_count + partner_count)::integer as mentioned_count,
    count(distinct edition_date) filter (where primary_count = 0) as days_without
from marts.district_days
where date_trunc('month', edition_date) = strptime($month, '%Y-%m')
group by place_name, place_code
order by primary_count asc, mentioned_count asc, place_code asc
