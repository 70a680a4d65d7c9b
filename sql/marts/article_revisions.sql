-- One row per article and revision: its headline and text as that revision last had them, and what differs from the
-- revision before. The text of an article that never changed is left out: it is the article's.
with

articles as (
    select * from raw.articles
),

texts as (
    select * from raw.texts
),

standing as (
    select
        articles.article_id,
        articles.edition_id
    from staging.stg_articles as articles
    anti join staging.stg_withheld as withheld on articles.article_id = withheld.article_id
),

latest as (
    select articles.*
    from articles
    inner join standing
        on articles.article_id = standing.article_id and articles.edition_id = standing.edition_id
    qualify row_number() over (partition by articles.article_id, articles.revision order by articles.load_no desc) = 1
),

joined as (
    select
        latest.article_id,
        latest.revision,
        latest.edition_id,
        latest.edition_date,
        latest.kind,
        latest.headline,
        latest.kicker,
        latest.deck,
        texts.paragraphs,
        latest.body_chars,
        latest.content_hash
    from latest
    inner join texts on latest.edition_date = texts.edition_date and latest.text_hash = texts.text_hash
),

compared as (
    select
        revised.*,
        case
            when previous.revision is null then []
            else
                list_concat(
                    if(revised.headline is distinct from previous.headline, ['headline'], []),
                    if(revised.kicker is distinct from previous.kicker, ['kicker'], []),
                    if(revised.deck is distinct from previous.deck, ['deck'], []),
                    if(revised.paragraphs is distinct from previous.paragraphs, ['text'], [])
                )
        end::varchar[] as found,
        previous.revision is not null as is_later
    from joined as revised
    left join joined as previous
        on revised.article_id = previous.article_id and revised.revision = previous.revision + 1
),

named as (
    select
        * exclude (found, is_later)
        replace (if(count(*) over (partition by article_id) > 1, paragraphs, null) as paragraphs),
        if(is_later and len(found) = 0, ['other'], found) as changed
    from compared
)

select * from named
order by edition_date, article_id, revision
