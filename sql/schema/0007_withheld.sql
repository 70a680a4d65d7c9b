-- What an operator takes out of everything that is published, and gives back: the latest row of an article counts.
create table raw.withheld (
    entry_no bigint not null, -- from 1 through the whole warehouse
    run_id varchar not null,
    article_id varchar not null,
    is_withheld boolean not null,
    reason varchar not null,
    recorded_at timestamp not null
);
