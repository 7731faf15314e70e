//! What parents asked, what was decided, and whose consent was withdrawn.

use serde::Deserialize;
use tumbuh::age::CivilDate;
use tumbuh::area::AreaCode;
use tumbuh::care::register::{Entry, RegisterEventRow};
use tumbuh::id::{AccountId, ChildId, RequestId, Revision};
use tumbuh::request::{Decision, RequestKind};
use tumbuh::sync::{ChildRow, RequestRow, Row};
use tumbuh::text::PersonName;

use super::sql::{Bind, read, write};
use super::{Store, StoreError};

/// A request as it was taken down.
pub struct StoredRequest {
    pub row: RequestRow,
    /// Where the child is, or the entry.
    pub posyandu: AreaCode,
    /// Who took it down.
    pub recorded_by: Option<PersonName>,
}

/// A decision; it stays when the request is erased.
pub struct StoredDecision {
    pub request: RequestId,
    pub child: ChildId,
    pub posyandu: AreaCode,
    pub kind: RequestKind,
    pub asked_on: CivilDate,
    pub at_millis: i64,
    pub decision: Decision,
    /// Who decided.
    pub by: Option<PersonName>,
}

#[derive(Deserialize)]
struct Asked {
    body: String,
    posyandu: String,
    name: Option<String>,
}

#[derive(Deserialize)]
struct Decided {
    request: String,
    child: String,
    posyandu: String,
    kind: String,
    asked_on: String,
    at_millis: i64,
    decision: String,
    name: Option<String>,
}

#[derive(Deserialize)]
struct Found {}

impl Store {
    /// Whether a parent or a woman agreed to that version of the notice.
    pub fn has_consent_to(&self, notice_version: u16) -> Result<bool, StoreError> {
        let query = "SELECT 1 AS found FROM rows WHERE kind = 'child'
                AND json_extract(body, '$.child.consent.noticeVersion') = ?1
            OR kind = 'registerEvent' AND (json_extract(body, '$.event.act.consent.noticeVersion') = ?1
                OR EXISTS (SELECT 1 FROM json_each(body, '$.event.act.changes') AS change
                    WHERE json_extract(change.value, '$.value.noticeVersion') = ?1))
            LIMIT 1";
        Ok(self.database.first::<Found>(query, [i64::from(notice_version).into()])?.is_some())
    }

    /// Every request about which nothing was decided yet.
    pub fn open_requests(&self) -> Result<Vec<StoredRequest>, StoreError> {
        let query = "SELECT r.body, r.posyandu, a.name FROM rows r
            LEFT JOIN accounts a ON a.id = json_extract(r.body, '$.recordedBy')
            WHERE r.kind = 'request' AND NOT EXISTS (SELECT 1 FROM decisions d WHERE d.request = r.id)";
        self.database.all::<Asked>(query, [])?.into_iter().map(Asked::into_request).collect()
    }

    /// One request, decided or not.
    pub fn request(&self, id: RequestId) -> Result<Option<StoredRequest>, StoreError> {
        let query = "SELECT r.body, r.posyandu, a.name FROM rows r
            LEFT JOIN accounts a ON a.id = json_extract(r.body, '$.recordedBy')
            WHERE r.kind = 'request' AND r.id = ?";
        self.database.first::<Asked>(query, [id.to_string().into()])?.map(Asked::into_request).transpose()
    }

    /// The newest decisions.
    pub fn decisions(&self, limit: usize) -> Result<Vec<StoredDecision>, StoreError> {
        let query = "SELECT d.*, a.name FROM decisions d LEFT JOIN accounts a ON a.id = d.decided_by
            ORDER BY d.at_millis DESC, d.request LIMIT ?";
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        self.database.all::<Decided>(query, [limit.into()])?.into_iter().map(Decided::into_decision).collect()
    }

    /// What was decided about one request.
    pub fn decision(&self, request: RequestId) -> Result<Option<StoredDecision>, StoreError> {
        let query = "SELECT d.*, a.name FROM decisions d LEFT JOIN accounts a ON a.id = d.decided_by
            WHERE d.request = ?";
        let found = self.database.first::<Decided>(query, [request.to_string().into()])?;
        found.map(Decided::into_decision).transpose()
    }

