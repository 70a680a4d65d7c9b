-- Month by month: a district's articles of its own and those that name it.
select
    date_trunc('month', edition_date)::date as print_month,
    sum(primary_count)::integer as primary_count,
    sum(mentioned_count + partner_count)::integer as mentioned_count,
    sum(front_page_count)::integer as front_page_count,
    sum(body_chars)::bigint as body_chars
from marts.district_days
where $district in (place_name, place_code)
group by print_month
order by print_month
