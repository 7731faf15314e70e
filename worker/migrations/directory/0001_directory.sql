-- Which regencies there are. Each regency's own object stays the truth; setting one up again repairs its line here.

CREATE TABLE regencies (
  code TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('active', 'suspended')),
  provisioned_millis INTEGER NOT NULL,
  changed_millis INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What the operator changed, in any regency.
CREATE TABLE acts (
  entry INTEGER PRIMARY KEY,
  at_millis INTEGER NOT NULL,
  code TEXT NOT NULL,
  act TEXT NOT NULL,
  request_id TEXT NOT NULL
) STRICT;
CREATE INDEX acts_by_code ON acts (code);
