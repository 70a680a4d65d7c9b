-- Repairs offered for articles' text, newest first, each with its reason.
select
    articles.edition_date,
    articles.page_no,
    articles.headline,
    suggestions.field,
    suggestions.surface,
    suggestions.replacement,
    suggestions.reason,
    suggestions.article_id
from marts.suggestions as suggestions
inner join marts.articles as articles on suggestions.article_id = articles.article_id
where not articles.is_withdrawn
order by articles.edition_date desc, articles.edition_id asc, articles.article_order asc, suggestions.suggestion_no asc
