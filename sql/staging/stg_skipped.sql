-- One row per thing of a loaded edition that could not be read and has not been since.
with

loads as (
    select * from staging.stg_loads
),

skipped as (
    select
        skipped.*,
        loads.newspaper_id
    from raw.skipped as skipped
    inner join loads on skipped.load_no = loads.load_no and skipped.edition_date = loads.edition_date
),

read_later as (
    select
        edition_id,
        load_no,
        source
    from raw.readings
    union all
    select
        edition_id,
        load_no,
        source
    from raw.skipped
),

pages as (
    select * from raw.pages
),

standing as (
    select *
    from skipped
    where
        not exists (
            select 1
            from read_later
            where
                read_later.edition_id = skipped.edition_id
                and read_later.load_no > skipped.load_no
                and read_later.source = skipped.source
        )
        and not exists (
            select 1
            from pages
            where
                pages.edition_id = skipped.edition_id
                and pages.load_no > skipped.load_no
                and pages.page_no = skipped.page_no
        )
)

select * from standing
