-- Newspapers whose last editions are unlike those before: far fewer articles, emptier fields, more of them unassigned.
with

editions as (
    select
        newspaper_id,
        edition_id,
        edition_date,
        article_count,
        -- the last three, and up to 28 before them
        row_number() over (partition by newspaper_id order by edition_date desc, edition_id desc) <= 3 as is_recent
    from marts.editions
    where page_count > 0
    qualify row_number() over (partition by newspaper_id order by edition_date desc, edition_id desc) <= 31
),

unassigned as (
    select distinct article_id
    from marts.attributions
    where role = 'unassigned'
),

articles as (
    select
        editions.newspaper_id,
        editions.is_recent,
        articles.headline is null as has_no_headline,
        len(articles.writers) + len(articles.byline) = 0 as has_no_byline,
        len(articles.paragraphs) = 0 as has_no_paragraphs,
        unassigned.article_id is not null as is_unassigned
    from editions
    inner join marts.articles as articles
        on editions.edition_id = articles.edition_id and editions.edition_date = articles.edition_date
    left join unassigned on articles.article_id = unassigned.article_id
    where not articles.is_withdrawn
),

shares as (
    select
        newspaper_id,
        is_recent,
        count(*) as article_count,
        avg(has_no_headline::integer) as no_headline,
        avg(has_no_byline::integer) as no_byline,
        avg(has_no_paragraphs::integer) as no_paragraphs,
        avg(is_unassigned::integer) as unassigned
    from articles
    group by newspaper_id, is_recent
),

-- Shares of few articles say little.
shares_known as (
    select *
    from shares
    where article_count >= 20
),

share_pairs as (
    unpivot shares_known
    on no_headline, no_byline, no_paragraphs, unassigned
    into name what value figure
),

share_drifts as (
    select
        newspaper_id,
        what,
        max(figure) filter (where not is_recent) as usual,
        max(figure) filter (where is_recent) as recent
    from share_pairs
    group by newspaper_id, what
    having recent >= usual + 0.1 and recent >= 1.5 * usual
),

spans as (
    select
        newspaper_id,
        min(edition_date) filter (where is_recent) as since,
        count(*) filter (where not is_recent) as usual_editions,
        median(article_count) filter (where not is_recent) as usual,
        avg(article_count) filter (where is_recent) as recent
    from editions
    group by newspaper_id
    having usual_editions >= 7
),

drifts as (
    select
        newspaper_id,
        'articles' as what,
        usual,
        recent
    from spans
    where recent < usual / 2
    union all
    select
        newspaper_id,
        what,
        usual,
        recent
    from share_drifts
)

select
    drifts.newspaper_id,
    drifts.what,
    spans.since,
    round(drifts.usual, 3) as usual,
    round(drifts.recent, 3) as recent
from drifts
inner join spans on drifts.newspaper_id = spans.newspaper_id
order by drifts.newspaper_id, drifts.what
