-- month: a place's words are weighed against all that the newspaper printed that month.
-- One row per newspaper, place, month and word: the fifty that set the place's own articles most apart from the
-- newspaper's other articles of the month. Names of places and writers are no words here.
with

articles as (
    select
        article_id,
        newspaper_id,
        edition_date,
        terms,
        date_trunc('month', edition_date)::date as print_month
    from intermediate.int_articles_termed
),

placed as (
    select
        articles.*,
        attributions.place_code,
        attributions.place_level,
        attributions.place_name
    from articles
    inner join marts.attributions as attributions
        on articles.article_id = attributions.article_id and articles.edition_date = attributions.edition_date
    where attributions.role in ('primary', 'co_primary')
),

totals as (
    select
        newspaper_id,
        print_month,
        count(*) as article_count
    from articles
    group by newspaper_id, print_month
),

place_totals as (
    select
        newspaper_id,
        print_month,
        place_code,
        place_level,
        max_by(place_name, (edition_date, place_name)) as place_name,
        count(*) as article_count
    from placed
    group by newspaper_id, print_month, place_code, place_level
),

every_term as (
    select
        newspaper_id,
        print_month,
        unnest(terms) as term
    from articles
),

term_totals as (
    select
        newspaper_id,
        print_month,
        term,
        count(*) as article_count
    from every_term
    group by newspaper_id, print_month, term
),

placed_terms as (
    select
        newspaper_id,
        print_month,
        place_code,
        place_level,
        unnest(terms) as term
    from placed
),

counted as (
    select
        newspaper_id,
        print_month,
        place_code,
        place_level,
        term,
        count(*) as article_count
    from placed_terms
    group by newspaper_id, print_month, place_code, place_level, term
),

-- the four fields of a table of two by two: here and elsewhere, with the word and without
fields as (
    select
        counted.newspaper_id,
        counted.print_month,
        counted.place_code,
        counted.place_level,
        place_totals.place_name,
        counted.term,
        counted.article_count,
        place_totals.article_count as of_articles,
        term_totals.article_count as all_count,
        counted.article_count + 0.5 as here_with,
        place_totals.article_count - counted.article_count + 0.5 as here_without,
        term_totals.article_count - counted.article_count + 0.5 as elsewhere_with,
        totals.article_count - place_totals.article_count - elsewhere_with + 1 as elsewhere_without
    from counted
    inner join place_totals
        on
            counted.newspaper_id = place_totals.newspaper_id
            and counted.print_month = place_totals.print_month
            and counted.place_code = place_totals.place_code
            and counted.place_level = place_totals.place_level
    inner join term_totals
        on
            counted.newspaper_id = term_totals.newspaper_id
            and counted.print_month = term_totals.print_month
            and counted.term = term_totals.term
    inner join totals
        on counted.newspaper_id = totals.newspaper_id and counted.print_month = totals.print_month
),

scored as (
    select
        *,
        round(
            (ln(here_with / here_without) - ln(elsewhere_with / elsewhere_without))
            / sqrt(1 / here_with + 1 / here_without + 1 / elsewhere_with + 1 / elsewhere_without),
            3
        ) as score
    from fields
),

ranked as (
    select
        *,
        row_number() over (
            partition by newspaper_id, print_month, place_code, place_level
            order by score desc, article_count desc, term asc
        )::integer as term_order
    from scored
    where score > 0
)

select
    newspaper_id,
    place_code,
    place_level,
    place_name,
    print_month,
    term_order,
    term,
    article_count::integer as article_count,
    of_articles::integer as of_articles,
    all_count::integer as all_count,
    score
from ranked
where term_order <= 50
order by print_month, newspaper_id, place_code, term_order
