//! Cases and tasks as lists read them: made from the steps of care, and made anew with them.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use tumbuh::age::CivilDate;
use tumbuh::api::care::CaseView;
use tumbuh::area::AreaCode;
use tumbuh::care::{AuditRecommendation, Intervention, Owner, StateKind, Task};
use tumbuh::id::{CaseId, ChildId};
use tumbuh::text::{PersonName, Slug};

use super::sql::{Bind, read, write};
use super::{Store, StoreError};

/// A case to keep.
#[derive(Serialize)]
pub struct StoredCase {
    /// Without what is due next, which depends on the day.
    pub view: CaseView,
    /// What is due first; `None` once it is closed.
    pub next: Option<Task>,
    /// The child's fifth birthday, while it is to come.
    #[serde(skip)]
    pub stale_on: Option<CivilDate>,
}

/// A case as it is kept. Lists pass the view on as it stands: only what is due next is read.
#[derive(Deserialize)]
pub struct ListedCase {
    /// Where the child is followed.
    #[serde(skip)]
    pub posyandu: String,
    /// Whether its parent withdrew consent.
    #[serde(skip)]
    pub withdrawn: bool,
    pub view: Map<String, Value>,
    pub next: Option<Task>,
}

/// A task as it is kept.
#[derive(Serialize, Deserialize)]
pub struct StoredTask {
    /// Whether the child's parent withdrew consent.
    #[serde(skip)]
    pub withdrawn: bool,
    pub task: Task,
    pub name: PersonName,
    pub intervention: Option<Intervention>,
    pub recommendation: Option<AuditRecommendation>,
}

/// Where a page of a list ended: the day, and what was last on it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place<T> {
    pub due: String,
    pub last: T,
}

/// Which cases.
#[derive(Default)]
pub struct CaseFilter {
    /// Those of this state; of every open one when `None`.
    pub state: Option<StateKind>,
    /// Those for which this office has something to do.
    pub office: Option<Slug>,
    /// Those that were due before this day.
    pub due_before: Option<CivilDate>,
}

/// After every day of the calendar.
pub(super) const NEVER: &str = "9999-12-31";

#[derive(Deserialize)]
struct CaseColumns {
    id: String,
    due: String,
    posyandu: String,
    withdrawn: u8,
    body: String,
}

#[derive(Deserialize)]
struct TaskColumns {
    number: u64,
    due: String,
    withdrawn: u8,
    body: String,
}

#[derive(Deserialize)]
struct Stale {
    child: String,
}

impl Store {
    /// Puts a child's cases and tasks in the place of those that were there.
    pub fn put_cases(
        &self,
        child: ChildId,
        cases: &[StoredCase],
        tasks: &[StoredTask],
        rules: &str,
    ) -> Result<(), StoreError> {
        let id = || Bind::from(child.to_string());
        // First overwritten: SQLite leaves what is deleted in its pages, and there no erasure would reach it.
        for step in [
            "UPDATE cases SET body = replace(hex(zeroblob(length(CAST(body AS BLOB)))), '00', '-') WHERE child = ?",
            "UPDATE tasks SET body = replace(hex(zeroblob(length(CAST(body AS BLOB)))), '00', '-') WHERE child = ?",
            "DELETE FROM cases WHERE child = ?",
            "DELETE FROM tasks WHERE child = ?",
        ] {
            self.database.run(step, [id()])?;
        }
        for case in cases {
            let query = "INSERT INTO cases (id, child, posyandu, state, due, stale_on, rules, body)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
            let due = case.next.as_ref().map_or_else(|| NEVER.into(), |task| task.due.to_string());
            self.database.run(
                query,
                [
                    case.view.case.to_string().into(),
                    id(),
                    case.view.child.posyandu.as_str().into(),
                    word(case.view.state)?.into(),
                    due.into(),
                    case.stale_on.map_or_else(|| NEVER.into(), |day| day.to_string()).into(),
                    rules.into(),
                    write("case", case)?.into(),
                ],
            )?;
        }
        for stored in tasks {
            let query = "INSERT INTO tasks (case_id, child, posyandu, office, due, body)
                VALUES (?, ?, ?, ?, ?, ?)";
            let StoredTask { task, .. } = stored;
            let office = match &task.owner {
                Owner::Office { office } => Some(office.as_str()),
                _ => None,
            };
            self.database.run(
                query,
                [
                    task.case.map(|case: CaseId| case.to_string()).unwrap_or_default().into(),
                    id(),
                    task.posyandu.as_str().into(),
                    office.into(),
                    task.due.to_string().into(),
                    write("task", stored)?.into(),
                ],
            )?;
        }
        Ok(())
    }

