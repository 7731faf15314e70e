//! Audits of cases, and what they froze: put once, and only ever read until a child is erased.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use tumbuh::age::CivilDate;
use tumbuh::api::audits::Frozen;
use tumbuh::area::AreaCode;
use tumbuh::care::CaseAudit;
use tumbuh::id::{AccountId, CaseAuditId, CaseId, ChildId};
use tumbuh::text::{Line, Passage, PersonName};

use super::sql::{Bind, read, write};
use super::{Store, StoreError};

/// An audit as it is kept.
pub struct StoredAudit {
    pub id: CaseAuditId,
    pub held_on: CivilDate,
    pub area: AreaCode,
    pub kept: KeptAudit,
    /// Who made it.
    pub made_by: Option<PersonName>,
}

/// What of an audit nothing is asked by.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct KeptAudit {
    pub title: Line<120>,
    pub members: Passage<600>,
    pub frozen: Frozen,
}

/// What an audit freezes of one case.
pub struct NewBundle {
    pub child: ChildId,
    pub case: CaseId,
    pub sha256: String,
    pub story: String,
}

/// What an audit froze of one case, and who may see it by now.
pub struct StoredBundle {
    pub child: ChildId,
    pub case: String,
    pub sha256: String,
    pub story: Box<RawValue>,
    pub sight: Sight,
}

/// How one case of an audit stands, as lists count it.
pub struct CountedBundle {
    pub sight: Sight,
    /// Recommendations for it.
    pub recommended: u32,
    /// Recommendations that nobody has finished.
    pub waiting: u32,
    /// Those among them that are late.
    pub late: u32,
}

/// What decides who may see a child.
pub struct Sight {
    /// Where it is followed by now; `None` once the regency has no record of it.
    pub posyandu: Option<AreaCode>,
    /// Whether its parent withdrew consent.
    pub withdrawn: bool,
}

#[derive(Deserialize)]
struct AuditColumns {
    id: String,
    held_on: String,
    area: String,
    body: String,
    name: Option<String>,
}

#[derive(Deserialize)]
struct BundleColumns {
    child: String,
    case_id: String,
    sha256: String,
    story: String,
    posyandu: Option<String>,
    withdrawn: u8,
}

#[derive(Deserialize)]
struct Counted {
    posyandu: Option<String>,
    withdrawn: u8,
    recommended: u32,
    waiting: u32,
    late: u32,
}

#[derive(Deserialize)]
struct Named {
    child: String,
}

#[derive(Deserialize)]
struct Held {
    held_on: String,
}

impl Store {
    /// Puts a new audit with what it froze.
    pub fn put_case_audit(
        &self,
        audit: &CaseAudit,
        frozen: Frozen,
        bundles: &[NewBundle],
        by: AccountId,
    ) -> Result<(), StoreError> {
        let query = "INSERT INTO case_audits (id, held_on, area, made_by, body) VALUES (?, ?, ?, ?, ?)";
        let kept = KeptAudit { title: audit.title.clone(), members: audit.members.clone(), frozen };
        let id = || Bind::from(audit.id.to_string());
        let binds = [
            id(),
            audit.held_on.to_string().into(),
            audit.area.as_str().into(),
            by.to_string().into(),
            write("audit", &kept)?.into(),
        ];
        self.database.run(query, binds)?;
        for (place, bundle) in (1_i64..).zip(bundles) {
            let query = "INSERT INTO case_audit_bundles (audit, child, case_id, place, sha256, story)
                VALUES (?, ?, ?, ?, ?, ?)";
            let binds = [
                id(),
                bundle.child.to_string().into(),
                bundle.case.to_string().into(),
                place.into(),
                bundle.sha256.as_str().into(),
                bundle.story.as_str().into(),
            ];
            self.database.run(query, binds)?;
        }
        Ok(())
    }

    pub fn case_audit(&self, id: CaseAuditId) -> Result<Option<StoredAudit>, StoreError> {
        let query = "SELECT a.*, p.name FROM case_audits a LEFT JOIN accounts p ON p.id = a.made_by
            WHERE a.id = ?";
        let found = self.database.first::<AuditColumns>(query, [id.to_string().into()])?;
        found.map(AuditColumns::into_audit).transpose()
    }

    /// The audits, the last held first, at most `limit`.
    pub fn case_audits(&self, limit: usize) -> Result<Vec<StoredAudit>, StoreError> {
        let query = "SELECT a.*, p.name FROM case_audits a LEFT JOIN accounts p ON p.id = a.made_by
            ORDER BY a.held_on DESC, a.id DESC LIMIT ?";
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let found = self.database.all::<AuditColumns>(query, [limit.into()])?;
        found.into_iter().map(AuditColumns::into_audit).collect()
    }

