-- One row per article and place that something in it speaks for: what the place was called on the edition's day.
with

spoken_for as (
    select distinct
        article_id,
        place_code
    from intermediate.int_evidence
    union by name
    select
        article_id,
        place_code
    from intermediate.int_wide_scores
),

articles as (
    select
        article_id,
        edition_date
    from intermediate.int_articles_homed
    union all by name
    select
        article_id,
        edition_date
    from intermediate.int_wide_articles
),

names as (
    select
        spoken_for.article_id,
        articles.edition_date,
        spoken_for.place_code,
        places.place_level,
        places.name as place_name
    from spoken_for
    inner join articles on spoken_for.article_id = articles.article_id
    inner join staging.stg_places as places on spoken_for.place_code = places.place_code
    left join intermediate.int_mentions as mentions
        on
            spoken_for.article_id = mentions.article_id
            and mentions.place_level = 'county'
            and places.name = mentions.name
    qualify row_number() over (
        partition by spoken_for.article_id, spoken_for.place_code
        order by
            coalesce(mentions.is_valid, false) desc,
            articles.edition_date between places.valid_from and places.valid_until desc,
            places.valid_until desc,
            places.valid_from desc,
            places.name asc
    ) = 1
)

select * from names
