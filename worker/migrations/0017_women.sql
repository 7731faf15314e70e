-- Women in registers by their NIK, through keyed hashes as children are in niks: none where she has no number, and '?' until the
-- entry is listed anew, which puts the hash in.
ALTER TABLE entries ADD COLUMN nik TEXT NOT NULL DEFAULT '?';
CREATE INDEX entries_by_nik ON entries (nik) WHERE nik <> '';
