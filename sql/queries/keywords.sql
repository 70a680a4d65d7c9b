-- What set a district's articles of a month (2018-07) apart: its words, the most telling first.
select
    newspaper_id,
    term,
    article_count,
    of_articles,
    score
from marts.keywords
where $district in (place_name, place_code) and print_month = ($month || '-01')::date
order by newspaper_id, term_order
