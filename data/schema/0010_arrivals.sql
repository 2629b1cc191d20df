-- 0010_arrivals.sql - what came into the store with which revision, so that one
-- can ask what is new.

-- When the revisions of the store were reached.
CREATE TABLE revision (
    n INTEGER PRIMARY KEY, -- meta 'revision'
    at INTEGER NOT NULL    -- milliseconds since 1970
);
INSERT INTO revision (n, at)
    SELECT value, (SELECT coalesce(max(version), 0) FROM article)
    FROM meta WHERE key = 'revision' AND value > 0;

-- The revision that an article first came with; a later version of it keeps
-- that.
ALTER TABLE article ADD COLUMN arrived INTEGER NOT NULL DEFAULT 0;
UPDATE article SET arrived =
    (SELECT sum(value) FROM meta WHERE key IN ('revision', 'stale'));
CREATE INDEX article_arrived ON article (arrived);

-- Derived from touched and concept: the revision that a concept came with, as
-- long as articles have it.
CREATE TABLE arrival (
    concept INTEGER PRIMARY KEY, -- concept.id
    revision INTEGER NOT NULL    -- revision.n
);
INSERT INTO arrival (concept, revision)
    SELECT id, (SELECT value FROM meta WHERE key = 'revision') FROM concept
    ORDER BY id;
CREATE INDEX arrival_order ON arrival (revision);
