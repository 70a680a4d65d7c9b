-- One row per word of an editor's: an article moved, an organisation or an alias accepted, and each undo of one.
create table raw.overrides (
    override_no bigint not null, -- from 1; a rebuild carries the rows over as they are
    action varchar not null, -- move, organisation, alias, undo
    article_id varchar, -- of a move
    status varchar, -- of a move: district, city_wide, unassigned
    newspaper_id varchar, -- of a name that counts in one newspaper
    city_code varchar, -- of a name that counts in all newspapers at home in a city
    name varchar, -- as the editor wrote it
    spellings varchar[] not null, -- the same in both scripts; empty for a move
    place_code varchar, -- where the article or the name belongs; null for a move to nowhere or to all of the home
    undoes bigint, -- of an undo: which one
    reason varchar not null, -- empty where none was given
    recorded_at timestamp not null,
    recorded_date date not null -- the day that was where the newspaper appears
);
