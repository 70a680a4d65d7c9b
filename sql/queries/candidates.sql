-- Organisations that stand with one district again and again; `dibao override organisation` accepts one.
select
    newspaper_id,
    name,
    place_name,
    article_count,
    day_count,
    place_share,
    example
from marts.organisation_candidates
order by newspaper_id asc, article_count desc, name asc
