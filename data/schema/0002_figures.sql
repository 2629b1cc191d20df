-- 0002_figures.sql - what articles put in numbers, and when things happened.

-- Statements: this number says something of the concept.
CREATE TABLE figure (
    doc INTEGER NOT NULL,      -- article.doc
    n INTEGER NOT NULL,        -- from 0, in reading order
    concept INTEGER,           -- article_concept.concept; NULL: of none
    measure TEXT,              -- what it measures, or NULL
    value_text TEXT NOT NULL,  -- the number with its unit, as written
    value REAL NOT NULL,       -- in units
    max REAL NOT NULL,         -- of a range, else value
    unit TEXT,                 -- ISO 4217 code, '%', 'params'; NULL: none
    approx INTEGER NOT NULL,   -- 1: about so much
    forecast INTEGER NOT NULL, -- 1: expected
    date TEXT,                 -- that it is for: ISO; NULL: unknown
    dated INTEGER NOT NULL,    -- word 'dated': where the date stands
    issuer TEXT,               -- who gives it, or NULL
    block INTEGER NOT NULL,    -- index into article_text.blocks
    start INTEGER NOT NULL,    -- span, code points of the body
    end INTEGER NOT NULL,      -- behind its last code point
    PRIMARY KEY (doc, n)
) WITHOUT ROWID;
CREATE INDEX figure_concept ON figure (concept) WHERE concept IS NOT NULL;

-- Statements: this happened to the concept.
CREATE TABLE event (
    doc INTEGER NOT NULL,   -- article.doc
    n INTEGER NOT NULL,     -- from 0, in reading order
    concept INTEGER,        -- article_concept.concept; NULL: to none
    date TEXT NOT NULL,     -- ISO, as precise as known
    what TEXT NOT NULL,     -- the words that say what happened
    block INTEGER NOT NULL, -- index into article_text.blocks
    start INTEGER NOT NULL, -- span, code points of the body
    end INTEGER NOT NULL,   -- behind its last code point
    PRIMARY KEY (doc, n)
) WITHOUT ROWID;
CREATE INDEX event_concept ON event (concept) WHERE concept IS NOT NULL;

INSERT INTO word (list, code, name) VALUES
    ('basis', 5, 'context'),
    ('dated', 0, 'none'),
    ('dated', 1, 'sentence'),
    ('dated', 2, 'heading'),
    ('dated', 3, 'paragraph'),
    ('dated', 4, 'article');

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
LEFT JOIN concept c ON c.id = f.concept;

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
LEFT JOIN concept c ON c.id = e.concept;

-- What an older program read has no figures: the next ingest reads it again.
UPDATE input SET mtime = 0, hash = NULL WHERE status = 'ok';
