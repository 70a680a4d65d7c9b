-- One row per place name found in an article, with where it stands; counties outside the home city too.
with

mentions as (
    select mentions.*
    from intermediate.int_mentions as mentions
    anti join staging.stg_withheld as withheld on mentions.article_id = withheld.article_id
)

select
    article_id,
    edition_date,
    mention_no,
    field,
    field_index,
    surface,
    start_offset,
    end_offset,
    form,
    name as place_name,
    place_level,
    place_codes,
    county_codes,
    cue,
    is_valid
from mentions
order by edition_date, article_id, mention_no
