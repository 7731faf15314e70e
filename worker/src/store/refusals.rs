//! Acts that were refused, until somebody has dealt with each.

use serde::Deserialize;
use serde_json::Value;
use tumbuh::api::refusals::SettledView;
use tumbuh::area::AreaCode;
use tumbuh::id::{AccountId, ChildId, MutationId, WomanId};
use tumbuh::sync::{Mutation, Rejection, Verdict};
use tumbuh::text::{PersonName, Remark};

use super::cases::Place;
use super::rows::{Count, Found};
use super::sql::{Bind, read, write};
use super::{Store, StoreError};

/// An act that is refused now.
pub struct NewRefusal<'a> {
    pub mutation: &'a Mutation,
    /// The act as it came.
    pub act: &'a Value,
    pub verdict: &'a Verdict,
    /// Whom a refused enrolment names.
    pub woman: Option<WomanId>,
    pub posyandu: &'a AreaCode,
    pub at_millis: i64,
}

/// An act that was refused, as it is kept.
pub struct StoredRefusal {
    pub mutation: MutationId,
    pub at_millis: i64,
    /// Whose act it was, by name.
    pub author: Option<PersonName>,
    /// What the record is filed under.
    pub child: ChildId,
    pub posyandu: AreaCode,
    /// The act as it came.
    pub act: Value,
    pub reason: Rejection,
    pub settled: Option<SettledView>,
    /// Whether it is about a child whose parent withdrew consent.
    pub withdrawn: bool,
}

/// An act that waits, as far as others are compared with it.
pub struct OpenRefusal {
    pub mutation: MutationId,
    pub actor: String,
    /// Where it is filed.
    pub posyandu: String,
    /// The act as it came.
    pub act: Value,
}

#[derive(Deserialize)]
struct Columns {
    mutation: String,
    at_millis: i64,
    author: Option<String>,
    child: String,
    posyandu: String,
    act: String,
    verdict: String,
    settled_millis: Option<i64>,
    settler: Option<String>,
    remark: Option<String>,
    withdrawn: u8,
}

#[derive(Deserialize)]
struct Content {
    mutation: String,
    actor: String,
    posyandu: String,
    act: String,
    verdict: String,
    remark: Option<String>,
}

/// JavaScript's numbers hold no greater integer; counted down from it, the newest comes first.
const LAST: i64 = 9_007_199_254_740_991;

impl Store {
    /// Keeps an act that is refused.
    pub fn put_refusal(&self, refusal: &NewRefusal<'_>) -> Result<(), StoreError> {
        let NewRefusal { mutation, act, verdict, woman, posyandu, at_millis } = *refusal;
        let query = "INSERT INTO refusals (mutation, at_millis, actor, child, woman, posyandu, act, verdict)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
        self.database.run(
            query,
            [
                mutation.id.to_string().into(),
                at_millis.into(),
                mutation.actor.to_string().into(),
                mutation.act.child().to_string().into(),
                woman.map(|woman| woman.to_string()).into(),
                posyandu.as_str().into(),
                write("act", act)?.into(),
                write("verdict", verdict)?.into(),
            ],
        )
    }

    /// What nobody has dealt with of a record.
    pub fn open_refusals(&self, child: ChildId) -> Result<Vec<OpenRefusal>, StoreError> {
        let query = "SELECT mutation, actor, posyandu, act, verdict, remark FROM refusals
            WHERE child = ? AND settled_millis IS NULL";
        let found = self.database.all::<Content>(query, [child.to_string().into()])?;
        let unreadable = || StoreError::Unreadable { what: "refusal" };
        let open = |row: Content| {
            let mutation = row.mutation.parse().map_err(|_| unreadable())?;
            Ok(OpenRefusal {
                mutation,
                actor: row.actor,
                posyandu: row.posyandu,
                act: read("act", &row.act)?,
            })
        };
        found.into_iter().map(open).collect()
    }

