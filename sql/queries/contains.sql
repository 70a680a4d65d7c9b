-- Articles that contain a text, newest first, with the words around it.
with

bodies as (
    select
        article_id,
        edition_date,
        newspaper_id,
        page_no,
        headline,
        concat_ws(' ', headline, array_to_string(paragraphs, ' ')) as body
    from marts.articles
    where not is_withdrawn
)

select
    edition_date,
    newspaper_id,
    page_no,
    headline,
    article_id,
    substr(body, greatest(1, instr(body, $text) - 15), 30 + length($text)) as words_around
from bodies
where contains(body, $text)
order by edition_date desc, article_id asc
