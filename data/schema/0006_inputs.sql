-- 0006_inputs.sql - pages of the web are asked for only where they changed; and
-- what an article was taken over from.

ALTER TABLE input ADD COLUMN etag TEXT;     -- of the page, or NULL
ALTER TABLE input ADD COLUMN modified TEXT; -- Last-Modified of it, or NULL

ALTER TABLE article ADD COLUMN origin TEXT; -- of a repost: address or name of
                                            -- where it is from, or NULL

DROP VIEW v_article;

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
    origin, -- of a repost: address or name of where it is from, or NULL
    copies, -- articles in the store with this text, itself included
    text    -- the whole text
) AS
SELECT 's:' || a.key, a.title, a.url, a.site, a.author, a.date,
       (SELECT group_concat(name) FROM tag WHERE doc = a.doc), a.chars,
       a.origin,
       (SELECT count(*) FROM article x WHERE x.cluster = a.cluster), t.body
FROM article a
JOIN article_text t ON t.doc = a.doc
ORDER BY a.date DESC, a.key;
