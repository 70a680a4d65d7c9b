-- One row per article under a wide home and place named in it: the score of its own printed names alone,
-- among which a dateline only decides where nothing else does.
with

scores as (
    select
        evidence.article_id,
        evidence.place_code,
        any_value(places.place_level) as place_level,
        any_value(places.city_code) as city_code,
        any_value(places.province_code) as province_code,
        round(
            sum(evidence.factor * weights.weight * if(evidence.rule_name = 'bureau', 0.1, 1.0)), 3
        ) as own_score,
        min(evidence.mention_no) as first_mention_no
    from intermediate.int_wide_evidence_printed as evidence
    inner join intermediate.int_weights as weights on evidence.rule_name = weights.rule_name
    inner join intermediate.int_wide_places as places on evidence.place_code = places.place_code
    group by evidence.article_id, evidence.place_code
)

select * from scores
