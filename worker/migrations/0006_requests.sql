-- What was decided about what parents asked. The request itself is a row; of an erased child only this is left.
CREATE TABLE decisions (
  request TEXT PRIMARY KEY,
  child TEXT NOT NULL,
  posyandu TEXT NOT NULL,
  kind TEXT NOT NULL,
  asked_on TEXT NOT NULL,
  at_millis INTEGER NOT NULL,
  decided_by TEXT NOT NULL REFERENCES accounts (id),
  decision TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX decisions_by_child ON decisions (child);
CREATE INDEX decisions_by_time ON decisions (at_millis);

-- Children whose parents withdrew their consent: shared with nobody but those who treat them.
CREATE TABLE withdrawals (
  child TEXT PRIMARY KEY,
  at_millis INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What erased children still count in: `month` is counted from year 0. Several children add up, and none is named.
CREATE TABLE erased_counts (
  village TEXT NOT NULL,
  month INTEGER NOT NULL,
  measured INTEGER NOT NULL,
  short INTEGER NOT NULL,
  underweight INTEGER NOT NULL,
  wasted INTEGER NOT NULL,
  PRIMARY KEY (village, month)
) STRICT, WITHOUT ROWID;
