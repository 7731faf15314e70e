//! What the store holds in memory: the regency's children, the outbox, and how to make the roster of them.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use tumbuh::id::{AccountId, ChildId, DeviceId, Revision};
use tumbuh::sync::Act;

use super::child_set::ChildSet;
use super::opened::OpenedBy;
use super::outbox::{self, Fold};
use super::records::{self, RosterEntry};
use super::schema::{Checkpoint, Fate, LastSignIn, OutboxEntry, StoredChild};
use super::status::ParkedAct;
use super::{Roster, Store};

/// The contents of the database that are needed all the time.
pub struct Memory {
    /// This browser profile.
    pub device: DeviceId,
    /// Server clock minus phone clock, if it was ever measured.
    pub offset: Option<i64>,
    /// How far rows were pulled, and for whom.
    pub checkpoint: Option<Checkpoint>,
    /// The regency's children.
    pub children: BTreeMap<ChildId, StoredChild>,
    /// Every act that is not yet known to be safe, of all people of this phone.
    pub outbox: Vec<OutboxEntry>,
    /// Entries of the outbox that this version of the app cannot read. They stay.
    pub unreadable: usize,
    /// Records that were opened and not yet reported.
    pub opened: Vec<OpenedBy>,
    /// What the sign-in screen fills in.
    pub last_sign_in: LastSignIn,
}

impl Default for Memory {
    fn default() -> Self {
        Self {
            device: DeviceId::new(0, [0; 10]),
            offset: None,
            checkpoint: None,
            children: BTreeMap::new(),
            outbox: Vec::new(),
            unreadable: 0,
            opened: Vec::new(),
            last_sign_in: LastSignIn::default(),
        }
    }
}

impl Memory {
    /// The newest revision this phone has seen.
    pub fn cursor(&self) -> Revision {
        self.checkpoint.as_ref().map_or(Revision::START, |checkpoint| checkpoint.cursor)
    }

    /// The acts of one person: nobody sees another's.
    pub fn own(&self, account: Option<AccountId>) -> Vec<OutboxEntry> {
        self.outbox.iter().filter(|entry| Some(entry.mutation.actor) == account).cloned().collect()
    }

    /// One person's acts about one child.
    pub fn acts_of(&self, account: Option<AccountId>, child: ChildId) -> impl Iterator<Item = &OutboxEntry> {
        self.outbox
            .iter()
            .filter(move |entry| Some(entry.mutation.actor) == account && entry.mutation.act.child() == child)
    }

    /// How to keep an act.
    pub fn fold(&self, account: Option<AccountId>, act: Act) -> Fold {
        outbox::fold(&self.own(account), act)
    }

    /// Takes entries out and puts others in; returns the children they are about.
    pub fn exchange(&mut self, remove: &[u32], append: Vec<OutboxEntry>) -> ChildSet {
        let mut touched = ChildSet::default();
        self.outbox.retain(|entry| {
            let stays = !remove.contains(&entry.number);
            if !stays {
                touched.insert(entry.mutation.act.child());
            }
            stays
        });
        touched.extend(append.iter().map(|entry| entry.mutation.act.child()));
        self.outbox.extend(append);
        touched
    }

    /// All children there is anything of.
    pub fn everyone(&self) -> ChildSet {
        let acted = self.outbox.iter().map(|entry| entry.mutation.act.child());
        let mut everyone = ChildSet::default();
        everyone.extend(self.children.keys().copied().chain(acted));
        everyone
    }
}

impl Store {
    pub(super) fn account(self) -> Option<AccountId> {
        self.session.with_untracked(|session| session.as_ref().map(|session| session.account))
    }

    /// Shows what changed: rebuilds the roster entries of `touched` and the counts.
    pub(super) fn show(self, touched: &ChildSet) {
        let inner = self.inner();
        let account = self.account();
        let memory = inner.memory.borrow();
        if !touched.is_empty() {
            let old = self.roster.get_untracked();
            let mut roster: Vec<Arc<RosterEntry>> =
                old.iter().filter(|entry| !touched.contains(&entry.row.child.id)).cloned().collect();
            let rebuilt = touched.iter().filter_map(|id| {
                let acts: Vec<&OutboxEntry> = memory.acts_of(account, *id).collect();
                records::entry(memory.children.get(id), &acts).map(Arc::new)
            });
            roster.extend(rebuilt);
            // The search text begins with the lower-case name.
            roster.sort_unstable_by(|a, b| {
                a.search_text().cmp(b.search_text()).then_with(|| a.row.child.id.cmp(&b.row.child.id))
            });
            self.roster.set(Arc::new(roster));
        }
        let own = |entry: &&OutboxEntry| Some(entry.mutation.actor) == account;
        let parked: Vec<ParkedAct> = memory
            .outbox
            .iter()
            .filter(own)
            .filter_map(|entry| match &entry.fate {
                Fate::Parked { reason } => {
                    Some(ParkedAct { mutation: entry.mutation.clone(), reason: reason.clone() })
                }
                _ => None,
            })
            .collect();
        let count =
            |fate: fn(&Fate) -> bool| memory.outbox.iter().filter(own).filter(|e| fate(&e.fate)).count();
        self.status.update(|status| {
            status.unsent = count(|fate| matches!(fate, Fate::Waiting));
            status.sent = count(|fate| matches!(fate, Fate::Accepted { .. }));
            status.needs_fixing = parked.len() + memory.unreadable;
            status.others_unsent = memory
                .outbox
                .iter()
                .filter(|entry| !own(entry) && !matches!(entry.fate, Fate::Accepted { .. }))
                .count();
            status.last_sync_millis =
                memory.checkpoint.as_ref().and_then(|checkpoint| checkpoint.completed_millis);
        });
        if *self.parked.read_untracked() != Arc::new(parked.clone()) {
            self.parked.set(Arc::new(parked));
        }
    }

    /// Forgets the roster and builds it anew from memory.
    pub(super) fn show_all(self) {
        self.roster.set(Roster::default());
        let everyone = self.inner().memory.borrow().everyone();
        self.show(&everyone);
    }
}
