-- Of what a person sees, the areas whose records one of their devices keeps. No row: all of it.
CREATE TABLE kept_areas (
  account TEXT NOT NULL,
  device TEXT NOT NULL,
  areas TEXT NOT NULL,
  PRIMARY KEY (account, device)
) STRICT, WITHOUT ROWID;
