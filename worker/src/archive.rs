//! Exports of a regency, and restoring one: made every night by the object's alarm, encrypted, kept in a bucket of R2.
//!
//! An export is of one moment. The first attempt reads while people go on working; when one of them wrote in the meantime it
//! begins anew, and then whoever comes waits until it is done.

mod bucket;
pub mod codec;
mod export;
mod restore;
mod schedule;
mod seal;

use std::cell::{Cell, RefCell};
use std::time::Duration;

use tumbuh::api::exports::{ExportFailure, ExportState, ExportSummary, ExportsResponse};
use tumbuh::area::AreaCode;
use worker::js_sys::Date;
use worker::{Delay, Env, Storage};

use bucket::{Manifest, Shelf};
use export::{Export, Step};
use schedule::State;

use crate::limits;
use crate::log;
use crate::problem::Failure;
use crate::store::{PackInForce, Store, StoreError};
use crate::traffic::Page;

/// Where [`State`] is kept in the object's storage.
const STATE: &str = "exports";
/// How many exports are kept: a variable in `wrangler.toml`.
const KEPT: &str = "EXPORTS_KEPT";

/// How far revisions leap over what phones may have seen and an export does not have: a year of a large regency.
const REVISIONS_LOST: u64 = 1_000_000;

/// How long one run of the alarm goes on with an export; then the next run does, with time of its own.
const RUN_MILLIS: i64 = 15_000;

/// How often whoever waits for the door looks again, and how long they wait before they are asked to come back.
const LOOK_MILLIS: u64 = 50;
const WAIT_MILLIS: u64 = 10_000;

/// Why there is no export, or none was restored.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    #[error("this deployment is not {0}")]
    NotConfigured(&'static str),
    #[error("no such export")]
    Unknown,
    #[error("not whole, or not sealed here")]
    Damaged,
    #[error("{0}")]
    Failed(String),
}

impl From<StoreError> for ArchiveError {
    fn from(error: StoreError) -> Self {
        Self::Failed(error.to_string())
    }
}

impl From<worker::Error> for ArchiveError {
    fn from(error: worker::Error) -> Self {
        Self::Failed(error.to_string())
    }
}

impl From<ArchiveError> for Failure {
    fn from(error: ArchiveError) -> Self {
        match error {
            ArchiveError::NotConfigured(_) => Self::NoExports,
            ArchiveError::Unknown => Self::UnknownExport,
            ArchiveError::Damaged => Self::DamagedExport,
            ArchiveError::Failed(text) => Self::Internal(text),
        }
    }
}

/// What a regency's object does about exports.
pub struct Archive {
    storage: Storage,
    env: Env,
    /// Once it was read.
    state: RefCell<Option<State>>,
    is_armed: Cell<bool>,
    /// The export that is being made.
    export: RefCell<Option<Export>>,
    is_running: Cell<bool>,
    is_door_closed: Cell<bool>,
}

impl Archive {
    pub fn new(storage: Storage, env: Env) -> Self {
        Self {
            storage,
            env,
            state: RefCell::new(None),
            is_armed: Cell::new(false),
            export: RefCell::new(None),
            is_running: Cell::new(false),
            is_door_closed: Cell::new(false),
        }
    }

    /// Sees to it that a regency that was set up is exported the next night.
    ///
    /// # Errors
    /// When the platform fails.
    pub async fn wake(&self, store: &Store) -> Result<(), Failure> {
        if self.is_armed.get() || store.is_restoring()? || !store.is_provisioned()? {
            return Ok(());
        }
        self.load(store).await?;
        store.migrate()?;
        let Some(PackInForce { pack, .. }) = store.pack()? else { return Ok(()) };
        if self.storage.get_alarm().await?.is_none() && !self.is_running.get() {
            self.arm(schedule::next_night(now(), pack.utc_offset_minutes, &pack.code)).await?;
        }
        self.is_armed.set(true);
        Ok(())
    }

