-- The raw layer: append-only rows, one transaction for each edition. Nothing here is updated or deleted;
-- what an operator undoes is a row too. Times are UTC without zone. Keys are few: data arrives in date order.
create schema if not exists raw;
create schema if not exists staging;
create schema if not exists intermediate;
create schema if not exists marts;

-- One row per step of the schema that was taken.
create table raw.migrations (
    version integer not null,
    name varchar not null
);

-- One row per newspaper profile state seen: the latest by `seen_at` counts.
create table raw.newspapers (
    newspaper_id varchar not null,
    name varchar not null,
    home_city varchar,
    home_city_code varchar,
    text_policy varchar not null,
    timezone varchar not null,
    rights_note varchar,
    source_codes struct(code varchar, district varchar)[] not null,
    organisations struct(name varchar, district varchar)[] not null,
    seen_at timestamp not null
);

-- One row per run of a command or flow that writes.
create table raw.runs (
    run_id varchar not null,
    command varchar not null,
    started_at timestamp not null,
    version varchar not null
);

-- The ledger: one row per load or unload of an edition. Loads after the last unload count; the state is that of
-- the latest one that brought pages.
create table raw.ledger (
    load_no bigint not null,
    run_id varchar not null,
    edition_id varchar not null,
    newspaper_id varchar not null,
    edition_date date not null,
    action varchar not null, -- load, unload
    state varchar not null,
    reason varchar not null,
    pages_expected integer,
    pages_read integer not null, -- pages this load brought
    page_count integer not null, -- this and the next two: of the whole edition after it
    article_count integer not null, -- without withdrawn ones
    skipped_count integer not null,
    content_hash varchar not null, -- of what the load brought
    recorded_at timestamp not null
);

-- One row per file or response read by a load.
create table raw.readings (
    load_no bigint not null,
    reading_no integer not null,
    edition_id varchar not null,
    edition_date date not null,
    source varchar not null,
    sha256 varchar not null,
    byte_count bigint not null,
    form varchar not null,
    encoding varchar not null,
    decode_rule varchar not null,
    removed_characters integer not null,
    parser varchar not null
);

-- One row per page of a load; a page is as its latest load found it.
create table raw.pages (
    load_no bigint not null,
    page_id varchar not null,
    edition_id varchar not null,
    edition_date date not null,
    page_no varchar not null,
    page_name varchar,
    page_district varchar, -- as named by the caller or the newspaper's look-up
    source varchar not null,
    pdf_url varchar,
    reading_no integer not null
);

-- One row per state of an article: written by a load that found it other than its latest row.
create table raw.articles (
    load_no bigint not null,
    article_id varchar not null,
    revision integer not null, -- grows when the content hash changes, not when only its reading does
    edition_id varchar not null,
    edition_date date not null,
    content_no varchar,
    kind varchar not null,
    headline varchar,
    kicker varchar,
    deck varchar,
    byline varchar[] not null,
    writers varchar[] not null,
    source varchar,
    dateline struct(printed varchar, agency varchar, place varchar, dateline_date date),
    captions varchar[] not null,
    credits varchar[] not null,
    sections struct(heading varchar, first_paragraph integer)[] not null,
    continues_to varchar,
    continues_from varchar,
    boundary struct(score double, margin double, rules struct("rule" varchar, weight double)[]),
    needs_review boolean not null,
    body_chars integer not null,
    content_hash varchar not null, -- of the fields a reader sees and the text
    record_hash varchar not null, -- of the whole row with its mentions and suggestions
    text_hash varchar not null -- of the text; joins raw.texts together with the date
);

-- One row per text: the large strings in a table of their own, so that a changed day rewrites only itself.
create table raw.texts (
    edition_date date not null,
    text_hash varchar not null,
    paragraphs varchar[] not null,
    joins struct(paragraph integer, pieces varchar[])[] not null,
    tables varchar[][][] not null,
    printed varchar not null -- the article's characters as printed, for recognising it again
);

-- One row per load, article and page it stands on.
create table raw.appearances (
    load_no bigint not null,
    article_id varchar not null,
    page_id varchar not null,
    edition_date date not null,
    article_order integer not null, -- among the articles of the load, from 1
    appearance_order integer not null, -- within the article as this load saw it, from 1
    lines integer[] not null,
    url varchar
);

-- One row per place name found in an article; belongs to the row of raw.articles of the same load.
create table raw.mentions (
    load_no bigint not null,
    article_id varchar not null,
    edition_date date not null,
    mention_no integer not null, -- within the article, in reading order, from 1
    field varchar not null,
    field_index integer not null,
    surface varchar not null,
    start_offset integer not null,
    end_offset integer not null,
    form varchar not null,
    name varchar not null,
    place_level varchar not null,
    place_codes varchar[] not null,
    county_codes varchar[] not null,
    cue varchar,
    is_valid boolean not null
);

-- One row per repair offered for an article's text; never applied.
create table raw.suggestions (
    load_no bigint not null,
    article_id varchar not null,
    edition_date date not null,
    surface varchar not null,
    replacement varchar not null,
    reason varchar not null,
    paragraph integer not null,
    start_offset integer not null
);

-- One row per thing that could not be read.
create table raw.skipped (
    load_no bigint not null,
    edition_id varchar not null,
    edition_date date not null,
    source varchar not null,
    page_no varchar,
    reason varchar not null,
    sha256 varchar
);

-- One row per reading: the runs of characters of its text, each in one role; together they cover the text.
create table raw.slots (
    load_no bigint not null,
    reading_no integer not null,
    edition_date date not null,
    slots struct(line integer, start_offset integer, end_offset integer, role varchar, article_id varchar)[] not null
);

-- Divisions and villages of mainland China with the time they stood, filled from the package's Parquet files.
create table raw.places (
    place_level varchar not null, -- province, city, county, township, village
    place_code varchar not null,
    name varchar not null,
    parent_code varchar,
    valid_from date not null,
    valid_until date not null
);