    /// The children whose cases an audit looks at, in its order.
    pub fn audited_children(&self, audit: CaseAuditId) -> Result<Vec<ChildId>, StoreError> {
        let query = "SELECT child FROM case_audit_bundles WHERE audit = ? ORDER BY place";
        let found = self.database.all::<Named>(query, [audit.to_string().into()])?;
        let unreadable = || StoreError::Unreadable { what: "child" };
        found.into_iter().map(|row| row.child.parse().map_err(|_| unreadable())).collect()
    }

    /// The day that an audit is held which looks at the child.
    pub fn audited_on(&self, child: ChildId, audit: CaseAuditId) -> Result<Option<CivilDate>, StoreError> {
        let query = "SELECT a.held_on FROM case_audits a JOIN case_audit_bundles b ON b.audit = a.id
            WHERE a.id = ? AND b.child = ?";
        let found =
            self.database.first::<Held>(query, [audit.to_string().into(), child.to_string().into()])?;
        let unreadable = |_| StoreError::Unreadable { what: "day of an audit" };
        found.map(|row| row.held_on.parse().map_err(unreadable)).transpose()
    }

    /// What an audit froze, in its order.
    pub fn bundles(&self, audit: CaseAuditId) -> Result<Vec<StoredBundle>, StoreError> {
        let query = "SELECT b.child, b.case_id, b.sha256, b.story, c.posyandu,
                EXISTS (SELECT 1 FROM withdrawals w WHERE w.child = b.child) AS withdrawn
            FROM case_audit_bundles b LEFT JOIN rows c ON c.kind = 'child' AND c.id = b.child
            WHERE b.audit = ? ORDER BY b.place";
        let unreadable = || StoreError::Unreadable { what: "bundle" };
        let found = self.database.all::<BundleColumns>(query, [audit.to_string().into()])?;
        found
            .into_iter()
            .map(|row| {
                Ok(StoredBundle {
                    child: row.child.parse().map_err(|_| unreadable())?,
                    case: row.case_id,
                    sha256: row.sha256,
                    story: RawValue::from_string(row.story).map_err(|_| unreadable())?,
                    sight: Sight::of(row.posyandu.as_deref(), row.withdrawn),
                })
            })
            .collect()
    }

    /// How the cases of an audit stand on a day.
    pub fn counted_bundles(
        &self,
        audit: CaseAuditId,
        today: CivilDate,
    ) -> Result<Vec<CountedBundle>, StoreError> {
        let query =
            "SELECT c.posyandu, EXISTS (SELECT 1 FROM withdrawals w WHERE w.child = b.child) AS withdrawn,
                (SELECT COUNT(*) FROM rows r WHERE r.child = b.child AND r.kind = 'careEvent'
                    AND json_extract(r.body, '$.event.act.recommendation.audit') = b.audit) AS recommended,
                (SELECT COUNT(*) FROM tasks t WHERE t.child = b.child
                    AND json_extract(t.body, '$.recommendation.audit') = b.audit) AS waiting,
                (SELECT COUNT(*) FROM tasks t WHERE t.child = b.child AND t.due < ?2
                    AND json_extract(t.body, '$.recommendation.audit') = b.audit) AS late
            FROM case_audit_bundles b LEFT JOIN rows c ON c.kind = 'child' AND c.id = b.child
            WHERE b.audit = ?1";
        let binds: [Bind; 2] = [audit.to_string().into(), today.to_string().into()];
        let counted = |row: Counted| CountedBundle {
            sight: Sight::of(row.posyandu.as_deref(), row.withdrawn),
            recommended: row.recommended,
            waiting: row.waiting,
            late: row.late,
        };
        Ok(self.database.all::<Counted>(query, binds)?.into_iter().map(counted).collect())
    }
}

impl Sight {
    fn of(posyandu: Option<&str>, withdrawn: u8) -> Self {
        Self { posyandu: posyandu.and_then(|code| code.parse().ok()), withdrawn: withdrawn != 0 }
    }
}

impl AuditColumns {
    fn into_audit(self) -> Result<StoredAudit, StoreError> {
        let unreadable = || StoreError::Unreadable { what: "audit" };
        Ok(StoredAudit {
            id: self.id.parse().map_err(|_| unreadable())?,
            held_on: self.held_on.parse().map_err(|_| unreadable())?,
            area: self.area.parse().map_err(|_| unreadable())?,
            kept: read("audit", &self.body)?,
            made_by: self.name.and_then(|name| name.parse().ok()),
        })
    }
}
