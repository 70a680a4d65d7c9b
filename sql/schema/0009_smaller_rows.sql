-- Hashes of half the length, and columns whose values repeat kept as dictionaries: a third of the file less.
-- The linter does not know `using compression`.
update raw.ledger set content_hash = left(content_hash, 32);
update raw.texts set text_hash = left(text_hash, 32);

create table raw.articles_small ( -- noqa: PRS
    load_no bigint not null,
    article_id varchar not null,
    revision integer not null,
    edition_id varchar not null using compression dict_fsst,
    edition_date date not null,
    content_no varchar,
    kind varchar not null using compression dict_fsst,
    headline varchar,
    kicker varchar using compression dict_fsst,
    deck varchar,
    byline varchar[] not null,
    writers varchar[] not null,
    source varchar using compression dict_fsst,
    dateline struct(printed varchar, agency varchar, place varchar, dateline_date date),
    captions varchar[] not null,
    credits varchar[] not null,
    sections struct(heading varchar, first_paragraph integer)[] not null,
    continues_to varchar using compression dict_fsst,
    continues_from varchar using compression dict_fsst,
    boundary struct(score double, margin double, rules struct("rule" varchar, weight double)[]),
    needs_review boolean not null,
    body_chars integer not null,
    content_hash varchar not null,
    record_hash varchar not null,
    text_hash varchar not null
);
insert into raw.articles_small
select *
    replace (
        left(content_hash, 32) as content_hash, left(record_hash, 32) as record_hash, left(text_hash, 32) as text_hash
    )
from raw.articles;
drop table raw.articles;
alter table raw.articles_small rename to articles;

create table raw.mentions_small ( -- noqa: PRS
    load_no bigint not null,
    article_id varchar not null,
    edition_date date not null,
    mention_no integer not null,
    field varchar not null using compression dict_fsst,
    field_index integer not null,
    surface varchar not null using compression dict_fsst,
    start_offset integer not null,
    end_offset integer not null,
    form varchar not null using compression dict_fsst,
    name varchar not null using compression dict_fsst,
    place_level varchar not null using compression dict_fsst,
    place_codes varchar[] not null,
    county_codes varchar[] not null,
    cue varchar using compression dict_fsst,
    is_valid boolean not null
);
insert into raw.mentions_small select * from raw.mentions;
drop table raw.mentions;
alter table raw.mentions_small rename to mentions;
