-- Who is followed in registers, as lists read them: entries as they follow from what was done to them among the rows, and
-- newborns as they follow from children's records, under the child's id. Made anew with everything that changes them, and never
-- written by hand. `due` is the first day of what is to do, or past every day.
CREATE TABLE entries (
  id TEXT PRIMARY KEY,
  woman TEXT,
  register TEXT NOT NULL,
  posyandu TEXT NOT NULL,
  ended INTEGER NOT NULL CHECK (ended IN (0, 1)),
  due TEXT NOT NULL,
  -- The next day that brings something new, or past every day.
  stale_on TEXT NOT NULL,
  -- The settings that it was made by.
  rules TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX entries_by_posyandu ON entries (posyandu, ended, due);
CREATE INDEX entries_by_woman ON entries (woman) WHERE woman IS NOT NULL;
CREATE INDEX entries_by_stale_on ON entries (stale_on);
