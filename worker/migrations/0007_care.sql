-- Cases and tasks as they follow from the steps of care among the rows: made anew for a child with everything that changes
-- its care, and never written by hand. `due` is the first day of what is next, or past every day once a case is closed.
CREATE TABLE cases (
  id TEXT PRIMARY KEY,
  child TEXT NOT NULL,
  posyandu TEXT NOT NULL,
  state TEXT NOT NULL,
  due TEXT NOT NULL,
  -- The day from which on it must be made anew, because the child is five then.
  stale_on TEXT NOT NULL,
  -- The settings that it was made by.
  rules TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX cases_by_child ON cases (child);
CREATE INDEX cases_by_posyandu ON cases (posyandu);

CREATE TABLE tasks (
  number INTEGER PRIMARY KEY,
  case_id TEXT NOT NULL,
  child TEXT NOT NULL,
  posyandu TEXT NOT NULL,
  office TEXT,
  due TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX tasks_by_case ON tasks (case_id);
CREATE INDEX tasks_by_child ON tasks (child);
CREATE INDEX tasks_by_posyandu ON tasks (posyandu);
CREATE INDEX tasks_by_office ON tasks (office, due) WHERE office IS NOT NULL;

-- Food supplements in the stores of puskesmas: movements, only ever added.
CREATE TABLE stock_moves (
  id TEXT PRIMARY KEY,
  puskesmas TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX stock_moves_by_puskesmas ON stock_moves (puskesmas);
