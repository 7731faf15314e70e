//! Taking in what the regency says: verdicts on acts, and pages of rows. A page and its cursor are committed together.

use leptos::prelude::GetUntracked;
use tumbuh::api::sync::PullResponse;
use tumbuh::id::{MutationId, Revision};
use tumbuh::sync::phone::{Checkpoint, Fate, OutboxEntry};
use tumbuh::sync::{Protocol, Receipt};

use super::idb::{Durability, Get};
use super::schema::CHECKPOINT;
use super::{Store, StoreError};
use crate::json;

impl Store {
    /// Commits a page of rows with its cursor; acts whose rows have come are safe and leave the outbox in the same moment. `false`
    /// when the page is not the next one for whoever works now: then nothing has changed.
    ///
    /// # Errors
    /// When the phone's storage fails; then neither rows nor cursor have changed.
    pub async fn take_page(
        self,
        page: PullResponse,
        since: Revision,
        offset: i64,
    ) -> Result<bool, StoreError> {
        let inner = self.inner();
        // What is in memory is not what is stored while the phone is locked or is just being unlocked.
        if !self.loaded.get_untracked() {
            return Err(StoreError::Locked);
        }
        let plan = inner.memory.borrow().plan_page(&page, since, self.account(), offset)?;
        let Some(mut plan) = plan else { return Ok(false) };
        let measurements = inner.memory.borrow().stores().measurements;
        for child in plan.to_refill() {
            let prefix = format!("{child}/");
            let mut all = Vec::new();
            // Only the tab that holds the lock writes rows, so these stand until the page is committed on top of them.
            for (_, text) in inner.idb.read(&[Get::Under(measurements, &prefix)]).await?.into_iter().flatten()
            {
                all.push(json::from_str(&text)?);
            }
            plan.refill(child, all, &page);
        }
        match inner.idb.write(Durability::Relaxed, &plan.puts()?).await {
            Err(StoreError::Overtaken) => {
                // Another tab has pulled, or somebody else works by now.
                self.reload().await?;
                return Ok(false);
            }
            written => written?,
        };
        let touched = inner.memory.borrow_mut().page_taken(plan);
        self.show(&touched);
        Ok(true)
    }

    /// Writes down what the regency decided about acts, and its receipt.
    ///
    /// # Errors
    /// When the phone's storage fails; then the acts are sent again and get the same answer.
    pub async fn take_verdicts(
        self,
        fates: Vec<(MutationId, Fate)>,
        receipt: Option<&Receipt>,
    ) -> Result<(), StoreError> {
        let inner = self.inner();
        if !self.loaded.get_untracked() {
            return Err(StoreError::Locked);
        }
        let verdicts = inner.memory.borrow().plan_verdicts(&fates, receipt)?;
        inner.idb.write(Durability::Strict, &verdicts.puts).await?;
        let touched = inner.memory.borrow_mut().verdicts_taken(verdicts);
        self.show(&touched);
        Ok(())
    }

    /// Where to pull from.
    #[must_use]
    pub fn cursor(self) -> Revision {
        self.inner().memory.borrow().cursor()
    }

    /// Whether another tab has pulled further than this one knows.
    ///
    /// # Errors
    /// When the phone's storage cannot be read.
    pub async fn is_behind(self) -> Result<bool, StoreError> {
        let stored = self.kept(CHECKPOINT).await?.map(|kept: Checkpoint| kept.read_by(Protocol::OWN));
        Ok(stored != self.inner().memory.borrow().checkpoint)
    }

    /// The acts of everyone who shares this phone, as they stand.
    #[must_use]
    pub fn outbox(self) -> Vec<OutboxEntry> {
        self.inner().memory.borrow().outbox.clone()
    }
}
