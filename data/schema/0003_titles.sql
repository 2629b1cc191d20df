-- 0003_titles.sql - the index tells how much a document is about a word, and
-- whether its title has it; so it needs no lengths but those of titles.  All
-- is indexed again, when this is done.
DELETE FROM index_block;
DELETE FROM index_term;
DELETE FROM index_part;
DROP TABLE index_length;
INSERT INTO meta (key, value) VALUES ('reindex', 1);

-- Which documents there are, and how many words their titles have.
CREATE TABLE index_title (
    chunk INTEGER PRIMARY KEY, -- documents from 4000 * chunk on
    words BLOB NOT NULL        -- a byte each: words + 1; 0: no document
);
