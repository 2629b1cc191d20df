-- 0007_clusters.sql - articles that are copies of each other but for a few
-- words, and sentences that are copied between others.

-- What articles are compared by: include/aigckb/imprint.h.
CREATE TABLE imprint (
    doc INTEGER PRIMARY KEY, -- article.doc
    digest INTEGER NOT NULL, -- of its letters and digits; 0: it has none
    bands BLOB               -- 32 times four bytes, low ones first; NULL: too
                             -- short for more than the digest
);

-- Articles whose article.cluster, which is the lowest article.id of the
-- cluster, waits to be found.
CREATE TABLE touched_article (
    doc INTEGER PRIMARY KEY -- article.doc
);

-- The sentence that a statement stands in, by its letters: the same where it is
-- copied; 0: too short to tell.
ALTER TABLE relation ADD COLUMN claim INTEGER NOT NULL DEFAULT 0;
ALTER TABLE definition ADD COLUMN claim INTEGER NOT NULL DEFAULT 0;
ALTER TABLE figure ADD COLUMN claim INTEGER NOT NULL DEFAULT 0;
ALTER TABLE event ADD COLUMN claim INTEGER NOT NULL DEFAULT 0;

-- What older programs stored: all of it is read, when this is done, and counted
-- anew.
INSERT INTO meta (key, value) VALUES ('imprint', 1);
UPDATE article SET cluster = id;
INSERT OR IGNORE INTO touched_article (doc) SELECT doc FROM article;
INSERT OR IGNORE INTO touched (concept, fold) SELECT id, fold FROM concept;
INSERT OR IGNORE INTO touched_edge (s, p, o) SELECT s, p, o FROM edge;
UPDATE meta SET value = 1
    WHERE key = 'stale' AND EXISTS (SELECT 1 FROM article);
