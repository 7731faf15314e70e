//! The regency's database and its answers. Deciding is the real code; what is simulated is SQL: rows by revision, and a
//! transaction that is undone when it fails.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use tumbuh::access::Grants;
use tumbuh::age::CivilDate;
use tumbuh::api::sync::MutationVerdict;
use tumbuh::api::sync::PullResponse;
use tumbuh::area::{AreaCode, Scope};
use tumbuh::care::register::RegisterEventRow;
use tumbuh::care::{CareEvent, CareEventRow};
use tumbuh::id::{AccountId, ChildId, DeviceId, EntryId, MutationId, Revision};
use tumbuh::sync::{
    Decided, Gone, Held, HeldAct, Hex, MeasurementRow, Mutation, Protocol, Receipt, Row, RowKey, Verdict,
    canonical,
};

use crate::flaw::Flaw;

/// An account, and where it may work at present.
#[derive(Clone, Debug)]
pub struct Person {
    pub grants: Grants,
    pub scope: Scope,
}

/// A row and the posyandu it belongs to.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    pub row: Row,
    pub posyandu: AreaCode,
}

/// Names a row: a word that a child left is kept for each posyandu that it left.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Name {
    Record(RowKey),
    Left(ChildId, AreaCode),
}

#[derive(Clone, Debug)]
pub struct Regency {
    pub rows: BTreeMap<Name, Placed>,
    pub by_revision: BTreeMap<Revision, Name>,
    pub by_child: BTreeMap<ChildId, Vec<Name>>,
    pub decided: BTreeMap<MutationId, Decided>,
    /// Every act that was decided, in order, with the grants that its author had.
    pub audit: Vec<(Mutation, Verdict, Grants)>,
    /// The steps of care that readings asked for by themselves, in order.
    pub followed: Vec<CareEvent>,
    pub head: Revision,
    pub people: BTreeMap<AccountId, Person>,
    /// Who is signed in on which device.
    pub signed_in: BTreeMap<DeviceId, Vec<AccountId>>,
    pub posyandu: Vec<AreaCode>,
    pub now_millis: i64,
    /// What the server speaks at present.
    pub protocol: Protocol,
    pub flaw: Option<Flaw>,
    /// What no database may do.
    pub broken: Option<String>,
}

/// Stands for SHA-256, which a hundred thousand faults would wait for.
fn digest(text: &str) -> [u8; 32] {
    let mut digest = [0; 32];
    for (place, bytes) in (0_u8..).zip(digest.chunks_exact_mut(8)) {
        let mut hasher = DefaultHasher::new();
        (place, text).hash(&mut hasher);
        bytes.copy_from_slice(&hasher.finish().to_be_bytes());
    }
    digest
}

/// An act as a receipt names it.
pub fn held_act(mutation: &Mutation) -> HeldAct {
    let text = canonical(&serde_json::to_value(mutation).unwrap());
    HeldAct { id: mutation.id, digest: Hex(digest(&text)) }
}

/// Stands for a signature, which only the regency could make.
fn sign(held: &Held) -> Hex<64> {
    let mut signature = [0; 64];
    signature[..32].copy_from_slice(&digest(&format!("secret {}", held.signed_text())));
    Hex(signature)
}

pub fn is_signed(receipt: &Receipt) -> bool {
    receipt.signature == sign(&receipt.held)
}

