-- Which bylines write about a district (嵩县), with their share of its articles.
with

articles as (
    select distinct
        article_id,
        edition_date
    from marts.attributions
    where $district in (place_name, place_code) and role in ('primary', 'co_primary')
),

total as (
    select count(*) as article_count from articles
)

select
    bylines.writer,
    count(*) as article_count,
    round(100 * count(*) / any_value(total.article_count), 1) as share_percent,
    min(bylines.edition_date) as first_date,
    max(bylines.edition_date) as last_date
from marts.bylines as bylines
inner join articles on bylines.article_id = articles.article_id and bylines.edition_date = articles.edition_date
cross join total
group by bylines.writer
order by article_count desc, bylines.writer asc
