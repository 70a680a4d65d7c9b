-- One row per page of a loaded edition, as its latest load found it; page_order is the printed order, from 1.
with

pages as (
    select * from raw.pages
),

loads as (
    select * from staging.stg_loads
),

latest as (
    select
        pages.*,
        loads.newspaper_id
    from pages
    inner join loads on pages.load_no = loads.load_no and pages.edition_date = loads.edition_date
    qualify
        row_number() over (partition by pages.edition_date, pages.edition_id, pages.page_id order by pages.load_no desc)
        = 1
),

ordered as (
    select
        *,
        row_number() over (
            partition by edition_date, edition_id
            order by
                regexp_extract(page_no, '^[A-Z]*') asc,
                try_cast(regexp_extract(page_no, '[0-9]+') as integer) asc,
                page_id asc
        )::integer as page_order
    from latest
)

select * from ordered
