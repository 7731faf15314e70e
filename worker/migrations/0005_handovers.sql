-- Children on their way to another regency: who takes the code along gets the record once, however often it is asked.
CREATE TABLE handovers (
  code_hash TEXT PRIMARY KEY,
  child TEXT NOT NULL,
  consent TEXT NOT NULL,
  given_by TEXT NOT NULL REFERENCES accounts (id),
  expires_millis INTEGER NOT NULL,
  taken_by TEXT
) STRICT, WITHOUT ROWID;

-- Children that came from another regency, so that a code brings its child once.
CREATE TABLE arrivals (
  code_hash TEXT PRIMARY KEY,
  child TEXT NOT NULL,
  at_millis INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
