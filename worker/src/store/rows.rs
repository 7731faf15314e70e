//! Records by revision.

use std::collections::BTreeSet;

use serde::Deserialize;
use serde_json::value::RawValue;
use tumbuh::api::handover::{ChildHistory, HandoverConsent};
use tumbuh::area::{AreaCode, AreaLevel, Scope};
use tumbuh::care::CareEventRow;
use tumbuh::care::register::RegisterEventRow;
use tumbuh::child::Child;
use tumbuh::id::{ChildId, EntryId, Revision};
use tumbuh::sync::{ChildRow, Gone, MeasurementRow, Row, RowKey};

use super::sql::{Bind, read, write};
use super::{Store, StoreError};

/// Rows as they are stored.
pub struct Page {
    pub rows: Vec<StoredRow>,
    pub cursor: Revision,
    pub more: bool,
}

/// Which kinds of rows an app knows besides those that every app knows.
#[derive(Clone, Copy)]
pub struct Wanted {
    /// Steps of care.
    pub care: bool,
    /// What was done to entries of registers.
    pub registers: bool,
}

/// What a row is, as far as not everyone may see all of it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    Child,
    RegisterEvent,
    Other,
}

/// A row as it is stored, ready to be sent to whoever may see all of it.
pub struct StoredRow {
    pub kind: RowKind,
    pub revision: Revision,
    pub child: String,
    pub posyandu: String,
    /// Whether it belongs to a child whose parent withdrew consent.
    pub withdrawn: bool,
    pub body: Box<RawValue>,
}

#[derive(Deserialize)]
struct Body {
    body: String,
}

#[derive(Deserialize)]
struct At {
    posyandu: String,
}

impl At {
    fn code(self) -> Result<AreaCode, StoreError> {
        self.posyandu.parse().map_err(|_| StoreError::Unreadable { what: "posyandu" })
    }
}

#[derive(Deserialize)]
pub(super) struct Count {
    pub count: u64,
}

#[derive(Deserialize)]
pub(super) struct Found {}

#[derive(Deserialize)]
struct Named {
    kind: String,
    id: String,
    body: String,
}

#[derive(Deserialize)]
struct Sent {
    revision: u64,
    kind: String,
    child: String,
    posyandu: String,
    body: String,
    withdrawn: u8,
    /// For a child that left an area: where it is now.
    now_at: Option<String>,
}

const CHILD: &str = "child";
const MEASUREMENT: &str = "measurement";
const ABSENCE: &str = "absence";
const REQUEST: &str = "request";
const CARE_EVENT: &str = "careEvent";
const REGISTER_EVENT: &str = "registerEvent";
const GONE: &str = "gone";

fn named(key: RowKey) -> (&'static str, String) {
    match key {
        RowKey::Child(id) => (CHILD, id.to_string()),
        RowKey::Measurement(id) => (MEASUREMENT, id.to_string()),
        RowKey::Absence(id) => (ABSENCE, id.to_string()),
        RowKey::Request(id) => (REQUEST, id.to_string()),
        RowKey::CareEvent(id) => (CARE_EVENT, id.to_string()),
        RowKey::RegisterEvent(id) => (REGISTER_EVENT, id.to_string()),
    }
}

impl Store {
    pub fn child(&self, id: ChildId) -> Result<Option<ChildRow>, StoreError> {
        match self.row(CHILD, id.to_string())? {
            None => Ok(None),
            Some(Row::Child(row)) => Ok(Some(row)),
            Some(_) => Err(StoreError::Unreadable { what: CHILD }),
        }
    }

    /// The posyandu of a child, or of the entry of a register that is filed under that name.
    pub fn posyandu_of(&self, child: ChildId) -> Result<Option<AreaCode>, StoreError> {
        let query = "SELECT posyandu FROM rows WHERE kind = 'child' AND id = ?1
            UNION ALL SELECT posyandu FROM entries WHERE id = ?1 LIMIT 1";
        let place = self.database.first::<At>(query, [child.to_string().into()])?;
        place.map(At::code).transpose()
    }

