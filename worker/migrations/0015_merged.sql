-- Which records were merged into a child's: asked for each of its readings. A body is blanked before it is overwritten.
CREATE INDEX rows_merged ON rows (CASE WHEN json_valid(body) THEN json_extract(body, '$.child.status.into') END)
WHERE kind = 'child';