    /// Lets a request in, after an export that must not be overtaken.
    ///
    /// # Errors
    /// When that takes long, or nothing here is anybody's until a restoration succeeds.
    pub async fn admit(&self, store: &Store) -> Result<(), Failure> {
        let mut waited = 0;
        while self.is_door_closed.get() && waited < WAIT_MILLIS {
            Delay::from(Duration::from_millis(LOOK_MILLIS)).await;
            waited += LOOK_MILLIS;
        }
        if self.is_door_closed.get() || store.is_restoring()? {
            return Err(Failure::Overloaded { seconds: limits::WRITE_AGAIN_SECONDS });
        }
        Ok(())
    }

    /// What the alarm does: makes an export, or goes on with one, and sees to the next.
    ///
    /// # Errors
    /// When not even a failure can be noted; the platform then calls again.
    pub async fn alarm(&self, store: &Store) -> Result<(), Failure> {
        if store.is_restoring()? || !store.is_provisioned()? || self.is_running.replace(true) {
            return Ok(());
        }
        let done = self.run(store).await;
        self.is_running.set(false);
        let done = match done {
            Ok(None) => return Ok(self.arm(now()).await?),
            Ok(Some(manifest)) => Ok(manifest),
            Err(error) => Err(error),
        };
        self.is_door_closed.set(false);
        *self.export.borrow_mut() = None;
        let Some(PackInForce { pack, .. }) = store.pack()? else { return Ok(()) };
        let next = schedule::next_night(now(), pack.utc_offset_minutes, &pack.code);
        let mut state = self.load(store).await?;
        let next = match done {
            Ok(Manifest { id, at_millis, bytes, .. }) => {
                state.failures = 0;
                state.last_success = Some(schedule::Success { id, at_millis, bytes });
                next
            }
            Err(error) => {
                log::internal("export", &error.to_string());
                state.failures = state.failures.saturating_add(1);
                state.last_failure = Some(schedule::Failure { at_millis: now(), reason: error.to_string() });
                schedule::retry(now(), state.failures, next)
            }
        };
        self.save(state).await?;
        Ok(self.arm(next).await?)
    }

    /// Goes on for a while; gives the export when it is finished.
    async fn run(&self, store: &Store) -> Result<Option<Manifest>, ArchiveError> {
        store.migrate()?;
        let until = now() + RUN_MILLIS;
        let begun = self.export.borrow_mut().take();
        let mut export = match begun {
            Some(export) => export,
            None => self.begin(store).await?,
        };
        while now() < until {
            match export.step(store).await? {
                Step::Part => {}
                Step::Finished(manifest) => {
                    export.shelf().prune(self.kept()?).await?;
                    return Ok(Some(manifest));
                }
                Step::Overtaken if self.is_door_closed.replace(true) => {
                    return Err(ArchiveError::Failed("the database changed behind a closed door".into()));
                }
                Step::Overtaken => export = self.begin(store).await?,
            }
        }
        *self.export.borrow_mut() = Some(export);
        Ok(None)
    }

    async fn begin(&self, store: &Store) -> Result<Export, ArchiveError> {
        let missing = ArchiveError::Failed("there is no pack".into());
        let PackInForce { pack, .. } = store.pack()?.ok_or(missing)?;
        // An export that could not be kept as long as it should is not begun.
        self.kept()?;
        Export::begin(store, Shelf::new(&self.env, &pack.code)?, &pack.code, now()).await
    }

    /// Lets the alarm make an export now.
    ///
    /// # Errors
    /// When the deployment keeps none, or the platform fails.
    pub async fn start(&self, store: &Store, regency: &AreaCode) -> Result<ExportState, Failure> {
        Shelf::new(&self.env, regency)?;
        if !self.is_running.get() {
            self.arm(now()).await?;
        }
        self.state(store).await
    }

