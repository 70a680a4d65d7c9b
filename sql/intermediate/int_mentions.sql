-- One row per place name in an article: those found when it was loaded, and those that an editor accepted since, in
-- reading order. The longer of two names in one place counts: a shorter one inside it that means another place is kept
-- as `inside_name` and not valid.
with

found as (
    select * from intermediate.int_names_found
),

printed as (
    select * exclude (load_no, edition_id) from staging.stg_mentions
),

touched as (
    select distinct article_id from found
),

beside as (
    select
        mentions.article_id,
        mentions.mention_no,
        found.field,
        found.field_index,
        found.start_offset,
        found.end_offset,
        mentions.end_offset - mentions.start_offset > found.end_offset - found.start_offset as is_longer,
        not list_contains(mentions.county_codes, found.place_code)
        or mentions.end_offset - mentions.start_offset = found.end_offset - found.start_offset as is_other
    from printed as mentions
    inner join found
        on
            mentions.article_id = found.article_id
            and mentions.field = found.field
            and mentions.field_index = found.field_index
            and (
                mentions.start_offset between found.start_offset and found.end_offset
                and mentions.end_offset <= found.end_offset
                or found.start_offset between mentions.start_offset and mentions.end_offset
                and mentions.end_offset >= found.end_offset
            )
),

inside as (
    select distinct
        article_id,
        mention_no
    from beside
    where is_other and not is_longer
),

loaded as (
    select
        mentions.* replace (
            if(inside.mention_no is null, mentions.cue, 'inside_name') as cue,
            mentions.is_valid and inside.mention_no is null as is_valid
        ),
        null::bigint as override_no
    from printed as mentions
    left join inside on mentions.article_id = inside.article_id and mentions.mention_no = inside.mention_no
),

accepted as (
    select
        found.article_id,
        found.edition_date,
        found.field,
        found.field_index,
        found.spelling as surface,
        found.start_offset,
        found.end_offset,
        found.form,
        found.place_name as name, -- noqa: RF04
        found.place_level,
        [found.place_code] as place_codes,
        if(found.place_level = 'county', [found.place_code], []) as county_codes,
        null::varchar as cue,
        true as is_valid,
        found.override_no
    from found
    left join beside
        on
            found.article_id = beside.article_id
            and found.field = beside.field
            and found.field_index = beside.field_index
            and found.start_offset = beside.start_offset
            and found.end_offset = beside.end_offset
            and beside.is_longer
    where beside.article_id is null
),

together as (
    select * from loaded
    union all by name
    select * from accepted
),

numbered as (
    -- where a name was accepted all of the article's are numbered anew
    select
        together.* replace (
            row_number() over (
                partition by together.article_id
                order by
                    strings.part_no asc nulls last,
                    strings.position_no asc,
                    together.field_index asc,
                    together.start_offset asc,
                    together.mention_no asc nulls last
            )::integer as mention_no
        )
    from together
    inner join touched on together.article_id = touched.article_id
    left join intermediate.int_strings as strings
        on
            together.article_id = strings.article_id
            and together.field = strings.field
            and together.field_index = strings.field_index
    union all by name
    select loaded.*
    from loaded
    anti join touched on loaded.article_id = touched.article_id
)

select * from numbered
