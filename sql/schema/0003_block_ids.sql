-- ALTO and PAGE XML have ids for their text blocks. Of a reading: for each line, counted as in its slots, the ids of
-- the blocks it stands in, separated by spaces. Of an appearance: those of its lines, each once. Empty for other forms.
alter table raw.readings add column block_ids varchar[] default [];
alter table raw.appearances add column block_ids varchar[] default [];
