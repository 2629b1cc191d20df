-- 0001_init.sql - the first schema of the store.
--
-- To look around, read the views at the end: any sqlite3 shows them, without
-- an extension.
--
-- Ids of articles and concepts are the first 64 bits of a SHA-256, as signed
-- integers.  A span (start, end) counts Unicode code points of the whole text
-- of the article: substr(body, start + 1, end - start) is the quote.

PRAGMA application_id = 0x61696b62; -- "aikb"

-- What there is once in a store: uuid; revision (grows with each change);
-- stale (1 while articles wait to be derived from).
CREATE TABLE meta (
    key TEXT NOT NULL PRIMARY KEY, -- see above
    value NOT NULL                 -- text or integer
) WITHOUT ROWID;

-- The words of the closed vocabularies, which other tables hold as codes.
CREATE TABLE word (
    list TEXT NOT NULL,    -- 'kind', 'layer', 'predicate', 'basis', 'block'
    code INTEGER NOT NULL, -- from 0, in the order of the vocabulary
    name TEXT NOT NULL,    -- stable, lower-case English
    PRIMARY KEY (list, code)
) WITHOUT ROWID;

-- The files that were given to ingest, and what became of them.
CREATE TABLE input (
    path TEXT NOT NULL PRIMARY KEY, -- absolute
    size INTEGER NOT NULL,          -- bytes
    mtime INTEGER NOT NULL,         -- nanoseconds since 1970
    hash TEXT,                      -- of its bytes; NULL: could not be read
    article INTEGER,                -- article.id that it gave last, or NULL
    status TEXT NOT NULL,           -- 'ok', or why it gave no article
    message TEXT                    -- of the failure, or NULL
) WITHOUT ROWID;
CREATE INDEX input_article ON input (article) WHERE article IS NOT NULL;

-- Articles, without their text: small rows, quick to walk.
CREATE TABLE article (
    doc INTEGER PRIMARY KEY AUTOINCREMENT, -- of this version in this store
    id INTEGER NOT NULL UNIQUE, -- hash of key: the same in every store
    version INTEGER NOT NULL,   -- milliseconds since 1970; grows
    key TEXT NOT NULL,          -- public id, without its "s:"
    artid TEXT,                 -- number at the site, or NULL
    title TEXT NOT NULL,        -- as the article gives it
    url TEXT,                   -- address, or NULL
    site TEXT,                  -- 'csdn'; NULL: unknown
    author TEXT,                -- or NULL
    date TEXT,                  -- ISO, as precise as known; NULL: unknown
    hash TEXT NOT NULL,         -- of the bytes it was read from
    cluster INTEGER NOT NULL,   -- the same for copies of one text
    chars INTEGER NOT NULL      -- code points of the text
);
CREATE INDEX article_newest ON article (date DESC, key);
CREATE INDEX article_cluster ON article (cluster);

-- The text of each article.
CREATE TABLE article_text (
    doc INTEGER PRIMARY KEY, -- article.doc
    blocks TEXT NOT NULL,    -- JSON: [[type,level,up,promo,start,length],...]
    body TEXT NOT NULL       -- the blocks' texts, joined by line ends
);

-- The author's own labels.
CREATE TABLE tag (
    doc INTEGER NOT NULL, -- article.doc
    n INTEGER NOT NULL,   -- from 0, in the author's order
    name TEXT NOT NULL,   -- the label
    PRIMARY KEY (doc, n)
) WITHOUT ROWID;

-- Statements: this article has this concept.
CREATE TABLE article_concept (
    concept INTEGER NOT NULL,  -- hash of the folded name
    doc INTEGER NOT NULL,      -- article.doc
    name TEXT NOT NULL,        -- canonical form, as this article has it
    kind INTEGER NOT NULL,     -- word 'kind'
    layer INTEGER NOT NULL,    -- word 'layer'
    basis INTEGER NOT NULL,    -- word 'basis'
    mentions INTEGER NOT NULL, -- rows in mention
    PRIMARY KEY (concept, doc)
) WITHOUT ROWID;
CREATE INDEX article_concept_doc ON article_concept (doc);

-- Statements: these words name the concept.
CREATE TABLE mention (
    concept INTEGER NOT NULL, -- article_concept.concept
    doc INTEGER NOT NULL,     -- article.doc
    start INTEGER NOT NULL,   -- span, code points of the body
    end INTEGER NOT NULL,     -- behind its last code point
    block INTEGER NOT NULL,   -- index into article_text.blocks
    PRIMARY KEY (concept, doc, start, end)
) WITHOUT ROWID;

-- Statements: this article also writes the concept so.
CREATE TABLE alias (
    concept INTEGER NOT NULL, -- article_concept.concept
    doc INTEGER NOT NULL,     -- article.doc
    form TEXT NOT NULL,       -- as written
    fold TEXT NOT NULL,       -- the form, folded
    PRIMARY KEY (concept, doc, form)
) WITHOUT ROWID;

