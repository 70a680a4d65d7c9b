-- One row per article and later load of its edition that brought it late, changed it, or no longer found it.
with

later_loads as (
    select * from intermediate.int_later_loads
),

counted_loads as (
    select load_no from staging.stg_loads
),

standing as (
    select
        article_id,
        edition_id,
        is_withdrawn
    from staging.stg_articles
),

states as (
    select
        articles.article_id,
        articles.edition_id,
        articles.revision,
        min(articles.load_no) as load_no
    from raw.articles as articles
    inner join counted_loads on articles.load_no = counted_loads.load_no
    group by articles.article_id, articles.edition_id, articles.revision
),

brought as (
    select
        *,
        load_no = min(load_no) over (partition by edition_id, article_id) as is_first
    from states
),

brought_later as (
    select
        brought.article_id,
        later_loads.edition_id,
        later_loads.load_order,
        brought.revision as article_revision,
        if(brought.is_first, 'added', 'changed') as change_kind
    from brought
    inner join later_loads
        on brought.edition_id = later_loads.edition_id and brought.load_no = later_loads.load_no
),

last_seen as (
    select
        appearances.article_id,
        max(appearances.load_no) as load_no
    from raw.appearances as appearances
    inner join counted_loads on appearances.load_no = counted_loads.load_no
    group by appearances.article_id
),

withdrawn as (
    select
        standing.article_id,
        standing.edition_id,
        min(later_loads.load_order) as load_order,
        null::integer as article_revision,
        'withdrawn' as change_kind
    from standing
    inner join last_seen on standing.article_id = last_seen.article_id
    inner join later_loads
        on standing.edition_id = later_loads.edition_id and last_seen.load_no < later_loads.load_no
    where standing.is_withdrawn
    group by standing.article_id, standing.edition_id
)

select * from brought_later
union all by name
select * from withdrawn
