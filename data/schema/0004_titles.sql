-- The index tells which words are in the title, and the lengths how long that
-- is: lengths have the title's words in their highest byte.  All is indexed
-- again, when this is done.
DELETE FROM index_block;
DELETE FROM index_term;
DELETE FROM index_part;
DELETE FROM index_length;
INSERT INTO meta (key, value) VALUES ('reindex', 1);
