-- What an operator takes out of everything that is published, and gives back: the latest row of an article counts.
create table raw.withheld (
    entry_no bigint not null, -- from 1 through the whole warehouse
    run_id varchar not null,
    article_id varchar not null,
    is_withheld boolean not null,
    reason varchar not null,
    recorded_at timestamp not null
);

-- One row per letter that a mail server took: which digest, in which revision, to whom.
create table raw.sent (
    run_id varchar not null,
    place_code varchar not null,
    period varchar not null, -- day, week, month
    edition_date date not null, -- of a week or month the first day
    revision integer not null,
    reader varchar not null,
    message_id varchar not null,
    recorded_at timestamp not null
);
