-- Records that vanished from a phone's storage, as the phone itself told at the next sign-in: its last count of them.
ALTER TABLE devices ADD COLUMN lost_at_millis INTEGER;
ALTER TABLE devices ADD COLUMN lost_records INTEGER;
ALTER TABLE devices ADD COLUMN lost_unsent INTEGER;
