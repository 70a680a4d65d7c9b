-- `from search('扶贫 嵩县')`: articles that hold two thirds of the pairs of characters asked for, each with its score
-- (BM25, k1 1.2, b 0.75); `from search('"精准扶贫"')`: those that hold the phrase. `since` and `until` bound the
-- editions' days; they are no columns (RF02). $characters and $folded are what `fold` changes, and into what.
with

asked as (
    select translate(translate($query, '“”', '""'), $characters, $folded) as folded
),

phrases as (
    select unnest(regexp_extract_all(folded, '"([^"]+)"', 1)) as phrase
    from asked
),

words as (
    select unnest(regexp_extract_all(regexp_replace(folded, '"[^"]*"', ' ', 'g'), '[^\s"]+')) as word
    from asked
),

-- a word without a pair, such as 水, is looked for as it stands
exact as (
    select translate(phrase, $spaces, '') as phrase
    from phrases
    where regexp_matches(phrase, '\S')
    union
    select word as phrase
    from words
    where not regexp_matches(word, '[\p{L}\p{N}]{2}')
),

runs as (
    select
        unnest(regexp_extract_all(phrase, '[\p{L}\p{N}]{2,}')) as run,
        true as is_phrase
    from exact
    union all
    select
        unnest(regexp_extract_all(word, '[\p{L}\p{N}]{2,}')) as run,
        false as is_phrase
    from words
),

places as (
    select
        run,
        is_phrase,
        unnest(range(1, length(run))) as place
    from runs
),

pairs as (
    select
        (ord(substr(run, place, 1)) % 65536)::bigint * 65536 + ord(substr(run, place + 1, 1)) % 65536 as pair,
        bool_or(is_phrase) as is_phrase
    from places
    group by all
),

-- of what holds no pair its first character, in whatever pair that stands
letters as (
    select distinct ord(regexp_extract(phrase, '[\p{L}\p{N}]')) % 65536 as letter
    from exact
    where regexp_matches(phrase, '[\p{L}\p{N}]') and not regexp_matches(phrase, '[\p{L}\p{N}]{2}')
),

tokens as (
    select
        tokens.token_id,
        pairs.pair,
        pairs.is_phrase
    from search.tokens as tokens
    inner join pairs on tokens.token = pairs.pair
    union all
    select
        tokens.token_id,
        letters.letter as pair,
        true as is_phrase
    from letters
    inner join search.tokens as tokens on letters.letter in (tokens.token // 65536, tokens.token % 65536)
),

listed as (
    select
        postings.segment_no,
        postings.token_id,
        unnest(postings.article_nos) as article_no
    from search.postings as postings
    where
        postings.quarter between date_trunc('quarter', date_trunc('week', $since))::date and $until
        and postings.token_id in (select tokens.token_id from tokens)
),

found as (
    select listed.*
    from listed
    anti join search.dropped as dropped
        on listed.segment_no = dropped.segment_no and listed.article_no = dropped.article_no
),

counted as (
    select
        found.segment_no,
        found.article_no,
        tokens.pair,
        any_value(tokens.is_phrase) as is_phrase,
        case when count(*) = 1 then 1 else 3 end as times -- 1.5 finds no `if` in a macro of 2.0
    from found
    inner join tokens on found.token_id = tokens.token_id
    group by all
),

whole as (
    select
        count(*) as article_count,
        avg(token_count) as average
    from search.articles
    where quarter between date_trunc('quarter', date_trunc('week', $since))::date and $until
),

weights as (
    select
        counted.pair,
        ln(1 + (any_value(whole.article_count) - count(*) + 0.5) / (count(*) + 0.5)) as weight
    from counted
    cross join whole
    group by counted.pair
),

needed as (
    select
        (select ceil(count(*) * 2 / 3) from weights) as pairs, -- of those that stand anywhere
        (select count(*) filter (where is_phrase) from pairs) + (select count(*) from letters) as phrase_pairs,
        -- the index is exact for two characters side by side
        (
            select count(*) filter (where not regexp_full_match(phrase, '[\p{L}\p{N}]{1,2}'))
            from exact
        ) as doubtful
),

summed as (
    select
        counted.segment_no,
        counted.article_no,
        count(*) as pairs,
        count(*) filter (where counted.is_phrase) as phrase_pairs,
        coalesce(sum(weights.weight) filter (where counted.times = 1), 0) as once,
        coalesce(sum(weights.weight) filter (where counted.times = 3), 0) as often
    from counted
    inner join weights on counted.pair = weights.pair
    group by counted.segment_no, counted.article_no
),

-- gathered into one list and spread again, for then DuckDB takes them for few: it looks them up among the articles, and
-- of a phrase's the texts, where it would read all texts to find those of as many as it fears
held as (
    select
        unnest(list(summed.segment_no)) as segment_no,
        unnest(list(summed.article_no)) as article_no,
        unnest(list(summed.once)) as once,
        unnest(list(summed.often)) as often
    from summed
    cross join needed
    where summed.pairs >= needed.pairs and summed.phrase_pairs = needed.phrase_pairs
),

candidates as (
    select
        articles.article_id,
        articles.edition_date,
        1.2 * (0.25 + 0.75 * articles.token_count / whole.average) as damping,
        2.2 * (held.once / (1 + damping) + held.often * 3 / (3 + damping)) as score
    from held
    inner join search.articles as articles
        on held.segment_no = articles.segment_no and held.article_no = articles.article_no
    cross join whole
),

-- without a phrase this is empty
doubtful as (
    select
        candidates.article_id,
        candidates.edition_date,
        (select list(exact.phrase) from exact) as phrases
    from candidates
    cross join needed
    where needed.doubtful > 0 and candidates.edition_date between $since and $until -- noqa: RF02
),

texts as (
    select
        articles.article_id,
        doubtful.phrases,
        concat_ws(
            chr(10),
            articles.kicker,
            articles.headline,
            articles.deck,
            array_to_string(articles.paragraphs, chr(10)),
            array_to_string(articles.captions, chr(10))
        ) as printed
    from marts.articles as articles
    inner join doubtful on articles.article_id = doubtful.article_id and articles.edition_date = doubtful.edition_date
),

-- folding costs more than looking, so it comes second
holding as (
    select article_id
    from texts
    where
        len(list_filter(phrases, lambda one: contains(printed, one))) = len(phrases)
        or len(
            list_filter(
                phrases, lambda one: contains(translate(printed, $characters || $spaces, $folded), one)
            )
        ) = len(phrases)
)

select
    candidates.article_id,
    candidates.edition_date,
    round(candidates.score, 4) as score
from candidates
cross join needed
where
    candidates.edition_date between $since and $until -- noqa: RF02
    and (needed.doubtful = 0 or candidates.article_id in (select holding.article_id from holding))
