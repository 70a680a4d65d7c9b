-- An article's text is there.
select
    articles.article_id,
    articles.load_no
from raw.articles as articles
left join raw.texts as texts
    on articles.edition_date = texts.edition_date and articles.text_hash = texts.text_hash
where texts.text_hash is null