    /// Every child's record.
    pub fn children(&self) -> Result<Vec<ChildRow>, StoreError> {
        read_children(self.database.all("SELECT body FROM rows WHERE kind = 'child'", [])?)
    }

    /// The record of every child of a posyandu.
    pub fn children_in(&self, posyandu: &AreaCode) -> Result<Vec<ChildRow>, StoreError> {
        let query = "SELECT body FROM rows WHERE posyandu = ? AND kind = 'child' ORDER BY revision";
        read_children(self.database.all(query, [posyandu.as_str().into()])?)
    }

    /// How many children are followed in a posyandu.
    pub fn followed_in(&self, posyandu: &AreaCode) -> Result<u64, StoreError> {
        let query = "SELECT COUNT(*) AS count FROM rows WHERE posyandu = ? AND kind = 'child'
            AND json_extract(body, '$.child.status.state') = 'active'";
        let found = self.database.first::<Count>(query, [posyandu.as_str().into()])?;
        Ok(found.map_or(0, |found| found.count))
    }

    /// Every posyandu that has records; those that were closed, too.
    pub fn posyandu_with_records(&self) -> Result<BTreeSet<AreaCode>, StoreError> {
        // From one code to the next along the index, however many records each has.
        let query = "WITH RECURSIVE codes (posyandu) AS (
                SELECT min(posyandu) FROM rows
                UNION ALL
                SELECT (SELECT min(posyandu) FROM rows WHERE posyandu > codes.posyandu) FROM codes
                WHERE codes.posyandu IS NOT NULL)
            SELECT posyandu FROM codes WHERE posyandu IS NOT NULL";
        self.database.all::<At>(query, [])?.into_iter().map(At::code).collect()
    }

    /// All that is recorded about a child.
    pub fn history_of(&self, child: Child, consent: HandoverConsent) -> Result<ChildHistory, StoreError> {
        let query = "SELECT body FROM rows WHERE child = ? AND kind NOT IN ('child', 'gone', 'measurement') ORDER BY revision";
        let bodies = self.database.all::<Body>(query, [child.id.to_string().into()])?;
        let (absences, requests, care) = Default::default();
        let measurements = self.measurements_of(child.id)?;
        let mut history = ChildHistory { child, measurements, absences, requests, care, consent };
        // Where it goes nobody knows the names that were merged into its own.
        for row in &mut history.measurements {
            row.measurement.child = history.child.id;
        }
        for row in bodies {
            match read("row", &row.body)? {
                Row::Absence(row) => history.absences.push(row),
                Row::Request(row) => history.requests.push(row),
                Row::CareEvent(row) => history.care.push(row),
                Row::Child(_) | Row::RegisterEvent(_) | Row::Gone(_) | Row::Measurement(_) => {}
            }
        }
        Ok(history)
    }

    /// Every reading of a child, the superseded ones and those of records that were merged into its own too.
    pub fn measurements_of(&self, child: ChildId) -> Result<Vec<MeasurementRow>, StoreError> {
        // Left to itself, the platform's SQLite goes through all children to find those that were merged, and, without the plus,
        // through the readings of all of them.
        let query = "WITH RECURSIVE same (id) AS (
                SELECT ?
                UNION
                SELECT rows.id FROM same CROSS JOIN rows INDEXED BY rows_merged
                ON CASE WHEN json_valid(rows.body) THEN json_extract(rows.body, '$.child.status.into') END = same.id
                WHERE rows.kind = 'child')
            SELECT body FROM rows WHERE child IN (SELECT id FROM same) AND +kind = 'measurement' ORDER BY revision";
        let bodies = self.database.all(query, [child.to_string().into()])?;
        read_rows(MEASUREMENT, bodies, |row| match row {
            Row::Measurement(row) => Some(row),
            _ => None,
        })
    }

    /// The posyandu that a child left after a revision.
    pub fn left_from(&self, child: ChildId, since: Revision) -> Result<Vec<AreaCode>, StoreError> {
        let query = "SELECT posyandu FROM rows WHERE child = ? AND kind = 'gone' AND revision > ?";
        let left = self.database.all::<At>(query, [child.to_string().into(), since.0.into()])?;
        left.into_iter().map(At::code).collect()
    }

    /// Everything that was done for a child.
    pub fn care_events(&self, child: ChildId) -> Result<Vec<CareEventRow>, StoreError> {
        let query = "SELECT body FROM rows WHERE child = ? AND kind = 'careEvent' ORDER BY revision";
        let bodies = self.database.all(query, [child.to_string().into()])?;
        read_rows(CARE_EVENT, bodies, |row| match row {
            Row::CareEvent(row) => Some(row),
            _ => None,
        })
    }

    /// Everything that was done to an entry of a register.
    pub fn register_events(&self, entry: EntryId) -> Result<Vec<RegisterEventRow>, StoreError> {
        let query = "SELECT body FROM rows WHERE child = ? AND kind = 'registerEvent' ORDER BY revision";
        let bodies = self.database.all(query, [entry.to_string().into()])?;
        read_rows(REGISTER_EVENT, bodies, |row| match row {
            Row::RegisterEvent(row) => Some(row),
            _ => None,
        })
    }

    /// Whether there is such a record.
    pub fn has_row(&self, key: RowKey) -> Result<bool, StoreError> {
        let (kind, id) = named(key);
        let query = "SELECT 1 AS found FROM rows WHERE kind = ? AND id = ?";
        Ok(self.database.first::<Found>(query, [kind.into(), id.into()])?.is_some())
    }

    fn row(&self, kind: &str, id: String) -> Result<Option<Row>, StoreError> {
        let query = "SELECT body FROM rows WHERE kind = ? AND id = ?";
        self.database
            .first::<Body>(query, [kind.into(), id.into()])?
            .map(|row| read("row", &row.body))
            .transpose()
    }

    /// Writes the newest version of a record that belongs to a child of `posyandu`.
    pub fn put_row(&self, row: &Row, posyandu: &AreaCode) -> Result<(), StoreError> {
        let (kind, id) = match row {
            // One marker for each posyandu that a child left.
            Row::Gone(gone) => (GONE, format!("{}@{posyandu}", gone.child)),
            other => named(other.key()),
        };
        self.blank(kind, &id)?;
        let query = "INSERT INTO rows (revision, kind, id, child, posyandu, body) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (kind, id) DO UPDATE SET revision = excluded.revision,
                posyandu = excluded.posyandu, body = excluded.body";
        self.database.run(
            query,
            [
                row.revision().0.into(),
                kind.into(),
                id.into(),
                row.child().to_string().into(),
                posyandu.as_str().into(),
                write("row", row)?.into(),
            ],
        )
    }

    /// Overwrites what a record said: SQLite leaves in its pages what a newer version replaces, and there no erasure would
    /// reach it.
    fn blank(&self, kind: &str, id: &str) -> Result<(), StoreError> {
        let query = "UPDATE rows SET body = replace(hex(zeroblob(length(CAST(body AS BLOB)))), '00', '-')
            WHERE kind = ? AND id = ?";
        self.database.run(query, [kind.into(), id.into()])
    }

    /// Moves everything that belongs to a child, whose own row already says `to`, and leaves word at `from`. Returns the new
    /// head.
    pub fn move_records(
        &self,
        child: ChildId,
        from: &AreaCode,
        to: &AreaCode,
        mut head: Revision,
    ) -> Result<Revision, StoreError> {
        head = self.renew_records(child, to, head)?;
        self.move_refusals(child, from, to)?;
        let id = child.to_string();
        // Back where it once was, the child is not gone from there any more.
        let query = "DELETE FROM rows WHERE child = ? AND kind = 'gone' AND posyandu = ?";
        self.database.run(query, [id.into(), to.as_str().into()])?;
        head = head.next();
        self.put_row(&Row::Gone(Gone { revision: head, child }), from)?;
        Ok(head)
    }

    /// Gives every record of a child but its own row a new revision at `posyandu`: those who follow it there have long passed
    /// the old ones. Returns the new head.
    pub fn renew_records(
        &self,
        child: ChildId,
        posyandu: &AreaCode,
        mut head: Revision,
    ) -> Result<Revision, StoreError> {
        let query = "SELECT kind, id, body FROM rows
            WHERE child = ? AND kind NOT IN ('child', 'gone') ORDER BY revision";
        for record in self.database.all::<Named>(query, [child.to_string().into()])? {
            head = head.next();
            self.blank(&record.kind, &record.id)?;
            // The cast keeps JavaScript's number from becoming `5.0` in the text.
            let query = "UPDATE rows SET revision = ?1, posyandu = ?2,
                    body = json_set(?3, '$.revision', CAST(?1 AS INTEGER))
                WHERE kind = ?4 AND id = ?5";
            let place = posyandu.as_str().into();
            let binds = [head.0.into(), place, record.body.into(), record.kind.into(), record.id.into()];
            self.database.run(query, binds)?;
        }
        Ok(head)
    }

    /// Rows after `since` that `scope` may see, oldest first, at most `limit`; only those that are `wanted`.
    pub fn page(
        &self,
        scope: &Scope,
        since: Revision,
        limit: usize,
        wanted: Wanted,
    ) -> Result<Page, StoreError> {
        let head = self.head()?;
        let asked = limit.saturating_add(1);
        let mut found: Vec<Sent> = Vec::new();
        for area in outermost(scope) {
            found.extend(self.rows_in(area, since, asked, wanted)?);
        }
        found.sort_unstable_by_key(|row| row.revision);
        let more = found.len() > limit;
        found.truncate(limit);
        let cursor = match found.last() {
            Some(last) if more => Revision(last.revision),
            _ => head.max(since),
        };
        let rows = found
            .into_iter()
            .filter(|row| row.kind != GONE || !is_in(scope, row.now_at.as_deref()))
            .map(|row| {
                let body =
                    RawValue::from_string(row.body).map_err(|_| StoreError::Unreadable { what: "row" })?;
                Ok::<_, StoreError>(StoredRow {
                    kind: match row.kind.as_str() {
                        CHILD => RowKind::Child,
                        REGISTER_EVENT => RowKind::RegisterEvent,
                        _ => RowKind::Other,
                    },
                    revision: Revision(row.revision),
                    // That a child left says nothing about it.
                    withdrawn: row.withdrawn != 0 && row.kind != GONE,
                    child: row.child,
                    posyandu: row.posyandu,
                    body,
                })
            })
            .collect::<Result<_, _>>()?;
        Ok(Page { rows, cursor, more })
    }

    fn rows_in(
        &self,
        area: &AreaCode,
        since: Revision,
        limit: usize,
        wanted: Wanted,
    ) -> Result<Vec<Sent>, StoreError> {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let care = if wanted.care { "" } else { CARE_EVENT };
        let registers = if wanted.registers { "" } else { REGISTER_EVENT };
        let binds = |code: &str| -> [Bind; 5] {
            [code.into(), since.0.into(), care.into(), registers.into(), limit.into()]
        };
        // The subqueries run only for who left.
        let query = match area.level() {
            AreaLevel::Posyandu => {
                "SELECT revision, kind, child, posyandu, body,
                    EXISTS (SELECT 1 FROM withdrawals w WHERE w.child = r.child) AS withdrawn, CASE kind WHEN 'gone' THEN
                    coalesce((SELECT c.posyandu FROM rows c WHERE c.kind = 'child' AND c.id = r.child),
                        (SELECT e.posyandu FROM entries e WHERE e.id = r.child)) END AS now_at
                FROM rows r WHERE posyandu = ? AND revision > ? AND kind NOT IN (?, ?) ORDER BY revision LIMIT ?"
            }
            AreaLevel::Village => {
                "SELECT revision, kind, child, posyandu, body,
                    EXISTS (SELECT 1 FROM withdrawals w WHERE w.child = r.child) AS withdrawn, CASE kind WHEN 'gone' THEN
                    coalesce((SELECT c.posyandu FROM rows c WHERE c.kind = 'child' AND c.id = r.child),
                        (SELECT e.posyandu FROM entries e WHERE e.id = r.child)) END AS now_at
                FROM rows r WHERE village = ? AND revision > ? AND kind NOT IN (?, ?) ORDER BY revision LIMIT ?"
            }
            AreaLevel::District => {
                "SELECT revision, kind, child, posyandu, body,
                    EXISTS (SELECT 1 FROM withdrawals w WHERE w.child = r.child) AS withdrawn, CASE kind WHEN 'gone' THEN
                    coalesce((SELECT c.posyandu FROM rows c WHERE c.kind = 'child' AND c.id = r.child),
                        (SELECT e.posyandu FROM entries e WHERE e.id = r.child)) END AS now_at
                FROM rows r WHERE district = ? AND revision > ? AND kind NOT IN (?, ?) ORDER BY revision LIMIT ?"
            }
            // Everything here belongs to the one regency, and no child leaves it but by being erased.
            AreaLevel::Regency | AreaLevel::Province => {
                "SELECT revision, kind, child, posyandu, body,
                    EXISTS (SELECT 1 FROM withdrawals w WHERE w.child = r.child) AS withdrawn, NULL AS now_at
                FROM rows r WHERE substr(posyandu, 1, length(?1)) = ?1 AND revision > ?2
                    AND kind NOT IN (?3, ?4)
                    AND (kind <> 'gone'
                        OR NOT EXISTS (SELECT 1 FROM rows c WHERE c.kind = 'child' AND c.id = r.child)
                            AND NOT EXISTS (SELECT 1 FROM entries e WHERE e.id = r.child))
                ORDER BY revision LIMIT ?5"
            }
        };
        self.database.all(query, binds(area.as_str()))
    }
}