    /// Whether anything was done for a child.
    pub fn has_cases(&self, child: ChildId) -> Result<bool, StoreError> {
        let query = "SELECT child FROM cases WHERE child = ? LIMIT 1";
        Ok(self.database.first::<Stale>(query, [child.to_string().into()])?.is_some())
    }

    /// Children whose open cases were made by other settings, or who are five by `today`.
    pub fn stale_cases(&self, today: CivilDate, rules: &str) -> Result<Vec<ChildId>, StoreError> {
        let query = "SELECT DISTINCT child FROM cases
            WHERE state <> 'closed' AND (rules <> ? OR stale_on <= ?)";
        let found = self.database.all::<Stale>(query, [rules.into(), today.to_string().into()])?;
        let unreadable = || StoreError::Unreadable { what: "child" };
        found.into_iter().map(|row| row.child.parse().map_err(|_| unreadable())).collect()
    }

    /// Cases of one area after a place, the first due first, at most `limit`, each with its own place.
    pub fn cases_in(
        &self,
        area: &AreaCode,
        filter: &CaseFilter,
        after: Option<&Place<String>>,
        limit: usize,
    ) -> Result<Vec<(Place<String>, ListedCase)>, StoreError> {
        // An area and what lies in it: the dot that follows a code comes right before the slash.
        let query = "SELECT id, due, posyandu, body,
                EXISTS (SELECT 1 FROM withdrawals w WHERE w.child = cases.child) AS withdrawn FROM cases
            WHERE posyandu >= ?1 AND posyandu < ?1 || '/'
                AND CASE WHEN ?2 IS NULL THEN state <> 'closed' ELSE state = ?2 END
                AND (?3 IS NULL OR EXISTS (SELECT 1 FROM tasks t WHERE t.case_id = cases.id AND t.office = ?3))
                AND (?4 IS NULL OR due < ?4)
                AND (due, id) > (?5, ?6)
            ORDER BY due, id LIMIT ?7";
        let (due, last) = after.map_or(("", ""), |place| (place.due.as_str(), place.last.as_str()));
        let binds: [Bind; 7] = [
            area.as_str().into(),
            filter.state.map(word).transpose()?.into(),
            filter.office.as_ref().map(Slug::as_str).into(),
            filter.due_before.map(|day| day.to_string()).into(),
            due.into(),
            last.into(),
            i64::try_from(limit).unwrap_or(i64::MAX).into(),
        ];
        let rows = self.database.all::<CaseColumns>(query, binds)?;
        rows.into_iter()
            .map(|row| {
                let case: ListedCase = read("case", &row.body)?;
                let case = ListedCase { posyandu: row.posyandu, withdrawn: row.withdrawn != 0, ..case };
                Ok((Place { due: row.due, last: row.id }, case))
            })
            .collect()
    }

    /// Tasks of one area that are due by a day, after a place, the first due first, at most `limit`, each with its own place;
    /// only those of one office when one is named.
    pub fn tasks_in(
        &self,
        area: &AreaCode,
        office: Option<&str>,
        until: CivilDate,
        after: Option<&Place<u64>>,
        limit: usize,
    ) -> Result<Vec<(Place<u64>, StoredTask)>, StoreError> {
        let query = "SELECT number, due, body,
                EXISTS (SELECT 1 FROM withdrawals w WHERE w.child = tasks.child) AS withdrawn FROM tasks
            WHERE posyandu >= ?1 AND posyandu < ?1 || '/' AND (?2 IS NULL OR office = ?2) AND due <= ?3
                AND (due, number) > (?4, ?5)
            ORDER BY due, number LIMIT ?6";
        let (due, last) = after.map_or(("", 0), |place| (place.due.as_str(), place.last));
        let binds: [Bind; 6] = [
            area.as_str().into(),
            office.into(),
            until.to_string().into(),
            due.into(),
            last.into(),
            i64::try_from(limit).unwrap_or(i64::MAX).into(),
        ];
        let rows = self.database.all::<TaskColumns>(query, binds)?;
        rows.into_iter()
            .map(|row| {
                let task: StoredTask = read("task", &row.body)?;
                let task = StoredTask { withdrawn: row.withdrawn != 0, ..task };
                Ok((Place { due: row.due, last: row.number }, task))
            })
            .collect()
    }
}

/// The state's name as it stands on the wire.
fn word(state: StateKind) -> Result<String, StoreError> {
    match serde_json::to_value(state) {
        Ok(Value::String(word)) => Ok(word),
        _ => Err(StoreError::Unwritable { what: "state" }),
    }
}
