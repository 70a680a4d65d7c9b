-- Articles a person should look at: a doubtful start, or a district that is a guess.
select
    articles.edition_date,
    articles.page_no,
    articles.headline,
    attributions.place_name,
    attributions.confidence,
    articles.needs_review,
    articles.article_id
from marts.articles as articles
left join marts.attributions as attributions
    on articles.article_id = attributions.article_id and attributions.role in ('primary', 'unassigned')
where not articles.is_withdrawn and (articles.needs_review or attributions.confidence = 'low')
order by articles.edition_date desc, articles.edition_id asc, articles.article_order asc
