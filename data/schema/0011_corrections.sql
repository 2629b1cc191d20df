-- 0011_corrections.sql - what a reader put right.  Statements stay as articles
-- make them: corrections count where other tables are derived from statements.

-- The corrections, as their file has them (include/aigckb/curate.h).
CREATE TABLE correction (
    n INTEGER PRIMARY KEY, -- from 1, in the order in which they hold
    op TEXT NOT NULL,      -- 'alias', 'merge' and so on
    a TEXT NOT NULL,       -- the name of a concept
    b TEXT,                -- what else the correction names, or NULL
    c TEXT                 -- the same
);

-- Derived from correction: concepts whose statements count under another one,
-- and that one itself.
CREATE TABLE part (
    part INTEGER PRIMARY KEY,   -- article_concept.concept
    concept INTEGER NOT NULL,   -- concept.id that it counts under
    fold TEXT NOT NULL,         -- of the part
    concept_fold TEXT NOT NULL, -- concept.fold
    name TEXT NOT NULL          -- of the part, as the correction writes it
);
CREATE INDEX part_concept ON part (concept);

-- Derived from correction: what holds of a concept, whatever articles say.
CREATE TABLE amended (
    concept INTEGER PRIMARY KEY, -- concept.id
    fold TEXT NOT NULL,          -- concept.fold
    name TEXT,                   -- concept.name; NULL: as articles say
    kind INTEGER,                -- concept.kind; NULL: the same
    layer INTEGER,               -- concept.layer; NULL: the same
    hidden INTEGER NOT NULL      -- 1: there is no such concept for anybody
);

-- Derived from correction: forms that a concept has, or has not.
CREATE TABLE form_set (
    concept INTEGER NOT NULL,   -- concept.id
    fold TEXT NOT NULL,         -- the form, folded
    concept_fold TEXT NOT NULL, -- concept.fold
    form TEXT NOT NULL,         -- as the correction writes it
    gone INTEGER NOT NULL,      -- 1: it has it not
    PRIMARY KEY (concept, fold)
) WITHOUT ROWID;

-- Derived from correction: edges that are not to be.
CREATE TABLE rejected (
    s INTEGER NOT NULL, -- as in edge
    p INTEGER NOT NULL, -- the same
    o INTEGER NOT NULL, -- the same
    PRIMARY KEY (s, p, o)
) WITHOUT ROWID;

-- 1: a correction gave the form, which means this concept and no other.
ALTER TABLE form ADD COLUMN given INTEGER NOT NULL DEFAULT 0;

DROP VIEW v_mention;
DROP VIEW v_relation;
DROP VIEW v_definition;
DROP VIEW v_figure;
DROP VIEW v_event;

-- Mentions of concepts, with the words.
CREATE VIEW v_mention (
    concept, -- public id
    name,    -- of the concept
    article, -- public id
    date,    -- of the article
    block,   -- v_block.n
    start,   -- span, code points of the article's text
    end,     -- behind its last code point
    quote    -- the words
) AS
SELECT 'c:' || c.fold, c.name, 's:' || a.key, a.date,
       json_extract(p.value, '$[0]'), json_extract(p.value, '$[1]'),
       json_extract(p.value, '$[1]') + json_extract(p.value, '$[2]'),
       substr(t.body, json_extract(p.value, '$[1]') + 1,
              json_extract(p.value, '$[2]'))
FROM article_concept f
LEFT JOIN part g ON g.part = f.concept
JOIN concept c ON c.id = coalesce(g.concept, f.concept)
JOIN article a ON a.doc = f.doc
JOIN article_text t ON t.doc = f.doc
JOIN json_each(f.places) p;

-- Relations, one row a statement, with the words that say so.
CREATE VIEW v_relation (
    subject,    -- name of the concept
    predicate,  -- word
    object,     -- name of the concept
    basis,      -- word
    confidence, -- 0 to 1
    article,    -- public id
    date,       -- of the article
    block,      -- v_block.n
    quote       -- the words
) AS
SELECT s.name, p.name, o.name, b.name, r.confidence, 's:' || a.key, a.date,
       r.block, substr(t.body, r.start + 1, r.end - r.start)
FROM relation r
LEFT JOIN part ps ON ps.part = r.s
LEFT JOIN part po ON po.part = r.o
JOIN concept s ON s.id = coalesce(ps.concept, r.s)
JOIN concept o ON o.id = coalesce(po.concept, r.o)
JOIN word p ON p.list = 'predicate' AND p.code = r.p
JOIN word b ON b.list = 'basis' AND b.code = r.basis
JOIN article a ON a.doc = r.doc
JOIN article_text t ON t.doc = r.doc
WHERE (s.id, r.p, o.id) NOT IN (SELECT s, p, o FROM rejected)
  AND (s.id <> o.id OR r.s = r.o);

-- Definitions of concepts.
CREATE VIEW v_definition (
    concept,    -- public id
    name,       -- of the concept
    definition, -- the words
    credit,     -- who is credited with it, or NULL
    article,    -- public id
    date        -- of the article
) AS
SELECT 'c:' || c.fold, c.name, substr(t.body, d.start + 1, d.end - d.start),
       d.credit, 's:' || a.key, a.date
FROM definition d
LEFT JOIN part g ON g.part = d.concept
JOIN concept c ON c.id = coalesce(g.concept, d.concept)
JOIN article a ON a.doc = d.doc
JOIN article_text t ON t.doc = d.doc;

-- Figures, with the words.
CREATE VIEW v_figure (
    concept,      -- public id, or NULL
    name,         -- of the concept, or NULL
    measure,      -- what it measures, or NULL
    value_text,   -- as written
    value,        -- in units
    max,          -- of a range, else value
    unit,         -- or NULL
    approx,       -- 1: about so much
    forecast,     -- 1: expected
    date,         -- that it is for, or NULL
    dated,        -- word: where the date stands
    issuer,       -- who gives it, or NULL
    article,      -- public id
    article_date, -- of the article
    block,        -- v_block.n
    quote         -- the words of the span
) AS
SELECT 'c:' || c.fold, c.name, f.measure, f.value_text, f.value, f.max, f.unit,
       f.approx, f.forecast, f.date, w.name, f.issuer, 's:' || a.key, a.date,
       f.block, substr(t.body, f.start + 1, f.end - f.start)
FROM figure f
JOIN article a ON a.doc = f.doc
JOIN article_text t ON t.doc = f.doc
JOIN word w ON w.list = 'dated' AND w.code = f.dated
LEFT JOIN part g ON g.part = f.concept
LEFT JOIN concept c ON c.id = coalesce(g.concept, f.concept)
WHERE f.concept IS NULL OR c.id IS NOT NULL;

-- Events, with the words.
CREATE VIEW v_event (
    concept,      -- public id, or NULL
    name,         -- of the concept, or NULL
    date,         -- when it happened
    what,         -- what happened
    article,      -- public id
    article_date, -- of the article
    block,        -- v_block.n
    quote         -- the words of the span
) AS
SELECT 'c:' || c.fold, c.name, e.date, e.what, 's:' || a.key, a.date, e.block,
       substr(t.body, e.start + 1, e.end - e.start)
FROM event e
JOIN article a ON a.doc = e.doc
JOIN article_text t ON t.doc = e.doc
LEFT JOIN part g ON g.part = e.concept
LEFT JOIN concept c ON c.id = coalesce(g.concept, e.concept)
WHERE e.concept IS NULL OR c.id IS NOT NULL;
