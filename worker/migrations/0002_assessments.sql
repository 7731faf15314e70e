-- The regency's own assessment of each reading, with the engine that made it.

CREATE TABLE engines (
  id INTEGER PRIMARY KEY,
  version TEXT NOT NULL,
  table_hash TEXT NOT NULL,
  UNIQUE (version, table_hash)
) STRICT;

CREATE TABLE assessments (
  measurement TEXT PRIMARY KEY,
  engine INTEGER NOT NULL REFERENCES engines (id),
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
