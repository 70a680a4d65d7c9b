-- Dates written in the articles' text, and suggestions that say in which string they stand: nothing filled them before.
drop table raw.suggestions;

-- One row per repair offered for an article's text; never applied.
create table raw.suggestions (
    load_no bigint not null,
    article_id varchar not null,
    edition_date date not null,
    suggestion_no integer not null, -- within the article, in reading order, from 1
    field varchar not null,
    field_index integer not null,
    start_offset integer not null,
    surface varchar not null,
    replacement varchar not null,
    reason varchar not null
);

-- One row per date written in an article's paragraphs; belongs to the row of raw.articles of the same load.
create table raw.dates (
    load_no bigint not null,
    article_id varchar not null,
    edition_date date not null,
    date_no integer not null, -- within the article, in reading order, from 1
    paragraph integer not null,
    start_offset integer not null,
    end_offset integer not null,
    surface varchar not null,
    start_date date, -- null where it is ambiguous
    end_date date,
    rule varchar not null
);
