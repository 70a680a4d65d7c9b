-- Of an e-paper article: which mark of its page each field was read from; empty for other forms. Of what could not be
-- read: whether its site lists it and says that it is not there.
alter table raw.readings add column rules struct(field varchar, "rule" varchar)[] default [];
alter table raw.skipped add column is_gone boolean default false;
