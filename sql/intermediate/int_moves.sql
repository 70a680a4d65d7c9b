-- One row per current article that an editor moved: to a place, to all of its newspaper's home, or to nowhere.
with

moves as (
    select * from staging.stg_overrides
    where action = 'move' and override_state = 'in_force'
),

moved as (
    select
        moves.override_no,
        moves.article_id,
        moves.status,
        moves.place_code as moved_to_code,
        1.0 as factor,
        1 as times,
        null::integer as mention_no,
        coalesce(moves.place_code, newspapers.home_city_code) as place_code,
        case moves.status
            when 'district' then 'override'
            when 'city_wide' then 'city_override'
            else 'city_unassigned'
        end as rule_name
    from moves
    inner join staging.stg_articles as articles on moves.article_id = articles.article_id
    inner join staging.stg_editions as editions on articles.edition_id = editions.edition_id
    inner join staging.stg_newspapers as newspapers on editions.newspaper_id = newspapers.newspaper_id
    where not articles.is_withdrawn
)

select * from moved
