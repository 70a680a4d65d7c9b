-- One row per article under a wide home, tier and place above it: the place of that tier that has most for it, its
-- share of all that speaks for the place above, and whether to go down to it. Half of all is enough, or a good third
-- where next to nothing speaks for another place beside it.
with

ranked as (
    select
        *,
        sum(score) over (partition by article_id, tier, parent_code) as siblings_score,
        row_number() over (
            partition by article_id, tier, parent_code order by score desc, first_mention_no asc, place_code asc
        ) as rank_no
    from intermediate.int_wide_scores
),

compared as (
    select
        ranked.article_id,
        ranked.tier,
        ranked.place_code,
        ranked.parent_code,
        ranked.score,
        ranked.score / coalesce(outer_places.score, ranked.siblings_score) as share_of_whole,
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
        share_of_whole >= 0.5 or (share_of_whole >= 0.35 and share_of_siblings >= 0.8) as is_taken
    from compared
)

select * from steps
