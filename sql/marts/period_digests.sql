-- whole: a period is many days.
-- One row per place and week or month with a digest: its counts, and those of the period before, null where no edition
-- of that is held. A week begins on Monday.
with

digests as (
    select * from marts.digests
),

placements as (
    select * from marts.placements
),

periods as (
    select unnest(['week', 'month']) as period
),

front_page as (
    select
        city_code,
        place_code,
        edition_date,
        count(*) as front_page_count
    from placements
    where is_front_page and role in ('primary', 'co_primary', 'city_wide')
    group by city_code, place_code, edition_date
),

days as (
    select
        digests.*,
        periods.period,
        coalesce(front_page.front_page_count, 0) as front_page_count,
        date_trunc(periods.period, digests.edition_date)::date as first_date
    from digests
    cross join periods
    left join front_page
        on
            digests.city_code = front_page.city_code
            and digests.place_code = front_page.place_code
            and digests.edition_date = front_page.edition_date
),

counted as (
    select
        city_code,
        place_code,
        period,
        first_date,
        arg_max(place_level, edition_date) as place_level,
        arg_max(place_name, edition_date) as place_name,
        arg_max(city_name, edition_date) as city_name,
        count(*)::integer as day_count,
        sum(primary_count)::integer as primary_count,
        sum(mentioned_count)::integer as mentioned_count,
        sum(front_page_count)::integer as front_page_count
    from days
    group by city_code, place_code, period, first_date
),

compared as (
    select
        counted.*,
        earlier.day_count as before_day_count,
        earlier.primary_count as before_primary_count,
        earlier.mentioned_count as before_mentioned_count,
        earlier.front_page_count as before_front_page_count,
        case counted.period
            when 'week' then counted.first_date + 6
            else last_day(counted.first_date)
        end as last_date
    from counted
    left join counted as earlier
        on
            counted.city_code = earlier.city_code
            and counted.place_code = earlier.place_code
            and counted.period = earlier.period
            and earlier.first_date = date_trunc(counted.period, counted.first_date - 1)::date
)

select * from compared
order by period, first_date, city_code, place_code
