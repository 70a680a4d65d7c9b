-- One row per edition: the latest load that brought pages, else the latest attempt.
with

loads as (
    select * from staging.stg_loads
),

latest as (
    select *
    from loads
    qualify row_number() over (partition by edition_id order by pages_read > 0 desc, load_no desc) = 1
)

select * from latest