    /// Keeps what became of an act: in somebody's words, or without where another act did what it was to do.
    pub fn settle_refusal(
        &self,
        mutation: MutationId,
        at_millis: i64,
        by: AccountId,
        remark: Option<&Remark>,
    ) -> Result<(), StoreError> {
        let id = mutation.to_string();
        let query = "SELECT mutation, actor, posyandu, act, verdict, remark FROM refusals WHERE mutation = ?";
        let Some(before) = self.database.first::<Content>(query, [id.as_str().into()])? else {
            return Ok(());
        };
        self.blank_refusal(&id)?;
        let query = "UPDATE refusals SET act = ?, verdict = ?, settled_millis = ?, settled_by = ?, remark = ?
            WHERE mutation = ?";
        let binds: [Bind; 6] = [
            before.act.into(),
            before.verdict.into(),
            at_millis.into(),
            by.to_string().into(),
            remark.map(Remark::as_str).into(),
            id.into(),
        ];
        self.database.run(query, binds)
    }

    /// What was refused of a record and filed with it goes where the record goes.
    pub fn move_refusals(&self, child: ChildId, from: &AreaCode, to: &AreaCode) -> Result<(), StoreError> {
        let query = "SELECT mutation, actor, posyandu, act, verdict, remark FROM refusals
            WHERE child = ? AND posyandu = ?";
        let moving = self.database.all(query, [child.to_string().into(), from.as_str().into()])?;
        self.put_refusals_at(moving, to)
    }

    /// What was refused at a posyandu, of records that are not known either, is where the posyandu is now.
    pub fn move_refusals_from(&self, from: &AreaCode, to: &AreaCode) -> Result<(), StoreError> {
        let query = "SELECT mutation, actor, posyandu, act, verdict, remark FROM refusals
            WHERE posyandu = ?1 AND settled_millis IS NULL
            UNION ALL
            SELECT mutation, actor, posyandu, act, verdict, remark FROM refusals
            WHERE posyandu = ?1 AND settled_millis IS NOT NULL";
        self.put_refusals_at(self.database.all(query, [from.as_str().into()])?, to)
    }

    /// What was refused is about a record that is there by now.
    pub fn move_refusal(&self, mutation: MutationId, to: &AreaCode) -> Result<(), StoreError> {
        let query = "SELECT mutation, actor, posyandu, act, verdict, remark FROM refusals WHERE mutation = ?";
        self.put_refusals_at(self.database.all(query, [mutation.to_string().into()])?, to)
    }

    fn put_refusals_at(&self, moving: Vec<Content>, to: &AreaCode) -> Result<(), StoreError> {
        for Content { mutation, act, verdict, remark, .. } in moving {
            self.blank_refusal(&mutation)?;
            let query =
                "UPDATE refusals SET posyandu = ?, act = ?, verdict = ?, remark = ? WHERE mutation = ?";
            let binds: [Bind; 5] =
                [to.as_str().into(), act.into(), verdict.into(), remark.into(), mutation.into()];
            self.database.run(query, binds)?;
        }
        Ok(())
    }

    /// Overwrites what an act said, before its row is written anew: SQLite leaves the old one in its pages, and there no erasure would
    /// reach it.
    fn blank_refusal(&self, mutation: &str) -> Result<(), StoreError> {
        let query = "UPDATE refusals SET act = replace(hex(zeroblob(length(CAST(act AS BLOB)))), '00', '-'),
                verdict = replace(hex(zeroblob(length(CAST(verdict AS BLOB)))), '00', '-'),
                remark = replace(hex(zeroblob(length(CAST(remark AS BLOB)))), '00', '-')
            WHERE mutation = ?";
        self.database.run(query, [mutation.into()])
    }

    /// Whether a record was erased here: nothing is kept of it any more.
    pub fn is_erased(&self, child: ChildId) -> Result<bool, StoreError> {
        let query = "SELECT 1 AS found FROM rows WHERE child = ? AND kind = 'gone' LIMIT 1";
        let has_left = self.database.first::<Found>(query, [child.to_string().into()])?.is_some();
        Ok(has_left && self.posyandu_of(child)?.is_none())
    }

    pub fn refusal(&self, mutation: MutationId) -> Result<Option<StoredRefusal>, StoreError> {
        let query = "SELECT r.*, a.name AS author, s.name AS settler,
                EXISTS (SELECT 1 FROM withdrawals w WHERE w.child = r.child) AS withdrawn
            FROM refusals r LEFT JOIN accounts a ON a.id = r.actor LEFT JOIN accounts s ON s.id = r.settled_by
            WHERE r.mutation = ?";
        let found = self.database.first::<Columns>(query, [mutation.to_string().into()])?;
        found.map(Columns::into_refusal).transpose()
    }

