//! The phone's records, as pages see them: read signals, do acts. What is saved is on the phone's flash before a save returns.
//!
//! All of it is sealed with a key that only the vault's thread holds, and only while the phone is unlocked (`doors.rs`).
//!
//! The database holds the regency's rows as they came and, in the outbox, what this phone did. What is shown is the second
//! replayed on the first, so "the effect of an act" and "the act, to be sent" are one record and cannot drift apart.

mod account;
mod before;
mod copy;
mod crew;
mod doors;
mod drafts;
mod error;
mod idb;
mod load;
mod memory;
mod opened;
mod persistence;
mod pull;
#[cfg(any(test, feature = "samples"))]
#[allow(clippy::unwrap_used, missing_docs, reason = "records of tests")]
pub mod samples;
mod schema;
#[cfg(feature = "samples")]
pub mod seams;
mod status;
mod tabs;
mod witness;

pub use account::Entrance;
pub use copy::{CopyFile, CopyKey};
pub use crew::{Member, of_other_regencies};
pub use doors::{Door, Doors, RecoveryDoor};
pub use error::StoreError;
pub use opened::OpenedBy;
pub use persistence::StorageUse;
pub use schema::LastSignIn;
pub use status::{ParkedAct, SyncProgress, SyncStatus};
pub use tumbuh::sync::phone::{
    AbsenceNote, ChildHistory, Fate, OutboxEntry, Reading, RecordState, RosterEntry, Rows, StoredChild,
};

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use tumbuh::access::Action;
use tumbuh::age::CivilDate;
use tumbuh::api::session::SessionView;
use tumbuh::id::{AbsenceId, ChildId, EntryId, MeasurementId, MutationId, Revision, WomanId};
use tumbuh::measurement::Measurement;
use tumbuh::sync::phone::{Believed, Fold, Put, Stamp, merged_into, resend};
use tumbuh::sync::{Act, MeasurementRow};

use crate::clock;
use crate::json;
use crate::sync::Driver;
use idb::{Durability, Get, Idb};
use memory::{Memory, links};
use schema::DRAFTS;
use tabs::Tabs;

/// Everyone in scope, by name.
pub type Roster = Arc<Vec<Arc<RosterEntry>>>;

/// The store: a handle to copy around.
#[derive(Clone, Copy)]
pub struct Store {
    inner: StoredValue<Rc<Inner>, LocalStorage>,
    roster: RwSignal<Roster>,
    session: RwSignal<Option<SessionView>>,
    status: RwSignal<SyncStatus>,
    parked: RwSignal<Arc<Vec<ParkedAct>>>,
    loaded: RwSignal<bool>,
    drafts: RwSignal<Vec<String>>,
    crew: RwSignal<Vec<Member>>,
    doors: RwSignal<Doors>,
    unlocked: RwSignal<bool>,
}

/// What the handle points to.
pub(crate) struct Inner {
    idb: Idb,
    memory: core::cell::RefCell<Memory>,
    tabs: Tabs,
    pub(crate) driver: Driver,
}

/// Makes the store known to every component below.
pub fn provide_store(store: Store) {
    provide_context(store);
}

/// The store. Call it while a component is built, not in an event handler.
#[must_use]
#[expect(clippy::expect_used, reason = "App provides the store before it builds any page")]
pub fn use_store() -> Store {
    use_context().expect("the store is provided by App")
}

impl Store {
    /// A store over the database `name`, empty until [`Store::open`]. Belongs to the current reactive owner.
    #[must_use]
    pub fn new(name: &str) -> Self {
        let inner = Inner {
            idb: Idb::new(name),
            memory: Default::default(),
            tabs: Tabs::new(name),
            driver: Driver::default(),
        };
        Self {
            inner: StoredValue::new_local(Rc::new(inner)),
            roster: RwSignal::default(),
            session: RwSignal::new(None),
            status: RwSignal::default(),
            parked: RwSignal::default(),
            loaded: RwSignal::new(false),
            drafts: RwSignal::default(),
            crew: RwSignal::default(),
            doors: RwSignal::default(),
            unlocked: RwSignal::new(false),
        }
    }

