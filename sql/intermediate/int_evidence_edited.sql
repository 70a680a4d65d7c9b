-- One row per article of a city's newspaper and word of an editor's that speaks for one of its places: the article was
-- moved, or the place is named by an alias. The alias itself counts where it is printed, as the place's own name does.
with

aliases as (
    select
        article_id,
        place_code,
        'alias' as rule_name,
        1.0 as factor,
        1 as times,
        mention_no,
        override_no
    from intermediate.int_mentions_home
    where form = 'short' and override_no is not null
    qualify row_number() over (partition by article_id, place_code, override_no order by mention_no) = 1
),

moves as (
    select
        moves.article_id,
        moves.place_code,
        moves.rule_name,
        moves.factor,
        moves.times,
        moves.mention_no,
        moves.override_no
    from intermediate.int_moves as moves
    inner join intermediate.int_articles_homed as articles on moves.article_id = articles.article_id
    where moves.place_code is not null
)

select * from aliases
union all by name
select * from moves
