-- Photos that show what was done for a child, by the SHA-256 of their bytes; `posyandu` is where the child was when one came.
CREATE TABLE photos (
  child TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  posyandu TEXT NOT NULL,
  account TEXT NOT NULL,
  at_millis INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (child, sha256)
) STRICT;