-- Statements: s p o, as this article says.
CREATE TABLE relation (
    s INTEGER NOT NULL,       -- subject, article_concept.concept
    p INTEGER NOT NULL,       -- word 'predicate'
    o INTEGER NOT NULL,       -- object, article_concept.concept
    doc INTEGER NOT NULL,     -- article.doc
    basis INTEGER NOT NULL,   -- word 'basis'
    confidence REAL NOT NULL, -- 0 to 1
    block INTEGER NOT NULL,   -- index into article_text.blocks
    start INTEGER NOT NULL,   -- span, code points of the body
    end INTEGER NOT NULL,     -- behind its last code point
    PRIMARY KEY (s, p, o, doc)
) WITHOUT ROWID;
CREATE INDEX relation_object ON relation (o);
CREATE INDEX relation_doc ON relation (doc);

-- Statements: these words define the concept.
CREATE TABLE definition (
    concept INTEGER NOT NULL, -- article_concept.concept
    doc INTEGER NOT NULL,     -- article.doc
    start INTEGER NOT NULL,   -- span, code points of the body
    end INTEGER NOT NULL,     -- behind its last code point
    block INTEGER NOT NULL,   -- index into article_text.blocks
    credit TEXT,              -- who is credited with it, or NULL
    PRIMARY KEY (concept, doc, start, end)
) WITHOUT ROWID;

-- Derived from article_concept: what most sources say of a concept.
CREATE TABLE concept (
    id INTEGER PRIMARY KEY,    -- hash of fold
    fold TEXT NOT NULL UNIQUE, -- folded name: public id, without its "c:"
    name TEXT NOT NULL,        -- the spelling that most sources use
    kind INTEGER NOT NULL,     -- word 'kind'
    layer INTEGER NOT NULL,    -- word 'layer'
    mentions INTEGER NOT NULL, -- how often it is named
    articles INTEGER NOT NULL, -- in how many articles
    sources INTEGER NOT NULL   -- in how many clusters of articles
);
CREATE INDEX concept_sources
    ON concept (sources DESC, articles DESC, mentions DESC, fold);
CREATE INDEX concept_mentions
    ON concept (mentions DESC, sources DESC, articles DESC, fold);

-- Derived from article_concept and alias: all forms, to look concepts up.
CREATE TABLE form (
    fold TEXT NOT NULL,         -- the form, folded
    concept INTEGER NOT NULL,   -- concept.id
    form TEXT NOT NULL,         -- as most articles write it
    canonical INTEGER NOT NULL, -- 1: the concept's own name
    articles INTEGER NOT NULL,  -- that write it
    PRIMARY KEY (fold, concept)
) WITHOUT ROWID;
CREATE INDEX form_concept ON form (concept);

-- Concepts whose derived rows wait to be made anew.
CREATE TABLE touched (
    concept INTEGER PRIMARY KEY, -- concept.id
    fold TEXT NOT NULL           -- concept.fold
);

-- The full-text index: an inverted file in parts; each put adds one, and
-- derive merges them.  Code and promotion stay out.
CREATE TABLE index_part (
    part INTEGER PRIMARY KEY, -- in the order of the documents in them
    bytes INTEGER NOT NULL    -- of its blocks
);

-- Where the terms of a part are.
CREATE TABLE index_term (
    part INTEGER NOT NULL,  -- index_part.part
    first BLOB NOT NULL,    -- the block's first term
    block INTEGER NOT NULL, -- index_block.block
    PRIMARY KEY (part, first)
) WITHOUT ROWID;

-- Terms with their documents; src/store/sqlite/postings.h tells the bytes.
CREATE TABLE index_block (
    block INTEGER PRIMARY KEY, -- number
    terms BLOB NOT NULL        -- terms in the order of their bytes
);

-- How many words each document has.
CREATE TABLE index_length (
    chunk INTEGER PRIMARY KEY, -- documents from 4096 * chunk on
    lengths BLOB NOT NULL      -- four bytes each, low ones first; 0: none
);

-- Concepts, most sources first.
CREATE VIEW v_concept (
    id,       -- public: "c:" and the folded name
    name,     -- the spelling that most sources use
    kind,     -- word
    layer,    -- word
    mentions, -- how often it is named
    articles, -- in how many articles
    sources   -- in how many articles, copies counted once
) AS
SELECT 'c:' || c.fold, c.name, k.name, l.name, c.mentions, c.articles,
       c.sources
FROM concept c
JOIN word k ON k.list = 'kind' AND k.code = c.kind
JOIN word l ON l.list = 'layer' AND l.code = c.layer
ORDER BY c.sources DESC, c.articles DESC, c.mentions DESC, c.fold;

