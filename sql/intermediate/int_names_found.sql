-- One row per place where a name that an editor accepted is printed; of two names in one place the longer.
with

found as (
    select
        strings.article_id,
        strings.edition_date,
        strings.field,
        strings.field_index,
        accepted.spelling,
        accepted.override_no,
        accepted.form,
        accepted.place_code,
        string_split(strings.string, accepted.spelling) as pieces
    from intermediate.int_names_accepted as accepted
    inner join intermediate.int_strings as strings
        on accepted.newspaper_id = strings.newspaper_id and contains(strings.string, accepted.spelling)
),

numbered as (
    select
        * exclude (pieces),
        pieces,
        unnest(range(1, len(pieces))) as nth
    from found
),

located as (
    select
        * exclude (pieces, nth),
        (length(array_to_string(pieces[1:nth], '')) + (nth - 1) * length(spelling))::integer as start_offset
    from numbered
),

placed as (
    select
        *,
        (start_offset + length(spelling))::integer as end_offset
    from located
),

longest as (
    select shorter.*
    from placed as shorter
    left join placed as longer
        on
            shorter.article_id = longer.article_id
            and shorter.field = longer.field
            and shorter.field_index = longer.field_index
            and shorter.start_offset >= longer.start_offset
            and shorter.end_offset <= longer.end_offset
            and length(shorter.spelling) < length(longer.spelling)
    where longer.article_id is null
),

named as (
    select
        longest.*,
        places.place_level,
        places.name as place_name
    from longest
    inner join staging.stg_places as places on longest.place_code = places.place_code
    qualify
        row_number() over (
            partition by longest.article_id, longest.field, longest.field_index, longest.start_offset
            order by
                longest.edition_date between places.valid_from and places.valid_until desc,
                places.valid_until desc,
                places.valid_from desc,
                places.name asc
        ) = 1
)

select * from named
