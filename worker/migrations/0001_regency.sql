-- One regency: its settings, people and records.

CREATE TABLE regency (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  pack TEXT NOT NULL,
  -- Head of the history. Kept apart from `rows`, because rows can leave and a revision is never used twice.
  revision INTEGER NOT NULL
) STRICT;

CREATE TABLE accounts (
  id TEXT PRIMARY KEY,
  username TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  scope TEXT NOT NULL,
  password_hash TEXT NOT NULL
) STRICT;

CREATE TABLE sessions (
  token_hash TEXT PRIMARY KEY,
  account TEXT NOT NULL REFERENCES accounts (id),
  device TEXT NOT NULL,
  created_millis INTEGER NOT NULL,
  expires_millis INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_by_account ON sessions (account);
CREATE INDEX sessions_by_expiry ON sessions (expires_millis);

-- Failed sign-ins in the current window. The key is a hash: neither a name nor an address is kept.
CREATE TABLE failed_sign_ins (
  key TEXT PRIMARY KEY,
  since_millis INTEGER NOT NULL,
  failures INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The newest version of every record, in order of its newest change. An index on an area ends in the revision (the row
-- id), so a pull for one posyandu, village or district reads only what it sends.
CREATE TABLE rows (
  revision INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('child', 'measurement', 'absence', 'gone')),
  id TEXT NOT NULL,
  child TEXT NOT NULL,
  posyandu TEXT NOT NULL,
  village TEXT NOT NULL GENERATED ALWAYS AS (substr(posyandu, 1, 13)) VIRTUAL,
  district TEXT NOT NULL GENERATED ALWAYS AS (substr(posyandu, 1, 8)) VIRTUAL,
  body TEXT NOT NULL,
  UNIQUE (kind, id)
) STRICT;
CREATE INDEX rows_by_child ON rows (child);
CREATE INDEX rows_by_posyandu ON rows (posyandu);
CREATE INDEX rows_by_village ON rows (village);
CREATE INDEX rows_by_district ON rows (district);

-- Every act that was decided, so that it is decided once.
CREATE TABLE mutations (
  id TEXT PRIMARY KEY,
  actor TEXT NOT NULL,
  verdict TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Who did what when. `detail` holds what the rows do not show any more, such as the values before an edit.
CREATE TABLE audit (
  entry INTEGER PRIMARY KEY,
  at_millis INTEGER NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT,
  mutation TEXT,
  device TEXT,
  phone_time_millis INTEGER,
  server_offset_millis INTEGER,
  detail TEXT
) STRICT;
CREATE INDEX audit_by_subject ON audit (subject);