    pub fn put_decision(&self, decision: &StoredDecision, by: AccountId) -> Result<(), StoreError> {
        let query = "INSERT INTO decisions
                (request, child, posyandu, kind, asked_on, at_millis, decided_by, decision)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
        self.database.run(
            query,
            [
                decision.request.to_string().into(),
                decision.child.to_string().into(),
                decision.posyandu.as_str().into(),
                write("kind", &decision.kind)?.into(),
                decision.asked_on.to_string().into(),
                decision.at_millis.into(),
                by.to_string().into(),
                write("decision", &decision.decision)?.into(),
            ],
        )
    }

    /// From now on the child, or the entry filed under that name, is shared with nobody but those who treat it. Its own row gets
    /// a new revision, or the newest event of the entry, so that everyone else hears of it. Returns the new head.
    pub fn withdraw(&self, child: ChildId, at_millis: i64, head: Revision) -> Result<Revision, StoreError> {
        let query = "INSERT INTO withdrawals (child, at_millis) VALUES (?, ?) ON CONFLICT (child) DO NOTHING";
        self.database.run(query, [child.to_string().into(), at_millis.into()])?;
        let revision = head.next();
        if let Some(row) = self.child(child)? {
            let posyandu = row.child.posyandu.clone();
            self.put_row(&Row::Child(ChildRow { revision, ..row }), &posyandu)?;
            return Ok(revision);
        }
        let events = self.register_events(child.into())?;
        let Some(entry) = Entry::of(events.iter().map(|row| &row.event)) else { return Ok(head) };
        let Some(newest) = events.into_iter().next_back() else { return Ok(head) };
        let row = Row::RegisterEvent(RegisterEventRow { revision, ..newest });
        self.put_row(&row, &entry.woman.posyandu)?;
        Ok(revision)
    }

    /// Whether a parent withdrew consent.
    pub fn is_withdrawn(&self, child: ChildId) -> Result<bool, StoreError> {
        let query = "SELECT 1 AS found FROM withdrawals WHERE child = ?";
        Ok(self.database.first::<Found>(query, [child.to_string().into()])?.is_some())
    }

    /// A parent consented anew: whether consent was withdrawn before.
    pub fn end_withdrawal(&self, child: ChildId) -> Result<bool, StoreError> {
        let binds = || -> [Bind; 1] { [child.to_string().into()] };
        let query = "SELECT 1 AS found FROM withdrawals WHERE child = ?";
        let was_withdrawn = self.database.first::<Found>(query, binds())?.is_some();
        if was_withdrawn {
            self.database.run("DELETE FROM withdrawals WHERE child = ?", binds())?;
        }
        Ok(was_withdrawn)
    }
}

impl Asked {
    fn into_request(self) -> Result<StoredRequest, StoreError> {
        let unreadable = || StoreError::Unreadable { what: "request" };
        let Row::Request(row) = read("request", &self.body)? else { return Err(unreadable()) };
        let posyandu = self.posyandu.parse().map_err(|_| unreadable())?;
        Ok(StoredRequest { row, posyandu, recorded_by: self.name.and_then(|name| name.parse().ok()) })
    }
}

impl Decided {
    fn into_decision(self) -> Result<StoredDecision, StoreError> {
        let unreadable = || StoreError::Unreadable { what: "decision" };
        Ok(StoredDecision {
            request: self.request.parse().map_err(|_| unreadable())?,
            child: self.child.parse().map_err(|_| unreadable())?,
            posyandu: self.posyandu.parse().map_err(|_| unreadable())?,
            kind: read("kind", &self.kind)?,
            asked_on: self.asked_on.parse().map_err(|_| unreadable())?,
            at_millis: self.at_millis,
            decision: read("decision", &self.decision)?,
            by: self.name.and_then(|name| name.parse().ok()),
        })
    }
}
