-- Articles that changed after they were first loaded, each revision with its headline.
select
    edition_date,
    article_id,
    revision,
    headline,
    changed,
    body_chars
from marts.article_revisions
qualify count(*) over (partition by article_id) > 1
order by edition_date desc, article_id asc, revision asc
