-- whole: where a name begins shows only from all its printings.
-- One row per article of a newspaper's last two years and name of an organisation in it.
-- A name ends in a word for an organisation and begins where what stands before it changes: with the start of a
-- phrase or a word like 在, 与, 的, seldom the same; of two such beginnings the shorter. Words for any organisation of
-- a kind (实验小学, 这家公司) are no names.
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
    qualify articles.edition_date > max(articles.edition_date) over (partition by editions.newspaper_id) - 730
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
),

tails as (
    select
        * exclude (run),
        right(run, size::integer) as name, -- noqa: RF04
        if(length(run) = size, '', substr(run, length(run) - size, 1)) as left_of
    from (
        select
            *,
            unnest(range(4, 1 + least(12, length(run)))) as size
        from runs
        where not regexp_matches(run, '[生长路街站心]$')
    ) as sized
),

counted as (
    select
        newspaper_id,
        name,
        left_of,
        left_of = '' or contains('在到由与和的从对向为是等进出至赴给让把被将及或同跟于入了着过以据按经称说去来往、', left_of) as is_edge,
        count(distinct article_id) as article_count
    from tails
    group by newspaper_id, name, left_of
),

edged as (
    select
        newspaper_id,
        name
    from counted
    group by newspaper_id, name
    having
        count(*) filter (where is_edge) >= 2
        and sum(article_count) filter (where is_edge) >= 0.8 * sum(article_count)
        and coalesce(max(article_count) filter (where left_of <> ''), 0) <= 0.6 * sum(article_count)
),

names as (
    select edged.*
    from edged
    left join edged as shorter
        on
            edged.newspaper_id = shorter.newspaper_id
            and edged.name <> shorter.name
            and suffix(edged.name, shorter.name)
    where
        shorter.name is null
        and not regexp_matches(
            edged.name,
            '[这那该某每各几多数全本我]|[一二两三四五六七八九十]+[家所个座名]'
            || '|^(?:第?[一二三四五六七八九十]+|实验|中心|人民|中医|妇幼|保健|有限|责任|股份|分|总|子|附属|民办|公办|农村|乡村|乡镇|镇|县|区'
            || '|城区|街道|社区|国有|民营|上市|龙头|建筑|物业|保险|旅游|公交|客运|供电|自来水|高等|农业|工业|职业|技术|初级|高级|希望|工商|集团)+'
            || '[一-鿿]{1,3}$'
        )
),

stands as (
    select distinct
        tails.newspaper_id,
        tails.name,
        tails.article_id,
        tails.edition_date
    from tails
    inner join names on tails.newspaper_id = names.newspaper_id and tails.name = names.name
)

select * from stands
