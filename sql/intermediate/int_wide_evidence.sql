-- One row per contribution to a decision under a wide home, weighed.
with

printed as (
    select * from intermediate.int_wide_evidence_printed
    union all by name
    select * from intermediate.int_wide_evidence_level
    union all by name
    select * from intermediate.int_wide_evidence_edited
),

weighed as (
    select
        printed.article_id,
        printed.place_code,
        printed.rule_name,
        weights.is_own,
        printed.mention_no,
        printed.times,
        printed.override_no,
        weights.note,
        round(weights.weight * printed.factor, 3)::double as weight
    from printed
    inner join intermediate.int_weights as weights on printed.rule_name = weights.rule_name
)

select * from weighed