fn read_children(bodies: Vec<Body>) -> Result<Vec<ChildRow>, StoreError> {
    read_rows(CHILD, bodies, |row| match row {
        Row::Child(row) => Some(row),
        _ => None,
    })
}

/// Rows that are all of the kind that `pick` takes.
fn read_rows<T>(
    what: &'static str,
    bodies: Vec<Body>,
    pick: impl Fn(Row) -> Option<T>,
) -> Result<Vec<T>, StoreError> {
    let row = |row: Body| pick(read(what, &row.body)?).ok_or(StoreError::Unreadable { what });
    bodies.into_iter().map(row).collect()
}

/// The areas of a scope without those that lie in another of it, so that no row is read twice.
pub fn outermost(scope: &Scope) -> impl Iterator<Item = &AreaCode> {
    scope.0.iter().enumerate().filter_map(|(place, area)| {
        let covered = scope.0.iter().enumerate().any(|(other_place, other)| {
            other_place != place && other.contains(area) && (other != area || other_place < place)
        });
        (!covered).then_some(area)
    })
}

fn is_in(scope: &Scope, posyandu: Option<&str>) -> bool {
    posyandu.and_then(|code| code.parse().ok()).is_some_and(|code| scope.contains(&code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_within_areas_are_read_once() {
        let scope = Scope(
            ["32.11.01.2001.01", "32.11.01.2001", "32.11.02.2001.01", "32.11.02.2001.01"]
                .map(|code| code.parse().unwrap())
                .into(),
        );
        let kept: Vec<_> = outermost(&scope).map(AreaCode::as_str).collect();
        assert_eq!(kept, ["32.11.01.2001", "32.11.02.2001.01"]);
    }
}
