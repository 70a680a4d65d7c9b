-- One row per article and county that its page speaks for: the page is devoted to it, or most of its articles are
-- about it. The majority never stands against an article's own words; an advertisement, a notice or the weather
-- goes to a district only by its own words.
with

own as (
    select
        article_id,
        max(own_score) as own_score
    from intermediate.int_scores_own
    group by article_id
),

articles as (
    select
        articles.article_id,
        articles.page_id,
        articles.kind not in ('ad', 'notice', 'weather') as is_news,
        coalesce(own.own_score, 0) >= 0.95 as has_own,
        elsewhere.article_id is not null as is_elsewhere
    from intermediate.int_articles_homed as articles
    left join own on articles.article_id = own.article_id
    left join intermediate.int_articles_elsewhere as elsewhere on articles.article_id = elsewhere.article_id
),

devoted as (
    select
        articles.article_id,
        districts.place_code,
        'page_district' as rule_name
    from articles
    inner join intermediate.int_page_districts as districts on articles.article_id = districts.article_id
    where articles.has_own or (articles.is_news and not articles.is_elsewhere)
),

leaders as (
    select
        own.article_id,
        articles.page_id,
        own.place_code
    from intermediate.int_scores_own as own
    inner join articles on own.article_id = articles.article_id
    left join intermediate.int_partners as partners
        on own.article_id = partners.article_id and own.place_code = partners.place_code
    where own.own_score >= 2 and partners.place_code is null
    qualify row_number() over (
        partition by own.article_id order by own.own_score desc, own.first_mention_no asc
    ) = 1
),

page_counts as (
    select
        page_id,
        count(*) as news_count
    from articles
    where is_news
    group by page_id
),

majorities as (
    select
        leaders.page_id,
        leaders.place_code,
        count(*) as led_count,
        sum(count(*)) over (partition by leaders.page_id) as all_led_count
    from leaders
    group by leaders.page_id, leaders.place_code
),

majority as (
    select
        articles.article_id,
        majorities.place_code,
        'page_majority' as rule_name
    from articles
    inner join majorities on articles.page_id = majorities.page_id
    inner join page_counts on articles.page_id = page_counts.page_id
    left join devoted on articles.article_id = devoted.article_id
    where
        articles.is_news
        and not articles.has_own
        and not articles.is_elsewhere
        and devoted.article_id is null
        and majorities.led_count >= 2
        and 4 * majorities.led_count >= 3 * majorities.all_led_count
        and 2 * majorities.led_count >= page_counts.news_count
)

select * from devoted
union all by name
select * from majority
