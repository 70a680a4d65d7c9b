-- One row per state of an article that is about something: its words. Belongs to the row of raw.articles of the same
-- load; articles loaded before this step get theirs by `dibao rebuild`.
create table raw.terms (
    load_no bigint not null,
    article_id varchar not null,
    edition_date date not null,
    terms varchar[] not null -- simplified, each once, ascending
);
