-- One row per state of an article with a text of some length: what its reprints are found by. Belongs to the row of
-- raw.articles of the same load; articles loaded before this step get theirs by `dibao rebuild`.
create table raw.sketches (
    load_no bigint not null,
    article_id varchar not null,
    edition_date date not null,
    simhash ubigint not null, -- of 4-grams: 7 bits apart at most, the same text
    gram_hashes bigint[] not null -- the smallest hashes of 8-grams, ascending
);