    /// Every export.
    ///
    /// # Errors
    /// When the deployment keeps none, or the bucket fails.
    pub async fn list(&self, store: &Store, regency: &AreaCode) -> Result<ExportsResponse, Failure> {
        let shelf = Shelf::new(&self.env, regency)?;
        let (mut exports, mut unreadable) = (Vec::new(), Vec::new());
        for id in shelf.ids().await? {
            match shelf.open(&id).await {
                Ok((manifest, _)) => exports.push(manifest.into_summary()),
                Err(ArchiveError::Damaged) => unreadable.push(id),
                // One that was begun and not finished is none.
                Err(ArchiveError::Unknown) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(ExportsResponse { exports, unreadable, state: self.state(store).await? })
    }

    /// Puts an export, or the newest one, in the place of all that is here.
    ///
    /// # Errors
    /// When people are served here, or the export is not whole; then nothing was touched.
    pub async fn restore(
        &self,
        store: &Store,
        regency: &AreaCode,
        from: Option<&str>,
    ) -> Result<ExportSummary, Failure> {
        let shelf = Shelf::new(&self.env, regency)?;
        let is_served = !store.is_restoring()? && store.is_provisioned()? && {
            store.migrate()?;
            store.pack()?.is_some() && store.suspended_millis()?.is_none()
        };
        if is_served {
            return Err(Failure::NotSuspended);
        }
        if self.is_running.replace(true) {
            return Err(Failure::ArchiveBusy);
        }
        let _closed = Closed::new(self);
        self.restore_behind_the_door(store, &shelf, from).await
    }

    async fn restore_behind_the_door(
        &self,
        store: &Store,
        shelf: &Shelf,
        from: Option<&str>,
    ) -> Result<ExportSummary, Failure> {
        let (manifest, key) = match from {
            Some(id) => shelf.open(id).await?,
            None => newest(shelf).await?,
        };
        if manifest.schema_version > Store::NEWEST_SCHEMA {
            return Err(Failure::NewerExport);
        }
        let shapes = restore::check(shelf, &key, &manifest).await?;
        // Before anything can be lost: revisions up to here were given out, and those since the export may have been.
        let seen = if store.is_restoring()? || !store.is_provisioned()? { 0 } else { store.stored_head()? };
        let mut state = self.load(store).await?;
        state.revision_floor = state.revision_floor.max(seen);
        self.save(state.clone()).await?;
        let tables = restore::begin(store, &manifest, &shapes)?;
        // Past this point a failure leaves the regency closed, and a restoration must be tried again.
        let written = restore::fill(store, shelf, &key, &manifest, &tables).await;
        written.map_err(|error| match error {
            ArchiveError::Damaged => Failure::Internal("an export changed while it was restored".into()),
            error => error.into(),
        })?;
        state.revision_floor = state.revision_floor.max(store.stored_head()?) + REVISIONS_LOST;
        store.set_revision_floor(state.revision_floor);
        self.save(state).await?;
        Ok(manifest.into_summary())
    }

    /// How exports go.
    ///
    /// # Errors
    /// When the platform fails.
    pub async fn state(&self, store: &Store) -> Result<ExportState, Failure> {
        let next_millis = self.storage.get_alarm().await?;
        let running = self.is_running.get() || self.export.borrow().is_some();
        let State { last_success, last_failure, failures, .. } = self.load(store).await?;
        let told = |failure: schedule::Failure| ExportFailure {
            at_millis: failure.at_millis,
            reason: failure.reason,
        };
        let last_export = last_success.map(|success| success.id);
        Ok(ExportState { running, next_millis, last_export, failures, last_failure: last_failure.map(told) })
    }

    /// Writes how exports go, as Prometheus reads it; times in seconds since 1970, 0 for never.
    ///
    /// # Errors
    /// When the platform fails.
    pub async fn write(&self, store: &Store, page: &mut Page<'_>) -> Result<(), Failure> {
        let seconds =
            |millis: Option<i64>| u64::try_from(millis.unwrap_or_default() / 1000).unwrap_or_default();
        let state = self.load(store).await?;
        let ExportState { running, next_millis, .. } = self.state(store).await?;
        let success = state.last_success.as_ref();
        let failed = state.last_failure.as_ref().map(|failure| failure.at_millis);
        for (name, help, value) in [
            (
                "tumbuh_export_last_success_seconds",
                "When the newest export was begun.",
                seconds(success.map(|success| success.at_millis)),
            ),
            (
                "tumbuh_export_last_bytes",
                "Size of the newest export before encryption.",
                success.map_or(0, |success| success.bytes),
            ),
            ("tumbuh_export_last_failure_seconds", "When an export last failed.", seconds(failed)),
            (
                "tumbuh_export_failures",
                "Exports that failed since the newest one.",
                u64::from(state.failures),
            ),
            ("tumbuh_export_next_seconds", "When the next export begins.", seconds(next_millis)),
            ("tumbuh_export_running", "1 while an export or a restoration goes on.", u64::from(running)),
        ] {
            page.family(name, "gauge", help);
            page.sample(&[], value);
        }
        Ok(())
    }

    fn kept(&self) -> Result<usize, ArchiveError> {
        let kept = self.env.var(KEPT).ok().and_then(|kept| kept.to_string().parse().ok());
        kept.filter(|kept| *kept > 0)
            .ok_or(ArchiveError::NotConfigured("told in EXPORTS_KEPT how many to keep"))
    }

    async fn load(&self, store: &Store) -> Result<State, Failure> {
        if let Some(state) = self.state.borrow().as_ref() {
            return Ok(state.clone());
        }
        let text = self.storage.get::<String>(STATE).await?;
        let state: State = match text {
            Some(text) => {
                tumbuh::read::bytes(text.as_bytes()).map_err(|error| Failure::Internal(error.to_string()))?
            }
            None => State::default(),
        };
        store.set_revision_floor(state.revision_floor);
        *self.state.borrow_mut() = Some(state.clone());
        Ok(state)
    }

    async fn save(&self, state: State) -> Result<(), Failure> {
        self.storage.put(STATE, serde_json::to_string(&state)?).await?;
        *self.state.borrow_mut() = Some(state);
        Ok(())
    }

    async fn arm(&self, at_millis: i64) -> worker::Result<()> {
        self.storage.set_alarm((at_millis - now()).max(0)).await
    }
}

/// The door while a regency is restored; open again however that ends.
struct Closed<'a>(&'a Archive);

impl<'a> Closed<'a> {
    fn new(archive: &'a Archive) -> Self {
        archive.is_door_closed.set(true);
        // An export that was begun is of a regency that will not be any more.
        *archive.export.borrow_mut() = None;
        Self(archive)
    }
}

impl Drop for Closed<'_> {
    fn drop(&mut self) {
        self.0.is_door_closed.set(false);
        self.0.is_running.set(false);
        self.0.is_armed.set(false);
    }
}

/// The newest export.
async fn newest(shelf: &Shelf) -> Result<(Manifest, seal::Key), ArchiveError> {
    for id in shelf.ids().await? {
        match shelf.open(&id).await {
            // Its own manifest may be what is damaged: restoring an older one silently would lose days.
            Err(ArchiveError::Unknown) => {}
            opened => return opened,
        }
    }
    Err(ArchiveError::Unknown)
}

fn now() -> i64 {
    i64::try_from(worker::Date::now().as_millis()).unwrap_or(i64::MAX)
}

/// A moment as a name that sorts: `20261124T180000000Z`.
fn iso(millis: i64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "a date of JavaScript is a float")]
    let text = String::from(Date::new(&(millis as f64).into()).to_iso_string());
    text.chars().filter(char::is_ascii_alphanumeric).collect()
}
