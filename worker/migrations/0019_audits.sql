-- Audits of cases (AKS), and what each froze of every case that it looks at.
CREATE TABLE case_audits (
  id TEXT PRIMARY KEY,
  held_on TEXT NOT NULL,
  area TEXT NOT NULL,
  made_by TEXT NOT NULL REFERENCES accounts (id),
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX case_audits_by_day ON case_audits (held_on);

CREATE TABLE case_audit_bundles (
  audit TEXT NOT NULL REFERENCES case_audits (id),
  child TEXT NOT NULL,
  case_id TEXT NOT NULL,
  -- Its place in the order in which the cases were picked.
  place INTEGER NOT NULL,
  -- Of the story's text.
  sha256 TEXT NOT NULL,
  story TEXT NOT NULL,
  PRIMARY KEY (audit, child)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_audit_bundles_by_child ON case_audit_bundles (child);

-- What is frozen stays. Erasing a child overwrites its story with hyphens, and then alone it goes.
CREATE TRIGGER case_audits_stay BEFORE UPDATE ON case_audits
BEGIN SELECT RAISE(ABORT, 'an audit never changes'); END;
CREATE TRIGGER case_audit_bundles_stay BEFORE UPDATE ON case_audit_bundles WHEN NEW.story GLOB '*[^-]*'
BEGIN SELECT RAISE(ABORT, 'a bundle never changes'); END;
CREATE TRIGGER case_audit_bundles_are_kept BEFORE DELETE ON case_audit_bundles WHEN OLD.story GLOB '*[^-]*'
BEGIN SELECT RAISE(ABORT, 'a bundle is kept'); END;