    pub(crate) fn inner(self) -> Rc<Inner> {
        self.inner.get_value()
    }

    /// Who is signed in on this phone; stays when the session at the server has ended, so that work goes on offline.
    #[must_use]
    pub fn session(self) -> Signal<Option<SessionView>> {
        self.session.into()
    }

    /// Whether whoever is signed in has no work here: who looks after accounts and settings sees no children.
    #[must_use]
    pub fn works_in_the_office(self) -> bool {
        self.session
            .with_untracked(|now| now.as_ref().is_some_and(|now| !now.grants.may(Action::ReadRecords)))
    }

    /// The page where whoever is signed in works instead: what an office is to do stands on the desk.
    #[must_use]
    pub fn office(self) -> &'static str {
        let tasks = self
            .session
            .with_untracked(|now| now.as_ref().is_some_and(|now| now.grants.may(Action::ReadTasks)));
        if tasks { "/desk" } else { "/office" }
    }

    /// All children in scope, sorted by name.
    #[must_use]
    pub fn roster(self) -> Signal<Roster> {
        self.roster.into()
    }

    /// Whether the roster has been read from the phone: until then an empty roster means nothing.
    #[must_use]
    pub fn loaded(self) -> Signal<bool> {
        self.loaded.into()
    }

    /// Signal, counts, last exchange.
    #[must_use]
    pub fn status(self) -> Signal<SyncStatus> {
        self.status.into()
    }

    /// What the regency refused and its author has to repair, oldest first.
    #[must_use]
    pub fn parked(self) -> Signal<Arc<Vec<ParkedAct>>> {
        self.parked.into()
    }

    /// One child of the roster; reactive.
    #[must_use]
    pub fn child(self, id: ChildId) -> Option<Arc<RosterEntry>> {
        self.roster.with(|roster| roster.iter().find(|entry| entry.row.child.id == id).cloned())
    }

    /// Today where the regency is, whatever the phone's clock says, as far as it was ever measured against the server's.
    #[must_use]
    pub fn today(self) -> CivilDate {
        clock::day(self.believed().millis, self.utc_offset())
    }

    /// The last day that it can be: the same, unless the phone's clock says what cannot be.
    #[must_use]
    pub fn latest_day(self) -> CivilDate {
        let latest = self.inner().memory.borrow().clock.latest(clock::now_millis());
        clock::day(latest, self.utc_offset())
    }

    /// What time it is, whatever the phone's clock says.
    #[must_use]
    pub fn believed(self) -> Believed {
        self.inner().memory.borrow().clock.read(clock::now_millis())
    }

    /// A name that sorts after those of before, even on a phone whose clock was set back.
    fn new_id<T>(self, make: impl FnOnce(u64, [u8; 10]) -> T) -> T {
        let millis = self.inner().memory.borrow().naming_millis(clock::now_millis());
        make(millis, clock::random())
    }

    /// How far the regency's clocks are ahead of UTC, minutes.
    #[must_use]
    pub fn utc_offset(self) -> i32 {
        const WESTERN_INDONESIA: i32 = 420;
        self.session.with_untracked(|session| {
            session.as_ref().map_or(WESTERN_INDONESIA, |session| session.regency.utc_offset_minutes)
        })
    }

    /// The id of this browser profile; it means something once the store is [open](Store::open).
    #[must_use]
    pub fn device(self) -> tumbuh::id::DeviceId {
        self.inner().memory.borrow().device
    }

    /// Exchanges with the regency now.
    pub fn sync_now(self) {
        crate::sync::now(self);
    }

    /// A name for a new child.
    #[must_use]
    pub fn new_child_id(self) -> ChildId {
        self.new_id(ChildId::new)
    }

    /// A name for a new reading.
    #[must_use]
    pub fn new_measurement_id(self) -> MeasurementId {
        self.new_id(MeasurementId::new)
    }

    /// A name for a new note of absence.
    #[must_use]
    pub fn new_absence_id(self) -> AbsenceId {
        self.new_id(AbsenceId::new)
    }

    /// Everything about one child, unsent acts included; `None` when the phone does not hold the child.
    ///
    /// # Errors
    /// When the phone's storage cannot be read.
    pub async fn history(self, child: ChildId) -> Result<Option<ChildHistory>, StoreError> {
        let history = self.all_of(child).await?;
        // The child is shown at once; the note is kept meanwhile.
        wasm_bindgen_futures::spawn_local(self.note_opened(child));
        Ok(history)
    }

    /// The same as lists look at it: nobody opens the record, and what the roster has at hand is enough for a child of whom
    /// everything was sent.
    ///
    /// # Errors
    /// When the phone's storage cannot be read.
    pub async fn at_hand(self, entry: &RosterEntry) -> Result<ChildHistory, StoreError> {
        let id = entry.row.child.id;
        let acted = self.inner().memory.borrow().acts_of(self.account(), id).next().is_some();
        let all = if acted { self.all_of(id).await? } else { None };
        let mut rows = Rows::default();
        rows.child = Some(entry.row.clone());
        rows.measurements
            .extend(entry.latest.iter().map(|reading| MeasurementRow::new(Revision::START, reading.clone())));
        all.or_else(|| rows.history()).ok_or(StoreError::Unreadable)
    }

    /// Every step of care on this phone, each as JSON.
    ///
    /// # Errors
    /// When the phone's storage cannot be read.
    pub async fn steps(self) -> Result<Vec<String>, StoreError> {
        let inner = self.inner();
        let care = inner.memory.borrow().stores().care;
        let steps = inner.idb.read(&[Get::All(care)]).await?.into_iter().flatten();
        Ok(steps.map(|(_, step)| step).collect())
    }

    /// What was done to entries of registers: as the regency has it, each a
    /// [`RegisterEventRow`](tumbuh::care::register::RegisterEventRow) as JSON, and what whoever works now did on this phone.
    ///
    /// # Errors
    /// When the phone's storage cannot be read.
    pub async fn registers(self) -> Result<(Vec<String>, Vec<OutboxEntry>), StoreError> {
        let inner = self.inner();
        // An act that leaves the outbox meanwhile is among the rows, and the same.
        let (own, registers) = {
            let memory = inner.memory.borrow();
            (memory.own(self.account()), memory.stores().registers)
        };
        let rows = inner.idb.read(&[Get::All(registers)]).await?.into_iter().flatten();
        Ok((rows.map(|(_, row)| row).collect(), own))
    }

    /// Notes that whoever works now opened an entry of a register.
    pub fn note_entry_opened(self, entry: EntryId) {
        wasm_bindgen_futures::spawn_local(self.note_opened(entry.into()));
    }

    /// A name for someone's place in a register.
    #[must_use]
    pub fn new_entry_id(self) -> EntryId {
        self.new_id(EntryId::new)
    }

    /// A name for a new woman.
    #[must_use]
    pub fn new_woman_id(self) -> WomanId {
        self.new_id(WomanId::new)
    }

    /// The record, and what was recorded under names that were merged into it.
    async fn all_of(self, child: ChildId) -> Result<Option<ChildHistory>, StoreError> {
        let Some(mut history) = self.record_of(child).await? else { return Ok(None) };
        let merged = self.roster.with_untracked(|roster| merged_into(child, &links(roster)));
        for record in merged.iter() {
            if let Some(record) = self.record_of(*record).await? {
                history.join(record);
            }
        }
        Ok(Some(history))
    }

    async fn record_of(self, child: ChildId) -> Result<Option<ChildHistory>, StoreError> {
        let inner = self.inner();
        let key = child.to_string();
        let prefix = format!("{child}/");
        let stores = inner.memory.borrow().stores();
        let gets = [
            Get::One(stores.children, &key),
            Get::Under(stores.measurements, &prefix),
            Get::Under(stores.absences, &prefix),
            Get::Under(stores.care, &prefix),
        ];
        let answers = inner.idb.read(&gets).await?;
        let [stored, measurements, absences, steps] = answers.as_slice() else {
            return Err(StoreError::Unreadable);
        };
        let mut rows = Rows::default();
        if let Some((_, stored)) = stored.first() {
            rows.child = json::from_str::<StoredChild>(stored)?.row;
        }
        for (_, text) in measurements {
            rows.measurements.push(json::from_str(text)?);
        }
        for (_, text) in absences {
            rows.absences.push(json::from_str(text)?);
        }
        rows.steps.extend(steps.iter().map(|(_, step)| step.clone()));
        rows.replay(inner.memory.borrow().acts_of(self.account(), child));
        Ok(rows.history())
    }

    /// Keeps an act: when this returns, it is on the phone's flash and shown, and it will be sent.
    ///
    /// # Errors
    /// When it could not be saved; then nothing of it was.
    pub async fn act(self, act: Act) -> Result<(), StoreError> {
        self.acts_on_draft(vec![act], None).await
    }

    /// Keeps acts, all or none, and the draft that they came from is gone in the same moment: a killed app shows the one or the
    /// other.
    ///
    /// # Errors
    /// When they could not be saved; then nothing of them was, and the draft is still there.
    pub async fn acts_and_close_draft(self, acts: Vec<Act>, draft: &str) -> Result<(), StoreError> {
        self.acts_on_draft(acts, Some(draft)).await
    }

    async fn acts_on_draft(self, acts: Vec<Act>, draft: Option<&str>) -> Result<(), StoreError> {
        let mut all = Fold::default();
        for act in acts {
            let fold = self.inner().memory.borrow().fold(self.account(), act);
            all.remove.extend(fold.remove);
            all.append.extend(fold.append);
        }
        self.keep(all, draft).await
    }

    /// Sends a refused act again as it is.
    ///
    /// # Errors
    /// When the phone's storage fails; then nothing has changed.
    pub async fn resend(self, id: MutationId) -> Result<(), StoreError> {
        let fold = resend(&self.inner().memory.borrow().own(self.account()), id);
        self.keep(fold, None).await
    }

    /// Throws a refused act away, for good. Ask the person first.
    ///
    /// # Errors
    /// When the phone's storage fails; then it is still there.
    pub async fn discard(self, id: MutationId) -> Result<(), StoreError> {
        let own = self.inner().memory.borrow().own(self.account());
        let parked = own
            .iter()
            .filter(|entry| entry.mutation.id == id && matches!(entry.fate, Fate::Parked { .. }))
            .map(|entry| entry.number);
        let fold = Fold { remove: parked.collect(), append: Vec::new() };
        self.keep(fold, None).await
    }

    /// The newest readings that stand of a child, from the roster.
    #[must_use]
    pub fn latest(self, child: ChildId) -> Vec<Measurement> {
        self.child(child).map(|entry| entry.latest.clone()).unwrap_or_default()
    }

    async fn keep(self, fold: Fold, draft: Option<&str>) -> Result<(), StoreError> {
        let inner = self.inner();
        let account = self.account().ok_or(StoreError::SignedOut)?;
        let stamp = Stamp { account, phone_time_millis: clock::now_millis() };
        let mut keeping = inner.memory.borrow().keep(fold, stamp, || self.new_id(MutationId::new))?;
        if let Some(draft) = draft {
            keeping.puts.push(Put::Drop(DRAFTS, drafts::key(account, draft)));
        }
        let written = inner.idb.write(Durability::Strict, &keeping.puts).await;
        if written == Err(StoreError::Locked) {
            // The vault's thread died, and the key with it: the draft is still there, and unlocking brings it back.
            self.lock();
        }
        let numbers = written?;
        let touched = inner.memory.borrow_mut().kept(keeping, numbers);
        if let Some(draft) = draft {
            self.draft_closed(draft);
        }
        self.show(&touched);
        self.tell_other_tabs();
        crate::sync::nudge(self);
        Ok(())
    }
}
