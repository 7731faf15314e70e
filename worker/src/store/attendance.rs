//! When children were last seen, as lists of tasks read it.

use serde::Deserialize;
use tumbuh::age::CivilDate;
use tumbuh::area::AreaCode;
use tumbuh::care::Attendance;
use tumbuh::id::ChildId;
use tumbuh::measurement::Absence;
use tumbuh::sync::Row;

use super::sql::{Bind, read};
use super::{Store, StoreError};

/// A followed child, and when it was last seen.
pub struct StoredAttendance {
    /// Its place among them all; never twice.
    pub number: u64,
    /// Whether its parent withdrew consent.
    pub withdrawn: bool,
    pub child: ChildId,
    pub posyandu: AreaCode,
    pub attendance: Attendance,
}

#[derive(Deserialize)]
struct Columns {
    number: u64,
    withdrawn: u8,
    child: String,
    posyandu: String,
    seen_on: String,
    absent_on: String,
    until: String,
}

impl Columns {
    fn into_stored(self) -> Option<StoredAttendance> {
        let absent_on = self.absent_on.split_whitespace().map(|day| day.parse().ok());
        Some(StoredAttendance {
            number: self.number,
            withdrawn: self.withdrawn != 0,
            child: self.child.parse().ok()?,
            posyandu: self.posyandu.parse().ok()?,
            attendance: Attendance {
                until: self.until.parse().ok()?,
                seen_on: self.seen_on.parse().ok()?,
                absent_on: absent_on.collect::<Option<_>>()?,
            },
        })
    }
}

#[derive(Deserialize)]
struct Body {
    body: String,
}

#[derive(Deserialize)]
struct Named {
    child: String,
}

impl Store {
    /// Puts when a child was last seen in the place of what was there; `None` for one that is not followed.
    pub fn put_attendance(
        &self,
        child: ChildId,
        stored: Option<&StoredAttendance>,
    ) -> Result<(), StoreError> {
        for step in
            ["DELETE FROM attendance WHERE child = ?", "DELETE FROM attendance_to_make WHERE child = ?"]
        {
            self.database.run(step, [child.to_string().into()])?;
        }
        let Some(stored) = stored else { return Ok(()) };
        let query = "INSERT INTO attendance (child, posyandu, seen_on, month, absent_on, until)
            VALUES (?, ?, ?, ?, ?, ?)";
        let Attendance { until, seen_on, absent_on } = &stored.attendance;
        let absent_on: Vec<String> = absent_on.iter().map(ToString::to_string).collect();
        let binds: [Bind; 6] = [
            child.to_string().into(),
            stored.posyandu.as_str().into(),
            seen_on.to_string().into(),
            i64::from(seen_on.month_index()).into(),
            absent_on.join(" ").into(),
            until.to_string().into(),
        ];
        self.database.run(query, binds)
    }

    /// Children of one area under five who were not seen after a month, counted as [`CivilDate::month_index`].
    pub fn not_seen_since(
        &self,
        area: &AreaCode,
        month: i32,
        today: CivilDate,
    ) -> Result<Vec<StoredAttendance>, StoreError> {
        let query = "SELECT number, child, posyandu, seen_on, absent_on, until,
                EXISTS (SELECT 1 FROM withdrawals w WHERE w.child = attendance.child) AS withdrawn FROM attendance
            WHERE posyandu >= ?1 AND posyandu < ?1 || '/' AND month <= ?2 AND until > ?3";
        let binds: [Bind; 3] = [area.as_str().into(), i64::from(month).into(), today.to_string().into()];
        let rows = self.database.all::<Columns>(query, binds)?;
        let unreadable = || StoreError::Unreadable { what: "attendance" };
        rows.into_iter().map(|row| row.into_stored().ok_or_else(unreadable)).collect()
    }

    /// Has it made anew, before it is read the next time, when a child was last seen.
    pub fn make_attendance(&self, child: ChildId) -> Result<(), StoreError> {
        let query = "INSERT OR IGNORE INTO attendance_to_make (child) VALUES (?)";
        self.database.run(query, [child.to_string().into()])
    }

    /// Some of the children of whom it is still to be made when they were last seen.
    pub fn unknown_attendance(&self) -> Result<Vec<ChildId>, StoreError> {
        let query = "SELECT child FROM attendance_to_make LIMIT 1000";
        let found = self.database.all::<Named>(query, [])?;
        let unreadable = || StoreError::Unreadable { what: "child" };
        found.into_iter().map(|row| row.child.parse().map_err(|_| unreadable())).collect()
    }

    /// The absences that were noted of a child.
    pub fn absences_of(&self, child: ChildId) -> Result<Vec<Absence>, StoreError> {
        let query = "SELECT body FROM rows WHERE child = ? AND +kind = 'absence'";
        let rows = self.database.all::<Body>(query, [child.to_string().into()])?;
        rows.into_iter()
            .map(|row| match read("absence", &row.body)? {
                Row::Absence(row) => Ok(row.absence),
                _ => Err(StoreError::Unreadable { what: "absence" }),
            })
            .collect()
    }
}
