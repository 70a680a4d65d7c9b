-- whole: where a name begins shows only from all its printings.
-- One row per article of a newspaper's last two years and name of an organisation in it.
-- A name ends in a word for an organisation and begins where what stands before it changes: with the start of a
-- phrase or a word like 在, 与, 的, seldom the same; of two such beginnings the shorter. Words for any organisation of
-- a kind (实验小学, 这家公司) are no names.
with

runs as (
    select * from intermediate.int_organisation_runs
),

newest as (
    select
        newspaper_id,
        max(edition_date) as edition_date
    from staging.stg_editions
    group by newspaper_id
),

recent as (
    select runs.*
    from runs
    inner join newest on runs.newspaper_id = newest.newspaper_id
    where runs.edition_date > newest.edition_date - 730
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
        from recent
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
