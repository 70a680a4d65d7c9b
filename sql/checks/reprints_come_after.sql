-- A reprint is an article of another edition than its first printing, of the same day or a later one.
select
    reprints.article_id,
    reprints.reprint_of
from marts.reprints as reprints
left join intermediate.int_articles_placed as articles
    on reprints.article_id = articles.article_id and reprints.edition_date = articles.edition_date
left join intermediate.int_articles_placed as first_articles
    on reprints.reprint_of = first_articles.article_id and reprints.first_date = first_articles.edition_date
where
    articles.edition_id is null
    or first_articles.edition_id is null
    or articles.edition_id = first_articles.edition_id
    or articles.edition_date < first_articles.edition_date
