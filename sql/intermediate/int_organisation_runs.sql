-- One row per run of characters in an article that ends in a word for an organisation; where its name begins shows
-- from all its printings.
with

articles as (
    select
        articles.article_id,
        editions.newspaper_id,
        articles.edition_date,
        list_concat([articles.headline, articles.kicker, articles.deck], texts.paragraphs, articles.captions) as strings
    from staging.stg_articles as articles
    inner join staging.stg_editions as editions on articles.edition_id = editions.edition_id
    inner join staging.stg_texts as texts
        on articles.article_id = texts.article_id and articles.edition_id = texts.edition_id
    where not articles.is_withdrawn
),

strings as (
    select
        * exclude (strings),
        unnest(strings) as string
    from articles
),

runs as (
    select
        article_id,
        newspaper_id,
        edition_date,
        unnest(list_concat(
            regexp_extract_all(
                string,
                '[一-鿿]{1,16}?(?:(?:股份)?有限(?:责任)?公司|公司|集团|厂|学校|中学|小学|大学|学院|幼儿园|医院|卫生院|派出所'
                || '|研究院|研究所|设计院|博物馆|图书馆|文化馆|体育馆|福利院|敬老院|养老院|商贸城|合作社)+[生长路街站]?'
            ),
            regexp_extract_all(string, '[一-鿿]?市[一二三四五六七八九十]{1,3}[中小][学心]?')
        )) as run
    from strings
)

select * from runs
order by edition_date, article_id