-- Other forms of concepts.
CREATE VIEW v_alias (
    concept, -- public id
    name,    -- of the concept
    alias,   -- the other form
    articles -- that write it
) AS
SELECT 'c:' || c.fold, c.name, f.form, f.articles
FROM form f
JOIN concept c ON c.id = f.concept
WHERE NOT f.canonical;

-- Articles, newest first.
CREATE VIEW v_article (
    id,     -- public: "s:" and the key
    title,  -- as the article gives it
    url,    -- or NULL
    site,   -- or NULL
    author, -- or NULL
    date,   -- ISO, or NULL
    tags,   -- the author's labels, with commas between; NULL: none
    chars,  -- code points of the text
    copies, -- articles in the store with this text, itself included
    text    -- the whole text
) AS
SELECT 's:' || a.key, a.title, a.url, a.site, a.author, a.date,
       (SELECT group_concat(name) FROM tag WHERE doc = a.doc), a.chars,
       (SELECT count(*) FROM article x WHERE x.cluster = a.cluster), t.body
FROM article a
JOIN article_text t ON t.doc = a.doc
ORDER BY a.date DESC, a.key;

-- Blocks of articles, in reading order.
CREATE VIEW v_block (
    article, -- public id
    n,       -- from 0
    type,    -- word
    level,   -- of a heading or item
    up,      -- the block that it stands under; -1: none
    promo,   -- 1: promotion, left out of every fact
    start,   -- code point of the article's text
    text     -- the block's text
) AS
SELECT 's:' || a.key, b.key, w.name, json_extract(b.value, '$[1]'),
       json_extract(b.value, '$[2]'), json_extract(b.value, '$[3]'),
       json_extract(b.value, '$[4]'),
       substr(t.body, json_extract(b.value, '$[4]') + 1,
              json_extract(b.value, '$[5]'))
FROM article a
JOIN article_text t ON t.doc = a.doc
JOIN json_each(t.blocks) b
JOIN word w ON w.list = 'block' AND w.code = json_extract(b.value, '$[0]');

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
SELECT 'c:' || c.fold, c.name, 's:' || a.key, a.date, m.block, m.start, m.end,
       substr(t.body, m.start + 1, m.end - m.start)
FROM mention m
JOIN concept c ON c.id = m.concept
JOIN article a ON a.doc = m.doc
JOIN article_text t ON t.doc = m.doc;

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
JOIN concept s ON s.id = r.s
JOIN concept o ON o.id = r.o
JOIN word p ON p.list = 'predicate' AND p.code = r.p
JOIN word b ON b.list = 'basis' AND b.code = r.basis
JOIN article a ON a.doc = r.doc
JOIN article_text t ON t.doc = r.doc;

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
JOIN concept c ON c.id = d.concept
JOIN article a ON a.doc = d.doc
JOIN article_text t ON t.doc = d.doc;

INSERT INTO word (list, code, name) VALUES
    ('kind', 0, 'model'),
    ('kind', 1, 'layer'),
    ('kind', 2, 'application'),
    ('kind', 3, 'risk'),
    ('kind', 4, 'technique'),
    ('kind', 5, 'product'),
    ('kind', 6, 'organization'),
    ('kind', 7, 'dataset'),
    ('kind', 8, 'infrastructure'),
    ('kind', 9, 'policy'),
    ('kind', 10, 'person'),
    ('layer', 0, 'none'),
    ('layer', 1, 'infrastructure'),
    ('layer', 2, 'model'),
    ('layer', 3, 'application'),
    ('predicate', 0, 'made_by'),
    ('predicate', 1, 'is_a'),
    ('predicate', 2, 'part_of'),
    ('predicate', 3, 'used_for'),
    ('predicate', 4, 'based_on'),
    ('predicate', 5, 'trained_on'),
    ('predicate', 6, 'has_risk'),
    ('predicate', 7, 'mitigates'),
    ('predicate', 8, 'replaces'),
    ('predicate', 9, 'competes_with'),
    ('predicate', 10, 'partner_of'),
    ('predicate', 11, 'invests_in'),
    ('basis', 0, 'stated'),
    ('basis', 1, 'list'),
    ('basis', 2, 'table'),
    ('basis', 3, 'lexicon'),
    ('basis', 4, 'pattern'),
    ('block', 0, 'heading'),
    ('block', 1, 'para'),
    ('block', 2, 'item'),
    ('block', 3, 'quote'),
    ('block', 4, 'row'),
    ('block', 5, 'code');

-- The uuid is one of RFC 4122, version 4.
INSERT INTO meta (key, value) VALUES
    ('uuid', lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' ||
                   substr(hex(randomblob(2)), 2) || '-' ||
                   substr('89AB', 1 + (random() & 3), 1) ||
                   substr(hex(randomblob(2)), 2) || '-' ||
                   hex(randomblob(6)))),
    ('revision', 0),
    ('stale', 0);
