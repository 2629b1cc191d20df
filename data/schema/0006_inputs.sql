-- 0006_inputs.sql - pages of the web are asked for only where they changed.

ALTER TABLE input ADD COLUMN etag TEXT;     -- of the page, or NULL
ALTER TABLE input ADD COLUMN modified TEXT; -- Last-Modified of it, or NULL
