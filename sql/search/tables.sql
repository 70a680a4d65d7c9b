-- The index of the search, in the published copy only. Articles are numbered within their week, so that a day's
-- change touches one week; a token is a pair of neighbouring characters, `search_index.py` says which.
create schema if not exists search;

-- One row per token ever seen; numbers grow with rareness, which keeps the postings small.
create table if not exists search.tokens (
    token uinteger not null, -- the two characters' code points, 16 bits each
    token_id uinteger not null
);

-- One row per article that can be found.
create table if not exists search.articles (
    week date not null, -- its Monday
    article_no uinteger not null, -- within the week, from 0
    article_id varchar not null,
    edition_date date not null,
    token_count uinteger not null
);

-- One row per week and token: the articles that have it; twice where it stands three times or in the headline.
create table if not exists search.postings (
    week date not null,
    token_id uinteger not null,
    article_nos uinteger[] not null
);
