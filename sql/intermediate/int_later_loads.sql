-- One row per load that brought pages after its edition was first read whole; load_order counts from 1 within the
-- edition. Where a site did not give what its own list names, the reading is not whole: what completes it is no change.
with

loads as (
    select * from staging.stg_loads
    where pages_read > 0
),

crawled as (
    select distinct load_no
    from raw.readings
    where source like 'http%'
),

read_whole as (
    select
        loads.edition_id,
        min(loads.load_no) as load_no
    from loads
    left join crawled on loads.load_no = crawled.load_no
    where loads.state = 'complete' or crawled.load_no is null
    group by loads.edition_id
),

numbered as (
    select
        loads.edition_id,
        loads.edition_date,
        loads.load_no,
        row_number() over (partition by loads.edition_id order by loads.load_no) as load_order
    from loads
    inner join read_whole on loads.edition_id = read_whole.edition_id
    where loads.load_no > read_whole.load_no
)

select * from numbered