impl Regency {
    /// The receipt for a batch.
    pub fn receipt(&self, batch: &[Mutation], verdicts: &[MutationVerdict]) -> Option<Receipt> {
        let applied = Verdict::Applied { revision: self.head };
        let said = |answer: &'_ MutationVerdict| {
            if self.flaw == Some(Flaw::ReceiptsForAll) { applied.clone() } else { answer.verdict.clone() }
        };
        let said: Vec<Verdict> = verdicts.iter().map(said).collect();
        // The digest that was kept when the act was decided, as in the database.
        let kept = |mutation: &Mutation| {
            let body = self.decided.get(&mutation.id).and_then(|decided| decided.body.as_deref());
            body.map_or_else(
                || held_act(mutation),
                |body| HeldAct { id: mutation.id, digest: Hex(digest(body)) },
            )
        };
        let decided = batch.iter().map(kept).zip(&said);
        let held = Held::of("32.11".parse().unwrap(), self.head, self.now_millis, decided)?;
        Some(Receipt { signature: sign(&held), held })
    }

    pub fn today(&self) -> CivilDate {
        CivilDate::from_unix_millis(self.now_millis, 420).unwrap()
    }

    /// Rows after `since` that `scope` may see, oldest first; what was done to entries of registers only for who asks for it.
    pub fn page(&self, scope: &Scope, since: Revision, limit: usize, with_registers: bool) -> PullResponse {
        let sees = |placed: &&Placed| {
            (with_registers || !matches!(placed.row, Row::RegisterEvent(_)))
                && (self.flaw == Some(Flaw::LeaksScope) || scope.contains(&placed.posyandu))
        };
        let mut found: Vec<&Placed> = self
            .by_revision
            .range(since.next()..)
            .map(|(_, name)| &self.rows[name])
            .filter(sees)
            .take(limit + 1)
            .collect();
        let more = found.len() > limit;
        found.truncate(limit);
        let cursor = match found.last() {
            Some(last) if more => last.row.revision(),
            _ => self.head.max(since),
        };
        let rows = found
            .into_iter()
            .filter(|placed| !matches!(placed.row, Row::Gone(_)) || !self.is_in(scope, placed.row.child()))
            .map(|placed| placed.row.clone())
            .collect();
        let scope = Some(scope.clone());
        PullResponse {
            rows,
            cursor,
            more,
            scope,
            account: None,
            server_time_millis: self.now_millis,
            unread: None,
        }
    }

    fn is_in(&self, scope: &Scope, child: ChildId) -> bool {
        self.place_of(child).is_some_and(|posyandu| scope.contains(posyandu))
    }

    /// Where a child is followed; an entry, by the name that it is filed under.
    pub fn place_of(&self, child: ChildId) -> Option<&AreaCode> {
        let event = |name: &&Name| matches!(name, Name::Record(RowKey::RegisterEvent(_)));
        let event = self.by_child.get(&child).and_then(|names| names.iter().find(event));
        let name = event.cloned().unwrap_or(Name::Record(RowKey::Child(child)));
        self.rows.get(&name).map(|placed| &placed.posyandu)
    }

    /// Everything that was done to an entry.
    pub fn events_of(&self, entry: EntryId) -> Vec<RegisterEventRow> {
        let names = self.by_child.get(&entry.into()).into_iter().flatten();
        let rows = names.filter_map(|name| match &self.rows.get(name)?.row {
            Row::RegisterEvent(row) => Some(row.clone()),
            _ => None,
        });
        rows.collect()
    }

    /// Everything that was done for a child.
    pub fn care_of(&self, child: ChildId) -> Vec<CareEventRow> {
        let names = self.by_child.get(&child).into_iter().flatten();
        let rows = names.filter_map(|name| match &self.rows.get(name)?.row {
            Row::CareEvent(row) => Some(row.clone()),
            _ => None,
        });
        rows.collect()
    }

    /// Everything that a phone of `scope` should hold when all is quiet.
    pub fn visible(&self, scope: &Scope) -> impl Iterator<Item = &Row> {
        let scope = scope.clone();
        self.rows
            .values()
            .filter(move |placed| scope.contains(&placed.posyandu) && !matches!(placed.row, Row::Gone(_)))
            .map(|placed| &placed.row)
    }

    pub fn readings_of(&self, child: ChildId) -> Vec<MeasurementRow> {
        let names = self.by_child.get(&child).into_iter().flatten();
        let mut rows: Vec<MeasurementRow> = names
            .filter_map(|name| match &self.rows.get(name)?.row {
                Row::Measurement(row) => Some(row.clone()),
                _ => None,
            })
            .collect();
        rows.sort_by_key(|row| row.revision);
        rows
    }

    pub fn put(&mut self, name: Name, placed: Placed) -> Option<Placed> {
        let revision = placed.row.revision();
        let child = placed.row.child();
        let old = self.rows.insert(name.clone(), placed);
        if let Some(old) = &old {
            self.by_revision.remove(&old.row.revision());
        } else {
            self.by_child.entry(child).or_default().push(name.clone());
        }
        let taken = self.by_revision.insert(revision, name);
        if taken.is_some() {
            self.broken = Some(format!("revision {revision:?} was given out twice"));
        }
        old
    }

    pub fn remove(&mut self, name: &Name) -> Option<Placed> {
        let old = self.rows.remove(name)?;
        self.by_revision.remove(&old.row.revision());
        if let Some(names) = self.by_child.get_mut(&old.row.child()) {
            names.retain(|own| own != name);
        }
        Some(old)
    }

    /// The word that a child left.
    pub fn left(child: ChildId, from: &AreaCode, revision: Revision) -> (Name, Placed) {
        let row = Row::Gone(Gone { revision, child });
        (Name::Left(child, from.clone()), Placed { row, posyandu: from.clone() })
    }
}
