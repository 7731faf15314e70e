-- Packs as dated history: the newest is in force, and what was in force is never changed.
CREATE TABLE packs (
  revision INTEGER PRIMARY KEY,
  at_millis INTEGER NOT NULL,
  actor TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;

-- Packs of before named no format version: their card becomes the first settings, and their notice the first one.
INSERT INTO packs (revision, at_millis, actor, body)
SELECT
  1,
  unixepoch() * 1000,
  'migration',
  json_set(
    json_remove(pack, '$.noticeVersion', '$.kms'),
    '$.formatVersion', 1,
    '$.settings', json_array(json_object('from', '2025-01-01', 'kms', json_extract(pack, '$.kms')))
  )
FROM regency;

ALTER TABLE regency DROP COLUMN pack;
-- Since when nobody but the operator is served.
ALTER TABLE regency ADD COLUMN suspended_millis INTEGER;

-- Which regency's way of working was taken over, and what of it: each item as it was there then.
CREATE TABLE replication (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  from_code TEXT NOT NULL,
  at_millis INTEGER NOT NULL,
  taken TEXT NOT NULL
) STRICT;

-- The pack in force when a reading was assessed.
ALTER TABLE assessments ADD COLUMN pack INTEGER REFERENCES packs (revision);
