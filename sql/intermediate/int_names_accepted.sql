-- One row per newspaper and spelling of an organisation or alias that an editor accepted for it or for its home city.
-- What was accepted for the newspaper goes before what was accepted for its city, the later before the earlier.
with

accepted as (
    select * from staging.stg_overrides
    where action in ('organisation', 'alias') and override_state = 'in_force'
),

spelt as (
    select
        newspapers.newspaper_id,
        accepted.override_no,
        accepted.place_code,
        if(accepted.action = 'alias', 'short', 'organisation') as form,
        unnest(accepted.spellings) as spelling,
        accepted.newspaper_id is not null as is_of_newspaper
    from accepted
    inner join staging.stg_newspapers as newspapers
        on accepted.newspaper_id = newspapers.newspaper_id or accepted.city_code = newspapers.home_city_code
),

first_accepted as (
    select *
    from spelt
    qualify
        row_number() over (partition by newspaper_id, spelling order by is_of_newspaper desc, override_no desc) = 1
)

select * from first_accepted
