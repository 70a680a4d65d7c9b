-- One row per load of an edition after the first that brought pages; load_order counts from 1 within the edition.
with

loads as (
    select * from staging.stg_loads
    where pages_read > 0
),

numbered as (
    select
        edition_id,
        edition_date,
        load_no,
        row_number() over (partition by edition_id order by load_no) - 1 as load_order
    from loads
)

select * from numbered
where load_order > 0