    /// How many wait in an area.
    pub fn count_refusals(&self, area: &AreaCode) -> Result<u64, StoreError> {
        let query = "SELECT COUNT(*) AS count FROM refusals
            WHERE posyandu >= ?1 AND posyandu < ?1 || '/' AND settled_millis IS NULL";
        let found = self.database.first::<Count>(query, [area.as_str().into()])?;
        Ok(found.map_or(0, |found| found.count))
    }

    /// What waits in one area after a place, the longest waiting first, at most `limit`, each with its own place; or what was dealt
    /// with there, the newest first.
    pub fn refusals_in(
        &self,
        area: &AreaCode,
        settled: bool,
        after: Option<&Place<String>>,
        limit: usize,
    ) -> Result<Vec<(Place<String>, StoredRefusal)>, StoreError> {
        // An area and what lies in it: the dot that follows a code comes right before the slash.
        let query = if settled {
            "SELECT r.*, a.name AS author, s.name AS settler,
                EXISTS (SELECT 1 FROM withdrawals w WHERE w.child = r.child) AS withdrawn
            FROM refusals r LEFT JOIN accounts a ON a.id = r.actor LEFT JOIN accounts s ON s.id = r.settled_by
            WHERE r.posyandu >= ?1 AND r.posyandu < ?1 || '/' AND r.settled_millis IS NOT NULL
                AND (r.settled_millis < ?2 OR r.settled_millis = ?2 AND r.mutation > ?3)
            ORDER BY r.settled_millis DESC, r.mutation LIMIT ?4"
        } else {
            "SELECT r.*, a.name AS author, s.name AS settler,
                EXISTS (SELECT 1 FROM withdrawals w WHERE w.child = r.child) AS withdrawn
            FROM refusals r LEFT JOIN accounts a ON a.id = r.actor LEFT JOIN accounts s ON s.id = r.settled_by
            WHERE r.posyandu >= ?1 AND r.posyandu < ?1 || '/' AND r.settled_millis IS NULL
                AND (r.at_millis, r.mutation) > (?2, ?3)
            ORDER BY r.at_millis, r.mutation LIMIT ?4"
        };
        let at: i64 = after.and_then(|place| place.due.parse().ok()).unwrap_or_default();
        let binds: [Bind; 4] = [
            area.as_str().into(),
            (if settled { LAST - at } else { at }).into(),
            after.map_or("", |place| place.last.as_str()).into(),
            i64::try_from(limit).unwrap_or(i64::MAX).into(),
        ];
        let rows = self.database.all::<Columns>(query, binds)?;
        rows.into_iter()
            .map(|row| {
                let refusal = row.into_refusal()?;
                let at =
                    refusal.settled.as_ref().map_or(refusal.at_millis, |settled| LAST - settled.at_millis);
                // As wide as the widest, so that texts are in the order of their numbers.
                Ok((Place { due: format!("{at:016}"), last: refusal.mutation.to_string() }, refusal))
            })
            .collect()
    }
}

impl Columns {
    fn into_refusal(self) -> Result<StoredRefusal, StoreError> {
        let unreadable = || StoreError::Unreadable { what: "refusal" };
        let Verdict::Rejected { reason } = read("verdict", &self.verdict)? else { return Err(unreadable()) };
        let name = |name: Option<String>| name.and_then(|name| name.parse().ok());
        let settled = self.settled_millis.map(|at_millis| SettledView {
            at_millis,
            by: name(self.settler),
            remark: self.remark.and_then(|remark| remark.parse().ok()),
        });
        Ok(StoredRefusal {
            mutation: self.mutation.parse().map_err(|_| unreadable())?,
            at_millis: self.at_millis,
            author: name(self.author),
            child: self.child.parse().map_err(|_| unreadable())?,
            posyandu: self.posyandu.parse().map_err(|_| unreadable())?,
            act: read("act", &self.act)?,
            reason,
            settled,
            withdrawn: self.withdrawn != 0,
        })
    }
}
