-- Who reprinted whom, newest first: each article that was printed before, and where it stood then.
select
    reprints.edition_date,
    reprints.newspaper_id,
    articles.headline,
    reprints.kind,
    reprints.first_date,
    reprints.first_newspaper_id,
    first_articles.headline as first_headline,
    reprints.article_id,
    reprints.reprint_of
from marts.reprints as reprints
inner join marts.articles as articles on reprints.article_id = articles.article_id
inner join marts.articles as first_articles on reprints.reprint_of = first_articles.article_id
order by reprints.edition_date desc, reprints.newspaper_id asc, reprints.article_id asc
