-- One row per contribution to a decision, weighed: everything that speaks for a home county or the home city.
with

printed as (
    select * from intermediate.int_evidence_printed
    union all by name
    select * from intermediate.int_evidence_counted
    union all by name
    select * from intermediate.int_evidence_located
    union all by name
    select * from intermediate.int_evidence_city
    union all by name
    select * from intermediate.int_partners
    union all by name
    select * from intermediate.int_evidence_edited
),

evidence as (
    select * from printed
    union all by name
    select
        article_id,
        place_code,
        rule_name,
        1.0 as factor,
        1 as times,
        null as mention_no
    from intermediate.int_evidence_page
),

weighed as (
    select
        evidence.article_id,
        evidence.place_code,
        evidence.rule_name,
        weights.is_own,
        evidence.mention_no,
        evidence.times,
        evidence.override_no,
        weights.note,
        round(weights.weight * evidence.factor, 3)::double as weight
    from evidence
    inner join intermediate.int_weights as weights on evidence.rule_name = weights.rule_name
)

select * from weighed
