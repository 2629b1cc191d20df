-- 0008_compact.sql - what there is most of, in fewer rows and bytes.

-- All that an article's mentions of a concept need is one row.
DROP VIEW v_mention;
ALTER TABLE mention RENAME TO mention_before;

-- Statements: these words name the concept.
CREATE TABLE mention (
    concept INTEGER NOT NULL, -- article_concept.concept
    doc INTEGER NOT NULL,     -- article.doc
    places TEXT NOT NULL,     -- JSON: [[block,start,length],...], in reading
                              -- order, in code points of the body; zeros at
                              -- the end of a place are left out
    PRIMARY KEY (concept, doc)
) WITHOUT ROWID;
INSERT INTO mention (concept, doc, places)
    SELECT concept, doc,
           '[' || group_concat('[' || block || ',' || start || ',' ||
                               (end - start) || ']') || ']'
    FROM (SELECT * FROM mention_before ORDER BY concept, doc, start, end)
    GROUP BY concept, doc;
DROP TABLE mention_before;

-- article_text.blocks is [[type,start,length,up,level,promo],...] from now on,
-- without zeros at the ends: most blocks have no level and are no promotion.
UPDATE article_text SET blocks =
    (SELECT '[' || coalesce(group_concat(one), '') || ']'
     FROM (SELECT '[' || json_extract(b.value, '$[0]') || ',' ||
                  json_extract(b.value, '$[4]') || ',' ||
                  json_extract(b.value, '$[5]') || ',' ||
                  json_extract(b.value, '$[2]') || ',' ||
                  json_extract(b.value, '$[1]') || ',' ||
                  json_extract(b.value, '$[3]') || ']' AS one
           FROM json_each(article_text.blocks) b ORDER BY b.key));

DROP VIEW v_block;

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
SELECT 's:' || a.key, b.key, w.name,
       coalesce(json_extract(b.value, '$[4]'), 0),
       coalesce(json_extract(b.value, '$[3]'), 0),
       coalesce(json_extract(b.value, '$[5]'), 0),
       coalesce(json_extract(b.value, '$[1]'), 0),
       substr(t.body, coalesce(json_extract(b.value, '$[1]'), 0) + 1,
              coalesce(json_extract(b.value, '$[2]'), 0))
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
SELECT 'c:' || c.fold, c.name, 's:' || a.key, a.date,
       json_extract(p.value, '$[0]'), json_extract(p.value, '$[1]'),
       json_extract(p.value, '$[1]') + json_extract(p.value, '$[2]'),
       substr(t.body, json_extract(p.value, '$[1]') + 1,
              json_extract(p.value, '$[2]'))
FROM mention m
JOIN concept c ON c.id = m.concept
JOIN article a ON a.doc = m.doc
JOIN article_text t ON t.doc = m.doc
JOIN json_each(m.places) p;
