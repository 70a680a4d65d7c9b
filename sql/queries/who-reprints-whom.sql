-- Who reprinted whom how often: pairs of newspapers, and how many days later on average.
select
    first_newspaper_id,
    newspaper_id,
    count(*) as reprint_count,
    count(*) filter (where kind = 'abridged') as abridged_count,
    round(avg(edition_date - first_date), 1) as days_later
from marts.reprints
where not is_same_newspaper
group by first_newspaper_id, newspaper_id
order by reprint_count desc, first_newspaper_id asc, newspaper_id asc
