-- When each child that is followed was last seen, so that those who stay away are found without reading every record. Made
-- anew with everything that says so, and never written by hand; it names nobody.
CREATE TABLE attendance (
  number INTEGER PRIMARY KEY,
  child TEXT NOT NULL UNIQUE,
  posyandu TEXT NOT NULL,
  seen_on TEXT NOT NULL,
  -- The month in which it was last seen: months since the year 0.
  month INTEGER NOT NULL,
  -- Days after it on which an absence was noted, with spaces between.
  absent_on TEXT NOT NULL,
  -- The day from which on it is not looked for, because it is five then.
  until TEXT NOT NULL
) STRICT;
CREATE INDEX attendance_by_posyandu ON attendance (posyandu, month);

-- Children of whom it is still to be made: at first all that were here before.
CREATE TABLE attendance_to_make (
  child TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
INSERT INTO attendance_to_make SELECT id FROM rows WHERE kind = 'child';
