-- One row per article under a wide home and word of an editor's that speaks for a place: the article was moved, or the
-- place is named by an alias.
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
    from intermediate.int_wide_mentions
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
    inner join intermediate.int_wide_articles as articles on moves.article_id = articles.article_id
)

select * from aliases
union all by name
select * from moves
