-- One row per printed string of an article in a newspaper for which an editor accepted a name, with its place in
-- reading order: what is searched for those names.
with

newspapers as (
    select distinct newspaper_id from intermediate.int_names_accepted
),

articles as (
    select
        articles.*,
        editions.newspaper_id,
        texts.paragraphs,
        texts.tables
    from newspapers
    inner join staging.stg_editions as editions on newspapers.newspaper_id = editions.newspaper_id
    inner join staging.stg_articles as articles on editions.edition_id = articles.edition_id
    inner join staging.stg_texts as texts
        on articles.article_id = texts.article_id and articles.edition_id = texts.edition_id
    where not articles.is_withdrawn
),

fields as (
    select
        article_id,
        'kicker' as field,
        1 as part_no,
        [kicker] as strings
    from articles
    union all by name
    select
        article_id,
        'headline' as field,
        2 as part_no,
        [headline] as strings
    from articles
    union all by name
    select
        article_id,
        'deck' as field,
        3 as part_no,
        [deck] as strings
    from articles
    union all by name
    select
        article_id,
        'dateline' as field,
        4 as part_no,
        [dateline.printed] as strings
    from articles
    union all by name
    select
        article_id,
        'paragraph' as field,
        5 as part_no,
        paragraphs as strings
    from articles
    union all by name
    select
        article_id,
        'caption' as field,
        6 as part_no,
        captions as strings
    from articles
    union all by name
    select
        article_id,
        'table' as field,
        7 as part_no,
        flatten(flatten(tables)) as strings
    from articles
),

listed as (
    select
        article_id,
        field,
        part_no,
        unnest(range(len(strings)))::integer as field_index,
        unnest(range(len(strings)))::double as position_no,
        unnest(strings) as string
    from fields
),

sections as (
    select
        article_id,
        unnest(range(len(sections)))::integer as field_index,
        unnest(sections) as section
    from articles
),

strings as (
    select * from listed
    where string is not null
    union all by name
    -- a section's heading stands before its first paragraph
    select
        article_id,
        'section' as field,
        5 as part_no,
        field_index,
        section.first_paragraph - 0.5 as position_no, -- noqa: RF01
        section.heading as string -- noqa: RF01
    from sections
),

dated as (
    select
        strings.*,
        articles.edition_date,
        articles.newspaper_id
    from strings
    inner join articles on strings.article_id = articles.article_id
)

select * from dated
