-- One row per article and county that is only helped, given to or travelled to there by another one: a third or more
-- of its names say so, and another county acts, by the article's own words or because the page is that county's.
with

cued as (
    select
        article_id,
        place_code,
        min(mention_no) filter (where cue = 'partner') as mention_no,
        count(*) filter (where cue = 'partner') as cued_count,
        3 * count(*) filter (where cue = 'partner') >= count(*) as is_helped
    from intermediate.int_mentions_home
    where form in ('full', 'short')
    group by article_id, place_code
),

helped as (
    select
        cued.article_id,
        cued.place_code,
        cued.mention_no,
        cued.cued_count,
        own.own_score
    from cued
    inner join intermediate.int_scores_own as own
        on cued.article_id = own.article_id and cued.place_code = own.place_code
    where cued.is_helped
),

acting as (
    select
        own.article_id,
        own.place_code,
        own.own_score
    from intermediate.int_scores_own as own
    left join helped on own.article_id = helped.article_id and own.place_code = helped.place_code
    where helped.place_code is null
    union all by name
    select
        article_id,
        place_code,
        'infinity'::double as own_score
    from intermediate.int_page_districts
),

partners as (
    select
        helped.article_id,
        helped.place_code,
        'partner' as rule_name,
        1.0 as factor,
        helped.cued_count::integer as times,
        helped.mention_no
    from helped
    where exists (
        select 1
        from acting
        where
            acting.article_id = helped.article_id
            and acting.place_code <> helped.place_code
            and 2 * acting.own_score >= helped.own_score
    )
)

select * from partners
