-- An article that is not withdrawn begins on a page of its own edition.
select
    articles.article_id,
    articles.edition_id
from marts.articles as articles
left join marts.pages as pages
    on articles.page_id = pages.page_id and articles.edition_id = pages.edition_id
where not articles.is_withdrawn and pages.page_id is null
