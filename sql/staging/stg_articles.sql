-- One row per article of a loaded edition, its latest state; is_withdrawn when its pages were loaded again without it.
-- page_id is where it begins, article_order its place in the edition in printed order, from 1; null once withdrawn.
with

articles as (
    select * from raw.articles
),

loads as (
    select * from staging.stg_loads
),

first_appearances as (
    select * from staging.stg_appearances
    where appearance_order = 1
),

seen as (
    select distinct appearances.article_id
    from raw.appearances as appearances
    inner join loads on appearances.load_no = loads.load_no
),

latest as (
    select *
    from articles
    qualify row_number() over (partition by edition_id, article_id order by load_no desc) = 1
),

current_state as (
    select
        latest.*,
        first_appearances.page_id,
        first_appearances.page_order,
        first_appearances.article_order as load_order,
        first_appearances.page_id is null as is_withdrawn
    from latest
    inner join seen on latest.article_id = seen.article_id
    left join first_appearances on latest.article_id = first_appearances.article_id
),

ordered as (
    select
        * exclude (page_order, load_order),
        case
            when not is_withdrawn
                then row_number() over (
                    partition by edition_id
                    order by page_order asc nulls last, load_order asc nulls last, article_id asc
                )
        end::integer as article_order
    from current_state
)

select * from ordered
