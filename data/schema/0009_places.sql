-- 0009_places.sql - a concept's places in an article stand in the row that
-- says that the article has it.

DROP VIEW v_mention;
ALTER TABLE article_concept RENAME TO article_concept_before;
DROP INDEX article_concept_doc;

-- Statements: this article has this concept, and these words name it.
CREATE TABLE article_concept (
    concept INTEGER NOT NULL,  -- hash of the folded name
    doc INTEGER NOT NULL,      -- article.doc
    name TEXT NOT NULL,        -- canonical form, as this article has it
    kind INTEGER NOT NULL,     -- word 'kind'
    layer INTEGER NOT NULL,    -- word 'layer'
    basis INTEGER NOT NULL,    -- word 'basis'
    mentions INTEGER NOT NULL, -- how many places
    places TEXT NOT NULL,      -- JSON: [[block,start,length],...], in reading
                               -- order, in code points of the body; zeros at
                               -- the end of a place are left out
    PRIMARY KEY (concept, doc)
) WITHOUT ROWID;
INSERT INTO article_concept
    (concept, doc, name, kind, layer, basis, mentions, places)
    SELECT f.concept, f.doc, f.name, f.kind, f.layer, f.basis, f.mentions,
           coalesce(m.places, '[]')
    FROM article_concept_before f
    LEFT JOIN mention m ON m.concept = f.concept AND m.doc = f.doc
    ORDER BY f.concept, f.doc;
DROP TABLE article_concept_before;
DROP TABLE mention;
CREATE INDEX article_concept_doc ON article_concept (doc);

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
JOIN concept c ON c.id = f.concept
JOIN article a ON a.doc = f.doc
JOIN article_text t ON t.doc = f.doc
JOIN json_each(f.places) p;
