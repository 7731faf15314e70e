-- Acts that were refused, as their authors sent them, until somebody has dealt with each: none ever expires. `child` is the name that
-- the record is filed under, whether there is one or not; `woman` is whom a refused enrolment names, so that it is erased with her.
CREATE TABLE refusals (
  mutation TEXT PRIMARY KEY,
  at_millis INTEGER NOT NULL,
  actor TEXT NOT NULL,
  child TEXT NOT NULL,
  woman TEXT,
  posyandu TEXT NOT NULL,
  act TEXT NOT NULL,
  verdict TEXT NOT NULL,
  settled_millis INTEGER,
  settled_by TEXT,
  -- None where another act did what this one was to do.
  remark TEXT
) STRICT;
CREATE INDEX refusals_by_child ON refusals (child);
CREATE INDEX refusals_by_woman ON refusals (woman) WHERE woman IS NOT NULL;
CREATE INDEX refusals_open ON refusals (posyandu, at_millis) WHERE settled_millis IS NULL;
CREATE INDEX refusals_settled ON refusals (posyandu, settled_millis) WHERE settled_millis IS NOT NULL;
