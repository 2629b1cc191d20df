-- 0005_summary.sql - what questions ask of many articles, kept ready: so that
-- an answer reads the rows that it prints, and no others.

-- Derived from relation: what articles say of s p o together.
CREATE TABLE edge (
    s INTEGER NOT NULL,        -- subject, concept.id
    p INTEGER NOT NULL,        -- word 'predicate'
    o INTEGER NOT NULL,        -- object, concept.id
    basis INTEGER NOT NULL,    -- word 'basis': the best
    confidence REAL NOT NULL,  -- of all sources together
    sources INTEGER NOT NULL,  -- clusters of articles that say so
    articles INTEGER NOT NULL, -- that say so: rows in relation
    first_date TEXT,           -- of the oldest of them, or NULL
    last_date TEXT,            -- of the newest, or NULL
    s_fold TEXT NOT NULL,      -- concept.fold of the subject: to sort by
    o_fold TEXT NOT NULL,      -- and of the object
    article INTEGER NOT NULL,  -- article.id of the surest that says so
    block INTEGER NOT NULL,    -- its relation.block
    start INTEGER NOT NULL,    -- its start
    end INTEGER NOT NULL,      -- its end
    PRIMARY KEY (s, p, o)
) WITHOUT ROWID;
CREATE INDEX edge_out ON edge (s, p, sources DESC, o_fold, confidence);
CREATE INDEX edge_in ON edge (o, p, sources DESC, s_fold, confidence);

-- Edges that wait to be made anew.
CREATE TABLE touched_edge (
    s INTEGER NOT NULL, -- as in edge
    p INTEGER NOT NULL, -- the same
    o INTEGER NOT NULL, -- the same
    PRIMARY KEY (s, p, o)
) WITHOUT ROWID;

-- Derived: how many there are of what.
CREATE TABLE tally (
    list TEXT NOT NULL, -- 'kind', 'layer': concepts; 'predicate': edges;
                        -- 'site', 'year': articles
    value NOT NULL,     -- code of word; of a site or year its name, '': unknown
    n INTEGER NOT NULL, -- may be 0
    PRIMARY KEY (list, value)
) WITHOUT ROWID;

-- The concepts of one kind, most sources first; of one layer, too.
CREATE INDEX concept_kind
    ON concept (kind, sources DESC, articles DESC, mentions DESC, fold, layer);

-- What facts ask of their articles, on few pages.
CREATE INDEX article_brief ON article (doc, id, cluster, date, site);

-- The words of a definition, which is compared by them.
ALTER TABLE definition ADD COLUMN words TEXT NOT NULL DEFAULT '';
UPDATE definition SET words =
    (SELECT substr(body, definition.start + 1, definition.end - definition.start)
     FROM article_text t WHERE t.doc = definition.doc);

-- What is derived from what older programs stored.
INSERT INTO touched_edge (s, p, o) SELECT DISTINCT s, p, o FROM relation;
INSERT INTO tally (list, value, n)
    SELECT 'kind', kind, count(*) FROM concept GROUP BY 2;
INSERT INTO tally (list, value, n)
    SELECT 'layer', layer, count(*) FROM concept GROUP BY 2;
INSERT INTO tally (list, value, n)
    SELECT 'site', coalesce(site, ''), count(*) FROM article GROUP BY 2;
INSERT INTO tally (list, value, n)
    SELECT 'year', coalesce(substr(date, 1, 4), ''), count(*)
    FROM article GROUP BY 2;
UPDATE meta SET value = 1
    WHERE key = 'stale' AND EXISTS (SELECT 1 FROM relation);
