//! The schemas' history: each step runs once, in order.

use serde::Deserialize;

use super::sql::{Database, StoreError};

/// Of a regency.
pub const REGENCY: [&str; 17] = [
    include_str!("../../migrations/0001_regency.sql"),
    include_str!("../../migrations/0002_assessments.sql"),
    include_str!("../../migrations/0003_packs.sql"),
    include_str!("../../migrations/0004_people.sql"),
    include_str!("../../migrations/0005_handovers.sql"),
    include_str!("../../migrations/0006_requests.sql"),
    include_str!("../../migrations/0007_care.sql"),
    include_str!("../../migrations/0008_sync.sql"),
    include_str!("../../migrations/0013_losses.sql"),
    include_str!("../../migrations/0014_registers.sql"),
    include_str!("../../migrations/0015_merged.sql"),
    include_str!("../../migrations/0016_kept_areas.sql"),
    include_str!("../../migrations/0017_women.sql"),
    include_str!("../../migrations/0018_photos.sql"),
    include_str!("../../migrations/0019_audits.sql"),
    include_str!("../../migrations/0020_refusals.sql"),
    include_str!("../../migrations/0021_attendance.sql"),
];

/// How many steps of a regency there are.
#[expect(clippy::cast_possible_truncation, reason = "a handful")]
pub const NEWEST: u32 = REGENCY.len() as u32;

/// Of the directory.
pub const DIRECTORY: [&str; 1] = [include_str!("../../migrations/directory/0001_directory.sql")];

const VERSION_TABLE: &str = "CREATE TABLE schema_version (only INTEGER PRIMARY KEY CHECK (only = 1), version INTEGER NOT NULL) STRICT";

#[derive(Deserialize)]
struct Version {
    version: u32,
}

/// How many steps a database has seen.
pub fn version(database: &Database) -> Result<u32, StoreError> {
    if !database.has_table("schema_version")? {
        return Ok(0);
    }
    Ok(database.first::<Version>("SELECT version FROM schema_version", [])?.map_or(0, |row| row.version))
}

pub fn run(database: &Database, steps: &[&'static str]) -> Result<(), StoreError> {
    let version = version(database)?;
    for (number, step) in (1_u32..).zip(steps).filter(|(number, _)| *number > version) {
        database.atomically(|| {
            if number == 1 {
                database.run(VERSION_TABLE, [])?;
            }
            database.run(step, [])?;
            let record = "INSERT INTO schema_version (only, version) VALUES (1, ?)
                ON CONFLICT (only) DO UPDATE SET version = excluded.version";
            database.run(record, [i64::from(number).into()])
        })?;
    }
    Ok(())
}
