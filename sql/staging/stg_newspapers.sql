-- One row per newspaper: its profile as last seen.
with

newspapers as (
    select * from raw.newspapers
),

latest as (
    select *
    from newspapers
    qualify row_number() over (partition by newspaper_id order by seen_at desc) = 1
)

select * from latest
