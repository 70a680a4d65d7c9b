-- One row per current article: the district it belongs to, or that it concerns the whole city, or that nothing says.
-- A wrong district is worse than none, so weak evidence decides nothing.
with

contenders as (
    select
        *,
        row_number()
            over (partition by article_id order by score desc, first_mention_no asc, place_code asc)
            as place_no,
        count(*) filter (where is_named) over (partition by article_id) as named_count,
        round(sum(own_score) over (partition by article_id), 3) as all_own_score
    from intermediate.int_scores
    where not is_partner
),

city as (
    select
        article_id,
        round(sum(weight), 3) as city_score
    from intermediate.int_evidence
    where rule_name like 'city_%'
    group by article_id
),

placed as (
    select
        articles.article_id,
        articles.edition_date,
        articles.home_city_code,
        articles.home_level,
        articles.home_name,
        winner.place_code,
        winner.score,
        winner.first_mention_no,
        runner_up.place_code as second_place_code,
        runner_up.first_mention_no as second_mention_no,
        moves.status as moved_status,
        moves.moved_to_code,
        coalesce(winner.own_score, 0) as own_score,
        coalesce(winner.is_by_majority, false) as is_by_majority,
        coalesce(winner.is_in_head, false) as is_in_head,
        coalesce(winner.named_count, 0) as named_count,
        coalesce(winner.all_own_score, 0) as all_own_score,
        coalesce(runner_up.score, 0) as second_score,
        coalesce(runner_up.is_in_head, false) as is_second_in_head,
        joined.article_id is not null as is_joined,
        coalesce(zones.zone_score, 0) as zone_score,
        coalesce(city.city_score, 0) as city_score
    from intermediate.int_articles_homed as articles
    left join contenders as winner on articles.article_id = winner.article_id and winner.place_no = 1
    left join contenders as runner_up on articles.article_id = runner_up.article_id and runner_up.place_no = 2
    left join intermediate.int_counties_joined as joined
        on
            articles.article_id = joined.article_id
            and least(winner.place_code, runner_up.place_code) = joined.place_code
            and greatest(winner.place_code, runner_up.place_code) = joined.other_place_code
    left join city on articles.article_id = city.article_id
    left join intermediate.int_zones_scored as zones on articles.article_id = zones.article_id
    left join intermediate.int_moves as moves on articles.article_id = moves.article_id
),

judged as (
    select
        *,
        case
            when moved_status is not null then moved_status -- an editor's word
            when home_city_code is null then 'unassigned'
            -- the whole city is what it opens with, districts come later
            when city_score >= 2.5 and city_score > own_score and not is_in_head then 'city_wide'
            -- several districts in passing, none of them above the others
            when
                named_count >= 3 and own_score < 0.45 * all_own_score
                and (not is_in_head or is_second_in_head) then 'city_wide'
            -- so many that none is the subject, whichever the headline picks out
            when named_count >= 6 and own_score < 0.35 * all_own_score then 'city_wide'
            -- a zone is what it is about, and a district only named beside it
            when zone_score >= 2 * score and city_score < 1 then 'unassigned'
            when score >= 0.95 then 'district'
            when city_score >= 1 then 'city_wide'
            else 'unassigned'
        end as status,
        moved_status is null
        and second_score >= 0.75 * score and (is_joined or (is_in_head and is_second_in_head)) as is_shared
    from placed
),

decided as (
    select
        article_id,
        edition_date,
        home_city_code,
        home_level,
        home_name,
        status,
        city_score,
        case
            when status <> 'district' then null
            when moved_status is not null then moved_to_code
            when is_shared and second_mention_no < first_mention_no then second_place_code
            else place_code
        end as primary_code,
        case
            when status <> 'district' or not is_shared then null
            when second_mention_no < first_mention_no then place_code
            else second_place_code
        end as co_primary_code,
        case
            when status = 'district' then round(score - second_score, 3)
            when status = 'city_wide' then round(abs(city_score - own_score), 3)
        end as margin,
        case
            when moved_status is not null then 'high'
            when status = 'unassigned' then 'low'
            when status = 'city_wide' then case when city_score >= 2.5 and own_score < 1 then 'high' else 'medium' end
            when is_by_majority then 'low'
            when is_shared then 'medium'
            when own_score >= 4.5 and second_score <= 0.6 * score then 'high'
            when score >= 2.5 then 'medium'
            else 'low'
        end as confidence
    from judged
)

select * from decided
