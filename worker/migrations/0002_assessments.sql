-- The regency's own assessment of each reading, with the engine that made it: the unrounded z of each index. Categories,
-- percentiles and warnings follow from these and the reading, and are not stored twice.

CREATE TABLE engines (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  table_hash TEXT NOT NULL,
  UNIQUE (version, table_hash)
) STRICT;

CREATE TABLE assessments (
  measurement TEXT PRIMARY KEY,
  engine INTEGER NOT NULL REFERENCES engines (id),
  age_days INTEGER,
  weight_for_age REAL,
  length_for_age REAL,
  weight_for_length REAL,
  bmi_for_age REAL,
  head_for_age REAL,
  arm_for_age REAL,
  nutrition TEXT
) STRICT, WITHOUT ROWID;
