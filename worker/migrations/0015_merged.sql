-- Which records were merged into a child's: asked for each of its readings.
CREATE INDEX rows_merged ON rows (json_extract(body, '$.child.status.into')) WHERE kind = 'child';
