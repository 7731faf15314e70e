-- Digest of each act that was decided, so that its name cannot bring another; none for acts of before.
ALTER TABLE mutations ADD COLUMN body TEXT;
