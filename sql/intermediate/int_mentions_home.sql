-- One row per valid mention and home county it may mean, with the share that falls on it: a mention that may mean
-- several goes to those which the article names plainly or its page is devoted to, else in equal parts to all.
with

home_codes as (
    select distinct
        home_city_code,
        place_code
    from intermediate.int_home_counties
),

spread as (
    select
        mentions.article_id,
        mentions.mention_no,
        mentions.field,
        mentions.field_index,
        mentions.surface,
        mentions.start_offset,
        mentions.end_offset,
        mentions.form,
        mentions.cue,
        mentions.override_no,
        articles.home_city_code,
        unnest(mentions.county_codes) as place_code
    from intermediate.int_mentions as mentions
    inner join intermediate.int_articles_homed as articles on mentions.article_id = articles.article_id
    where mentions.is_valid
),

candidates as (
    select
        spread.*,
        count(*) over (partition by spread.article_id, spread.mention_no) as candidate_count
    from spread
    inner join home_codes
        on spread.home_city_code = home_codes.home_city_code and spread.place_code = home_codes.place_code
),

plain as (
    select
        article_id,
        place_code
    from candidates
    where candidate_count = 1 and form in ('full', 'short', 'organisation', 'source_code')
    union by name
    select
        article_id,
        place_code
    from intermediate.int_page_districts
),

weighed as (
    select
        candidates.*,
        candidates.candidate_count = 1 or plain.place_code is not null as is_likely
    from candidates
    left join plain
        on candidates.article_id = plain.article_id and candidates.place_code = plain.place_code
),

kept as (
    select
        *,
        1.0 / count(*) over (partition by article_id, mention_no) as part
    from weighed
    qualify is_likely or not bool_or(is_likely) over (partition by article_id, mention_no)
)

select * from kept
