-- whole: a text that is printed a third time is no reprint any more; small, a row for each copy.
-- One row per article that was printed before, in another newspaper or on another day, with its first printing.
-- What a newspaper prints on three days or more is standing matter and no reprint.
with

matched as (
    select
        found.*,
        found.newspaper_id = found.earlier_newspaper_id as is_same_newspaper
    from intermediate.int_reprints_matched as found
    anti join staging.stg_withheld as withheld on found.article_id = withheld.article_id
    anti join staging.stg_withheld as earlier_withheld on found.earlier_id = earlier_withheld.article_id
),

repeated as (
    select
        article_id,
        edition_date,
        earlier_date as other_date
    from matched
    where is_same_newspaper
    union all
    select
        earlier_id as article_id,
        earlier_date as edition_date,
        edition_date as other_date
    from matched
    where is_same_newspaper
),

standing as (
    select article_id
    from repeated
    where other_date <> edition_date
    group by article_id
    having count(distinct other_date) > 1
),

reprints as (
    select matched.*
    from matched
    anti join standing as of_later on matched.article_id = of_later.article_id
    anti join standing as of_earlier on matched.earlier_id = of_earlier.article_id
),

first_printings as (
    select
        article_id,
        newspaper_id,
        edition_date,
        earlier_id as reprint_of,
        earlier_newspaper_id as first_newspaper_id,
        earlier_date as first_date,
        kind,
        distance,
        containment,
        is_same_newspaper
    from reprints
    qualify row_number() over (partition by article_id order by kind desc, earlier_place asc) = 1
)

select * from first_printings
order by edition_date, newspaper_id, article_id
