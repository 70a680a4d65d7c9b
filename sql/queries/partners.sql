-- Who helps whom: districts an article belongs to, and those it says are helped.
with

helping as (
    select * from marts.attributions
    where role in ('primary', 'co_primary')
),

helped as (
    select * from marts.attributions
    where role = 'partner'
)

select
    helping.place_name as helper,
    helped.place_name as helped,
    count(*) as article_count,
    max(helping.edition_date) as last_date
from helping
inner join helped on helping.article_id = helped.article_id and helping.edition_date = helped.edition_date
group by helping.place_name, helped.place_name
order by article_count desc, helper asc, helped asc
