-- One row per article under a wide home, tier and place above it: the place of that tier that has most for it, its
-- share of all that speaks for the place above, and whether to go down to it. Half of all is enough, or a good third
-- where next to nothing speaks for another place beside it. Two counties of one city in equal measure are both meant
-- when headline or opening has both and next to nothing else speaks for their city (`co_code` is the second); else the
-- city is.
with

ranked as (
    select
        *,
        sum(score) over (partition by article_id, tier, parent_code) as siblings_score,
        row_number() over beside as rank_no,
        lead(place_code) over beside as second_code,
        lead(score) over beside as second_score,
        lead(is_in_head) over beside as is_second_in_head
    from intermediate.int_wide_scores
    window
        beside as (
            partition by article_id, tier, parent_code
            order by score desc, first_mention_no asc, place_code asc
        )
),

compared as (
    select
        ranked.article_id,
        ranked.tier,
        ranked.place_code,
        ranked.parent_code,
        ranked.score,
        ranked.second_code,
        ranked.score / coalesce(outer_places.inner_score, ranked.siblings_score) as share_of_whole,
        coalesce(ranked.tier = 'county' and ranked.second_score >= 0.85 * ranked.score, false) as is_even,
        ranked.is_in_head
        and ranked.is_second_in_head
        and ranked.score + ranked.second_score >= 0.9 * outer_places.inner_score as is_pair,
        ranked.score / ranked.siblings_score as share_of_siblings
    from ranked
    left join intermediate.int_wide_scores as outer_places
        on
            ranked.article_id = outer_places.article_id
            and ranked.parent_code = outer_places.place_code
            and outer_places.tier = if(ranked.tier = 'county', 'city', 'province')
    where ranked.rank_no = 1
),

steps as (
    select
        article_id,
        tier,
        place_code,
        parent_code,
        score,
        share_of_whole,
        share_of_siblings,
        if(is_even and is_pair, second_code, null) as co_code,
        case
            when is_even then coalesce(is_pair, false)
            else share_of_whole >= 0.5 or (share_of_whole >= 0.35 and share_of_siblings >= 0.8)
        end as is_taken
    from compared
)

select * from steps
