-- People: what each was granted, where they are signed in, who was invited, who opened what.

ALTER TABLE accounts ADD COLUMN grants TEXT NOT NULL DEFAULT '[]';
UPDATE accounts SET grants = json_array(json_object('role', json(role), 'areas', json(scope)));
ALTER TABLE accounts DROP COLUMN role;
ALTER TABLE accounts DROP COLUMN scope;
ALTER TABLE accounts ADD COLUMN blocked INTEGER NOT NULL DEFAULT 0;
ALTER TABLE accounts ADD COLUMN last_seen_millis INTEGER;
-- The secret of an authenticator; in force from `factor_confirmed` on. No code of a step up to `factor_step` works again.
ALTER TABLE accounts ADD COLUMN factor_secret TEXT;
ALTER TABLE accounts ADD COLUMN factor_confirmed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE accounts ADD COLUMN factor_step INTEGER NOT NULL DEFAULT 0;

-- A browser on a phone or laptop, as it names itself.
CREATE TABLE devices (
  id TEXT PRIMARY KEY,
  name TEXT,
  last_seen_millis INTEGER NOT NULL,
  revoked_millis INTEGER
) STRICT, WITHOUT ROWID;
INSERT INTO devices (id, name, last_seen_millis)
SELECT device, NULL, max(created_millis) FROM sessions GROUP BY device;

-- `left`: its person signed out; what they did on the device before may still be brought by others who share it.
-- `ended`: it was taken away. `browser` is the hash of a secret that the browser keeps from sign-in to sign-in.
CREATE TABLE sessions_now (
  id TEXT PRIMARY KEY,
  token_hash TEXT NOT NULL UNIQUE,
  account TEXT NOT NULL REFERENCES accounts (id),
  device TEXT NOT NULL REFERENCES devices (id),
  browser TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'left', 'ended')),
  created_millis INTEGER NOT NULL,
  last_seen_millis INTEGER NOT NULL,
  expires_millis INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO sessions_now
SELECT
  lower(substr(random, 1, 8) || '-' || substr(random, 9, 4) || '-7' || substr(random, 14, 3)
    || '-8' || substr(random, 18, 3) || '-' || substr(random, 21, 12)),
  token_hash, account, device, '', 'open', created_millis, created_millis, expires_millis
FROM (SELECT hex(randomblob(16)) AS random, * FROM sessions);
DROP TABLE sessions;
ALTER TABLE sessions_now RENAME TO sessions;
CREATE INDEX sessions_by_account ON sessions (account);
CREATE INDEX sessions_by_device ON sessions (device);
CREATE INDEX sessions_by_expiry ON sessions (expires_millis);

-- Open invitations; one that was used, taken back or is over is gone. Without an inviter it is the operator's, with an
-- account it sets that account's password anew.
CREATE TABLE invitations (
  id TEXT PRIMARY KEY,
  token_hash TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  grants TEXT NOT NULL,
  account TEXT REFERENCES accounts (id),
  invited_by TEXT REFERENCES accounts (id),
  created_millis INTEGER NOT NULL,
  expires_millis INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Who saw which child's record (`opened`, `searched`), or fetched how many records of which areas (`pulled`).
CREATE TABLE access_log (
  entry INTEGER PRIMARY KEY,
  at_millis INTEGER NOT NULL,
  account TEXT NOT NULL,
  device TEXT NOT NULL,
  kind TEXT NOT NULL,
  child TEXT,
  scope TEXT,
  records INTEGER,
  UNIQUE (account, child, kind, at_millis)
) STRICT;
CREATE INDEX access_log_by_child ON access_log (child);

-- Keys that never leave the regency.
CREATE TABLE secrets (
  name TEXT PRIMARY KEY,
  secret TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Keyed hashes of the children's NIK, to find a child by it.
CREATE TABLE niks (
  child TEXT PRIMARY KEY,
  hash TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX niks_by_hash ON niks (hash);

-- On a shared phone one person brings what another did: `actor` did it, `carrier` brought it.
ALTER TABLE audit ADD COLUMN carrier TEXT;

-- The kinds of rows are the compiler's to check: naming them here would copy the largest table for every new one.
CREATE TABLE rows_now (
  revision INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  child TEXT NOT NULL,
  posyandu TEXT NOT NULL,
  village TEXT NOT NULL GENERATED ALWAYS AS (substr(posyandu, 1, 13)) VIRTUAL,
  district TEXT NOT NULL GENERATED ALWAYS AS (substr(posyandu, 1, 8)) VIRTUAL,
  body TEXT NOT NULL,
  UNIQUE (kind, id)
) STRICT;
INSERT INTO rows_now (revision, kind, id, child, posyandu, body)
SELECT revision, kind, id, child, posyandu, body FROM rows;
DROP TABLE rows;
ALTER TABLE rows_now RENAME TO rows;
CREATE INDEX rows_by_child ON rows (child);
CREATE INDEX rows_by_posyandu ON rows (posyandu);
CREATE INDEX rows_by_village ON rows (village);
CREATE INDEX rows_by_district ON rows (district);
