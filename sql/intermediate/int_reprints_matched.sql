-- whole: as int_reprint_candidates, and made anew for the same articles.
-- One row per article and earlier one with the same text, whole or abridged: all but a few 4-grams of its letters and
-- digits agree, or most of the shorter text stands in the longer one.
-- Numbers must agree too: what differs in its dates, figures and amounts is the next day's table or notice.
with

candidates as (
    select * from intermediate.int_reprint_candidates
),

compared as (
    select article_id from candidates
    union
    select earlier_id as article_id from candidates
),

texts as (
    select
        compared.article_id,
        translate(array_to_string(texts.paragraphs, '\n'), '０１２３４５６７８９', '0123456789') as body
    from compared
    inner join intermediate.int_sketches_placed as placed on compared.article_id = placed.article_id
    inner join raw.texts as texts on placed.edition_date = texts.edition_date and placed.text_hash = texts.text_hash
),

split as (
    select
        article_id,
        regexp_replace(body, '[^\p{L}\p{N}]', '', 'g') as letters,
        list_distinct(regexp_extract_all(body, '[0-9]+')) as numbers
    from texts
),

cut as materialized (
    select
        article_id,
        numbers,
        list_distinct(flatten([regexp_extract_all(letters[start:], '.{4}') for start in range(1, 5)])) as grams
    from split
),

paired as (
    select
        candidates.*,
        least(len(later.grams), len(earlier.grams)) as shorter_grams,
        len(list_intersect(later.grams, earlier.grams)) as shared_grams,
        len(list_intersect(later.numbers, earlier.numbers)) as shared_numbers,
        case
            when len(later.grams) <= len(earlier.grams) then len(later.numbers)
            else len(earlier.numbers)
        end as shorter_numbers
    from candidates
    inner join cut as later on candidates.article_id = later.article_id
    inner join cut as earlier on candidates.earlier_id = earlier.article_id
),

matched as (
    select
        * exclude (shorter_grams, shared_grams, shared_numbers, shorter_numbers),
        round(shared_grams / shorter_grams, 3) as containment,
        if(distance <= 7, 'whole', 'abridged') as kind
    from paired
    where
        (distance <= 7 or shared_grams >= 0.8 * shorter_grams)
        and shared_numbers >= 0.9 * shorter_numbers
)

select * from matched
