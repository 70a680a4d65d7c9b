-- One row per article under a wide home and place that it names or that what it names lies in: a county's score counts
-- for its city and its province too, `own_score` is what speaks for the place itself.
with

own as (
    select
        evidence.article_id,
        evidence.place_code,
        places.county_code,
        places.city_code,
        coalesce(places.province_code, evidence.place_code) as province_code,
        sum(evidence.weight) as own_score,
        bool_or(evidence.rule_name in ('headline', 'kicker', 'deck', 'opening')) as is_in_head,
        min(evidence.mention_no) as first_mention_no
    from intermediate.int_wide_evidence as evidence
    left join intermediate.int_wide_places as places on evidence.place_code = places.place_code
    group by
        evidence.article_id, evidence.place_code, places.county_code, places.city_code, places.province_code
),

rolled_up as (
    select
        article_id,
        'province' as tier,
        province_code as place_code,
        null as parent_code,
        own_score,
        is_in_head,
        first_mention_no,
        place_code = province_code as is_itself
    from own
    union all by name
    select
        article_id,
        'city' as tier,
        city_code as place_code,
        province_code as parent_code,
        own_score,
        is_in_head,
        first_mention_no,
        place_code = city_code as is_itself
    from own
    where city_code is not null
    union all by name
    select
        article_id,
        'county' as tier,
        county_code as place_code,
        city_code as parent_code,
        own_score,
        is_in_head,
        first_mention_no,
        true as is_itself
    from own
    where county_code is not null
),

scores as (
    select
        article_id,
        tier,
        place_code,
        parent_code,
        round(sum(own_score), 3) as score,
        round(coalesce(sum(own_score) filter (where is_itself), 0), 3) as own_score,
        bool_or(is_in_head) as is_in_head,
        min(first_mention_no) as first_mention_no
    from rolled_up
    group by article_id, tier, place_code, parent_code
)

select * from scores
