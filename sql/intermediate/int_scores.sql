-- One row per article and home county with evidence: its whole score, and what it stands on.
with

totals as (
    select
        article_id,
        place_code,
        round(sum(weight), 3) as score,
        round(coalesce(sum(weight) filter (where is_own), 0), 3) as own_score,
        bool_or(rule_name in ('headline', 'kicker', 'deck', 'source_code')) as is_in_head,
        bool_or(rule_name = 'page_majority') as is_by_majority,
        bool_or(rule_name = 'partner') as is_partner,
        bool_or(rule_name = 'mention_count') as is_named,
        min(mention_no) as first_mention_no
    from intermediate.int_evidence
    where rule_name not like 'city_%'
    group by article_id, place_code
)

select * from totals
