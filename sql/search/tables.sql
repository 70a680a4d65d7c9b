-- The index of the search, in the published copy only. A token is a pair of neighbouring characters, `search_index.py`
-- says which. Postings are kept in segments: some weeks of one quarter, each week in the quarter of its Monday. So a
-- day's change touches one week, and a token stands in few places.
create schema if not exists search;

-- Found by id an article's text is read alone; a scan unpacks those of two thousand.
create index if not exists articles_by_id on marts.articles (article_id);

-- One row per token ever seen; numbers grow with rareness within each of 64 classes, which keeps the postings small and
-- the longest apart.
create table if not exists search.tokens (
    token uinteger not null, -- the two characters' code points, 16 bits each
    token_id uinteger not null
);

-- One row per article that can be found.
create table if not exists search.articles ( -- noqa: PRS
    quarter date not null, -- its first day
    segment_no uinteger not null,
    article_no uinteger not null, -- within the segment, from 0
    article_id varchar not null using compression dict_fsst, -- quicker to read whole than zstd
    edition_date date not null,
    token_count uinteger not null
);

-- One row per segment and token: the articles that have it; twice where it stands three times or in the headline.
create table if not exists search.postings (
    quarter date not null,
    segment_no uinteger not null,
    token_id uinteger not null,
    article_nos uinteger[] not null
);

-- Numbers that postings still have of articles which were indexed again, or are gone.
create table if not exists search.dropped (
    segment_no uinteger not null,
    article_no uinteger not null
);
