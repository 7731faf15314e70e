//! What the store holds in memory: the regency's children, the outbox, and how to make the roster of them.

use core::ops::{Deref, DerefMut};
use std::sync::Arc;

use leptos::prelude::*;
use tumbuh::api::session::SessionView;
use tumbuh::id::{AccountId, ChildId};
use tumbuh::sync::phone::{ChildSet, Fate, OutboxEntry, Phone, RosterEntry, merged_into, roster_entry};

use super::opened::OpenedBy;
use super::schema::LastSignIn;
use super::status::ParkedAct;
use super::{Roster, Store};

/// The contents of the database that are needed all the time.
#[derive(Default)]
pub struct Memory {
    /// Children, acts, how far was pulled: what syncing needs.
    pub phone: Phone,
    /// Whether `phone` holds the acts that are stored. Until they are read, and while the phone is locked, its outbox is
    /// empty and says nothing.
    pub knows_acts: bool,
    /// Entries of the outbox that this version of the app cannot read. They stay.
    pub unreadable: usize,
    /// Records that were opened and not yet reported.
    pub opened: Vec<OpenedBy>,
    /// What the sign-in screen fills in.
    pub last_sign_in: LastSignIn,
    /// Who worked last while the phone was unlocked: the rows on it are for their eyes.
    pub last: Option<SessionView>,
}

impl Deref for Memory {
    type Target = Phone;

    fn deref(&self) -> &Phone {
        &self.phone
    }
}

impl DerefMut for Memory {
    fn deref_mut(&mut self) -> &mut Phone {
        &mut self.phone
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
            let links = links(&old);
            let (touched, mut rebuilt) = rebuilt(&memory, account, &links, touched);
            let mut roster: Vec<Arc<RosterEntry>> =
                old.iter().filter(|entry| !touched.contains(&entry.row.child.id)).cloned().collect();
            let stay = links.into_iter().filter(|(record, _)| !touched.contains(record));
            join_merged(&mut rebuilt, &roster, stay.collect());
            roster.extend(rebuilt.into_iter().map(Arc::new));
            // The search text begins with the lower-case name.
            roster.sort_unstable_by(|a, b| {
                a.search_text().cmp(b.search_text()).then_with(|| a.row.child.id.cmp(&b.row.child.id))
            });
            self.roster.set(Arc::new(roster));
        }
        let to_decide = self.roster.with_untracked(|roster| {
            let waits = |entry: &&Arc<RosterEntry>| !entry.row.conflicts.is_empty() || entry.undecided;
            roster.iter().filter(waits).count()
        });
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
            let waiting = status.unsent + status.needs_fixing + status.others_unsent;
            status.knows_acts = memory.knows_acts;
            status.unsent = count(|fate| matches!(fate, Fate::Waiting));
            status.sent = count(|fate| matches!(fate, Fate::Accepted { .. }));
            status.to_decide = to_decide;
            status.needs_fixing = parked.len() + memory.unreadable;
            status.others_unsent = if memory.knows_acts {
                let waits = |entry: &&OutboxEntry| !matches!(entry.fate, Fate::Accepted { .. });
                memory.outbox.iter().filter(|entry| !own(entry)).filter(waits).count()
            } else {
                // Whose they are is not known, but that they are here.
                waiting
            };
            status.may_clear = memory.knows_acts && memory.may_be_cleared() && memory.unreadable == 0;
            status.has_unread =
                memory.checkpoint.as_ref().is_some_and(|checkpoint| checkpoint.unread.is_some());
            status.last_sync_millis =
                memory.checkpoint.as_ref().and_then(|checkpoint| checkpoint.completed_millis);
        });
        drop(memory);
        self.bear_witness();
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

/// Which record goes on in place of which.
pub(super) fn links(roster: &[Arc<RosterEntry>]) -> Vec<(ChildId, ChildId)> {
    roster.iter().filter_map(|entry| link(entry)).collect()
}

fn link(entry: &RosterEntry) -> Option<(ChildId, ChildId)> {
    entry.row.child.merged_into().map(|into| (entry.row.child.id, into))
}

/// The entries of `touched`, and of the records that go on, or went on before, in place of one of them: all that is drawn anew.
fn rebuilt(
    memory: &Memory,
    account: Option<AccountId>,
    went_on: &[(ChildId, ChildId)],
    touched: &ChildSet,
) -> (ChildSet, Vec<RosterEntry>) {
    let (mut all, mut entries) = (ChildSet::default(), Vec::new());
    let mut waiting: Vec<ChildId> = touched.iter().copied().collect();
    while let Some(id) = waiting.pop() {
        if all.contains(&id) {
            continue;
        }
        all.insert(id);
        waiting.extend(went_on.iter().filter(|(record, _)| *record == id).map(|(_, into)| *into));
        let acts: Vec<&OutboxEntry> = memory.acts_of(account, id).collect();
        if let Some(entry) = roster_entry(memory.children.get(&id), &acts) {
            waiting.extend(entry.row.child.merged_into());
            entries.push(entry);
        }
    }
    (all, entries)
}

/// Gives each of `entries` what was recorded under names that were merged into its own; `merged` says which of `others` were
/// merged.
fn join_merged(
    entries: &mut [RosterEntry],
    others: &[Arc<RosterEntry>],
    mut merged: Vec<(ChildId, ChildId)>,
) {
    merged.extend(entries.iter().filter_map(link));
    if merged.is_empty() {
        return;
    }
    let alone = entries.to_vec();
    for entry in entries {
        let under = merged_into(entry.row.child.id, &merged);
        let known = alone.iter().chain(others.iter().map(Arc::as_ref));
        known.filter(|other| under.contains(&other.row.child.id)).for_each(|other| entry.join(other));
    }
}
