-- 0004_names.sql - concepts by how their names are typed, and all names in few
-- rows.

-- Derived from concept: what may be typed for a Chinese name.
CREATE TABLE spelling (
    letters TEXT NOT NULL,     -- in pinyin without tones, or its initials
    initials INTEGER NOT NULL, -- 1: of each syllable the first letter alone
    concept INTEGER NOT NULL,  -- concept.id
    PRIMARY KEY (letters, initials, concept)
) WITHOUT ROWID;

-- Derived from form: what a walk over all names takes.
CREATE TABLE name_pack (
    pack INTEGER PRIMARY KEY, -- of the concepts with this concept.id >> 54
    names BLOB NOT NULL       -- their forms; src/store/sqlite/names.h tells
                              -- the bytes
);

INSERT OR IGNORE INTO touched (concept, fold) SELECT id, fold FROM concept;
UPDATE meta SET value = 1
WHERE key = 'stale' AND EXISTS (SELECT 1 FROM touched);

-- What an older program read has ids with traditional characters: the next
-- ingest reads it again.
UPDATE input SET mtime = 0, hash = NULL WHERE status = 'ok';
