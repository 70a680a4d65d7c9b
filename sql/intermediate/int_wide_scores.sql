-- One row per article under a wide home and place that it names or that what it names lies in: a county's score counts
-- for its city and its province too, `own_score` is what speaks for the place itself, `inner_score` what there is to
-- share out among the places in it. A desk speaks for its province; where the text itself names a city or county of
-- that province, the city the desk sits in has little more of it.
with

own as (
    select
        evidence.article_id,
        evidence.place_code,
        places.county_code,
        places.city_code,
        coalesce(places.province_code, evidence.place_code) as province_code,
        sum(evidence.weight) as own_score,
        coalesce(sum(evidence.weight) filter (where evidence.rule_name = 'bureau'), 0) as desk_score,
        bool_or(evidence.rule_name in ('headline', 'kicker', 'deck', 'opening')) as is_in_head,
        min(evidence.mention_no) as first_mention_no
    from intermediate.int_wide_evidence as evidence
    left join intermediate.int_wide_places as places on evidence.place_code = places.place_code
    group by
        evidence.article_id, evidence.place_code, places.county_code, places.city_code, places.province_code
),

settled as (
    select
        *,
        own_score - if(
            -- a municipality is a desk's city and its province at once
            place_code <> province_code
            and bool_or(city_code is not null and own_score - desk_score >= 0.6) over (
                partition by article_id, province_code
            ),
            0.7 * desk_score,
            0
        ) as inner_score
    from own
),

rolled_up as (
    select
        article_id,
        'province' as tier,
        province_code as place_code,
        null as parent_code,
        own_score,
        inner_score,
        is_in_head,
        first_mention_no,
        place_code = province_code as is_itself
    from settled
    union all by name
    select
        article_id,
        'city' as tier,
        city_code as place_code,
        province_code as parent_code,
        inner_score as own_score,
        inner_score,
        is_in_head,
        first_mention_no,
        place_code = city_code as is_itself
    from settled
    where city_code is not null
    union all by name
    select
        article_id,
        'county' as tier,
        county_code as place_code,
        city_code as parent_code,
        inner_score as own_score,
        inner_score,
        is_in_head,
        first_mention_no,
        true as is_itself
    from settled
    where county_code is not null
),

scores as (
    select
        article_id,
        tier,
        place_code,
        parent_code,
        round(sum(own_score), 3) as score,
        round(sum(inner_score), 3) as inner_score,
        round(coalesce(sum(own_score) filter (where is_itself), 0), 3) as own_score,
        bool_or(is_in_head) as is_in_head,
        min(first_mention_no) as first_mention_no
    from rolled_up
    group by article_id, tier, place_code, parent_code
)

select * from scores
