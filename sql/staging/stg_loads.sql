-- One row per load that counts: those after its edition's last unload.
with

ledger as (
    select * from raw.ledger
),

counted as (
    select *
    from ledger
    qualify
        action = 'load'
        and load_no
        > coalesce(max(load_no) filter (where action = 'unload') over (partition by edition_date, edition_id), 0)
)

select * from counted
