-- One row per word of an editor's but its undos, with what became of it: in_force, undone, or superseded by a later
-- move of the same article.
with

overrides as (
    select * from raw.overrides
    where action <> 'undo'
),

undos as (
    select * from raw.overrides
    where action = 'undo'
),

joined as (
    select
        overrides.*,
        undos.recorded_date as undone_date,
        undos.reason as undone_reason,
        undos.override_no is not null as is_undone
    from overrides
    left join undos on overrides.override_no = undos.undoes
),

judged as (
    select
        * exclude (is_undone, undoes),
        case
            when is_undone then 'undone'
            when
                action = 'move'
                and override_no < max(override_no) filter (where not is_undone) over (partition by action, article_id)
                then 'superseded'
            else 'in_force'
        end as override_state
    from joined
)

select * from judged
