//! One exchange with the regency: the [`Plan`] decides, this does. Loaded when it is first needed, after the first screen is shown.

use leptos::prelude::*;
use tumbuh::api::sync::{PullResponse, PushRequest, PushResponse};
use tumbuh::id::MutationId;
use tumbuh::sync::phone::{Plan, Remedy, Step, Trouble, judge};
use tumbuh::sync::{Mutation, Receipt};

use super::doubles::doubles;
use super::{LATER_MILLIS, retry};
use crate::clock::chance;
use crate::i18n::Text;
use crate::net::{self, NetError};
use crate::store::{Store, StoreError, SyncProgress, of_other_regencies};

/// Exchanges records once, and says how it went.
pub async fn exchange(store: Store) {
    let inner = store.inner();
    let driver = &inner.driver;
    store.note_progress(Some(SyncProgress::default()));
    let mut plan = None;
    let result = run(store, &mut plan).await;
    store.note_progress(None);
    store.tell_other_tabs();
    if let Some(plan) = &plan {
        driver.slowness.set(plan.slowness());
    }
    let Err(error) = result else {
        // What was passed over is looked for at once the next time, and not taken for a moment's weakness of the server.
        let passed_over = plan.is_some_and(|plan| plan.passed_over());
        driver.failures.set(if passed_over { Plan::PATIENCE } else { 0 });
        store.note_failure(passed_over.then_some(Text::ErrorPassedOver));
        store.note_doubles(doubles(&store.roster().get_untracked()).len());
        return;
    };
    store.note_failure(Some(error.text()));
    let failures = driver.failures.get();
    driver.failures.set(failures.saturating_add(1));
    if error == StoreError::Locked {
        // It was locked meanwhile, or the vault's thread died and the key with it: then only unlocking helps.
        store.lock();
        return;
    }
    let remedy = match &error {
        StoreError::Net(error) => Plan::remedy(error.trouble(), failures, chance()),
        _ => Remedy::RetryIn { millis: LATER_MILLIS },
    };
    driver.again.set(false);
    match remedy {
        Remedy::SignIn => store.session_expired(),
        // If it cannot be written now, the next contact is refused again.
        Remedy::LockUp => {
            let _ = store.lock_up().await;
        }
        Remedy::RetryIn { millis } => retry(store, millis),
    }
}

async fn run(store: Store, kept: &mut Option<Plan>) -> Result<(), StoreError> {
    let inner = store.inner();
    if store.is_behind().await? {
        store.reload().await?;
    }
    let just_greeted = !inner.driver.greeted.get();
    if just_greeted {
        store.refresh_session().await?;
        store.keep_recovery_door().await?;
        inner.driver.greeted.set(true);
    }
    let session = store.session().with_untracked(|session| {
        session.as_ref().map(|now| (now.account, now.view(), now.too_many.is_some()))
    });
    let Some((account, view, too_many)) = session else { return Ok(()) };
    let (speaker, seen) = inner.driver.speaker.borrow().clone().unwrap_or((account, view.clone()));
    let mut unheard = inner.driver.unheard.borrow().clone();
    // A session of one regency says nothing of another's people.
    unheard.extend(store.crew().with_untracked(|crew| of_other_regencies(crew, speaker)));
    let failures = inner.driver.failures.get();
    let mut progress = SyncProgress::default();
    let plan = kept.insert(Plan::new(unheard, inner.driver.slowness.get()));
    loop {
        match plan.next(&store.outbox()) {
            Step::Done => return store.report_opened(speaker).await,
            Step::Push(mutations) => {
                let request = PushRequest { mutations };
                let answer = net::post::<PushResponse>("/api/v1/sync/mutations", &request).await;
                let PushResponse { verdicts, receipt, .. } = match answer {
                    Ok(answer) => answer.body,
                    Err(error) if plan.narrows(&request.mutations, error.trouble(), failures) => {
                        // It may be a while before something smaller is through.
                        store.note_failure(Some(error.text()));
                        continue;
                    }
                    Err(error) => return Err(error.into()),
                };
                let covered = covered(store, &request.mutations, receipt.as_ref()).await?;
                let covers = |id| covered.contains(&id);
                let judged = judge(&request.mutations, verdicts, covers, speaker);
                if judged.fates.is_empty() && judged.unheard.is_empty() {
                    if plan.narrows(&request.mutations, Trouble::Broken, failures) {
                        continue;
                    }
                    return Err(NetError::Unreadable.into());
                }
                progress.sent += judged.fates.len();
                store.take_verdicts(judged.fates, receipt.as_ref()).await?;
                plan.leave_out(&judged.unheard);
                inner.driver.unheard.borrow_mut().extend(judged.unheard);
                plan.pushed();
            }
            // The regency sends none of more children than a phone keeps: the day says so, and areas are chosen.
            Step::Pull if too_many => plan.pulled(false),
            // The regency would show the areas of someone else.
            Step::Pull if seen != view => return Err(NetError::signed_out().into()),
            Step::Pull => {
                let since = store.cursor();
                let rows = plan.rows();
                let path =
                    format!("/api/v1/sync/rows?since={}&limit={rows}&care=true&registers=true", since.0);
                let answer = match net::get::<PullResponse>(&path).await {
                    Ok(answer) => answer,
                    Err(error) if plan.shortens(error.trouble()) => {
                        store.note_failure(Some(error.text()));
                        continue;
                    }
                    Err(error) => return Err(error.into()),
                };
                let offset = answer.offset(answer.body.server_time_millis);
                progress.received += answer.body.rows.len();
                let more = answer.body.more;
                // In another tab somebody else has signed in: the rows may be without what whoever works here sees.
                let is_theirs = answer.body.account.is_none_or(|asked| asked == speaker);
                if !is_theirs || !store.take_page(answer.body, since, offset).await? {
                    // Begins anew with the session as it is now; later, if it was just read and that did not help.
                    inner.driver.greeted.set(false);
                    if just_greeted {
                        return Err(NetError::Unreachable.into());
                    }
                    inner.driver.again.set(true);
                    return Ok(());
                }
                plan.pulled(more);
            }
        }
        store.note_progress(Some(progress));
        if store.session().with_untracked(Option::is_none) {
            return Ok(());
        }
    }
}

/// The acts of `batch` that the receipt is good for.
async fn covered(
    store: Store,
    batch: &[Mutation],
    receipt: Option<&Receipt>,
) -> Result<Vec<MutationId>, StoreError> {
    let known = store.session().with_untracked(|session| {
        session.as_ref().map(|session| (session.regency.code.clone(), session.receipt_key))
    });
    let (Some(receipt), Some((regency, key))) = (receipt, known) else { return Ok(Vec::new()) };
    let covered = crate::receipt::covered(batch, receipt, &regency, key).await;
    covered.ok_or_else(|| {
        // The regency may have another key by now: its session is read anew.
        store.inner().driver.greeted.set(false);
        NetError::Receipt.into()
    })
}
