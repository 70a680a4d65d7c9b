-- One row per article and home county the article itself points to: the score of its own evidence alone.
with

evidence as (
    select * from intermediate.int_evidence_printed
    union all by name
    select * from intermediate.int_evidence_counted
    union all by name
    select * from intermediate.int_evidence_located
),

scores as (
    select
        evidence.article_id,
        evidence.place_code,
        round(sum(evidence.factor * weights.weight), 3) as own_score,
        bool_or(evidence.rule_name in ('headline', 'kicker', 'deck', 'source_code')) as is_in_head,
        min(evidence.mention_no) as first_mention_no
    from evidence
    inner join intermediate.int_weights as weights on evidence.rule_name = weights.rule_name
    group by evidence.article_id, evidence.place_code
)

select * from scores
