//! What to do next when exchanging records with the regency. Pure: no clock, no network, no storage.

use alloc::vec::Vec;

use super::kept::{Fate, OutboxEntry};
use crate::api::sync::{MutationVerdict, PUSH_LIMIT};
use crate::id::{AccountId, MutationId};
use crate::sync::{Mutation, Rejection, Verdict};

/// The next thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Send these, in this order.
    Push(Vec<Mutation>),
    /// Fetch a page of rows.
    Pull,
    /// All sent and all fetched.
    Done,
}

/// How one exchange goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Whose acts are sent: a session speaks for everyone who signed in on the same phone.
    people: Vec<AccountId>,
    /// Largest batch; halved when the server says that one was too large.
    batch: usize,
    /// Whether the last page said that there is no more.
    pulled: bool,
}

/// Why the regency gave no good answer, as far as it matters for what to do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The device was shut out.
    Revoked,
    /// The session has ended.
    SignedOut,
    /// The batch was too large (413).
    TooLarge,
    /// It asks to wait so long.
    Busy {
        /// Seconds.
        seconds: u32,
    },
    /// The app or the regency is too old for the other.
    OtherVersion,
    /// No answer, or one that says nothing of the above.
    Other,
}

/// What to do about a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// Do the same again at once, with a smaller batch.
    Again,
    /// Wait so long, then begin anew.
    RetryIn {
        /// Milliseconds.
        millis: u32,
    },
    /// Only the person can help: sign in again.
    SignIn,
    /// The phone is shut out: it shows nothing any more.
    LockUp,
}

/// The first wait after a failure.
const FIRST_WAIT_MILLIS: u32 = 2_000;
/// The longest wait.
const LONGEST_WAIT_MILLIS: u32 = 300_000;

impl Plan {
    /// An exchange for `people`.
    #[must_use]
    pub fn new(people: Vec<AccountId>) -> Self {
        Self { people, batch: PUSH_LIMIT, pulled: false }
    }

    /// Sends no more acts of `people` this time: the regency does not hear them before they have signed in again.
    pub fn leave_out(&mut self, people: &[AccountId]) {
        self.people.retain(|account| !people.contains(account));
    }

    /// Acts go up first, in the order they were done; then rows come down until there are no more.
    #[must_use]
    pub fn next(&self, outbox: &[OutboxEntry]) -> Step {
        let waiting = outbox
            .iter()
            .filter(|entry| entry.fate == Fate::Waiting && self.people.contains(&entry.mutation.actor))
            .map(|entry| entry.mutation.clone())
            .take(self.batch);
        let batch: Vec<Mutation> = waiting.collect();
        if !batch.is_empty() {
            Step::Push(batch)
        } else if self.pulled {
            Step::Done
        } else {
            Step::Pull
        }
    }

    /// Acts were sent: what the regency wrote is still to be fetched.
    pub fn pushed(&mut self) {
        self.pulled = false;
    }

    /// A page was stored.
    pub fn pulled(&mut self, more: bool) {
        self.pulled = !more;
    }

    /// What to do after `trouble`, the `failures`-th in a row (from 0); `chance` is random, 0 to 1.
    pub fn failed(&mut self, trouble: Trouble, failures: u32, chance: f64) -> Remedy {
        if trouble == Trouble::TooLarge && self.batch > 1 {
            self.batch /= 2;
            return Remedy::Again;
        }
        Self::remedy(trouble, failures, chance)
    }

    /// What to do after `trouble` before there was anything to send.
    #[must_use]
    pub fn remedy(trouble: Trouble, failures: u32, chance: f64) -> Remedy {
        match trouble {
            Trouble::Revoked => Remedy::LockUp,
            Trouble::SignedOut => Remedy::SignIn,
            // An update comes in its own time: asking often brings it no sooner.
            Trouble::OtherVersion => Remedy::RetryIn {
                millis: LONGEST_WAIT_MILLIS.saturating_add(jitter(FIRST_WAIT_MILLIS, chance)),
            },
            Trouble::Busy { seconds } => {
                let asked = seconds.saturating_mul(1_000).min(LONGEST_WAIT_MILLIS);
                Remedy::RetryIn { millis: asked.saturating_add(jitter(FIRST_WAIT_MILLIS, chance)) }
            }
            Trouble::TooLarge | Trouble::Other => {
                let longest = FIRST_WAIT_MILLIS
                    .saturating_mul(1_u32.checked_shl(failures).unwrap_or(u32::MAX))
                    .min(LONGEST_WAIT_MILLIS);
                Remedy::RetryIn { millis: longest / 2 + jitter(longest / 2, chance) }
            }
        }
    }
}

/// Phones of one posyandu lose and find the signal together; they must not all ask at the same moment.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between 0 and `millis`, a whole number is enough"
)]
fn jitter(millis: u32, chance: f64) -> u32 {
    (f64::from(millis) * chance.clamp(0.0, 1.0)) as u32
}

/// What the regency said about a batch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Judged {
    /// What became of each act. One that got no verdict stays as it is and is sent again.
    pub fates: Vec<(MutationId, Fate)>,
    /// People other than the one who is signed in at the regency, and whose own sign-in on this phone is over. Their acts
    /// wait for them.
    pub unheard: Vec<AccountId>,
}

/// Reads the verdicts on a batch that was sent in the name of `speaker`. That an act is held counts only when a receipt
/// `covers` it: one that does not gets no verdict, and is sent again until it has one.
#[must_use]
pub fn judge(
    batch: &[Mutation],
    verdicts: Vec<MutationVerdict>,
    covers: impl Fn(MutationId) -> bool,
    speaker: AccountId,
) -> Judged {
    let mut judged = Judged::default();
    for MutationVerdict { id, verdict } in verdicts {
        let Some(mutation) = batch.iter().find(|mutation| Some(mutation.id) == id) else { continue };
        if verdict.is_safe() && !covers(mutation.id) {
            continue;
        }
        let fate = match verdict {
            Verdict::Applied { revision } | Verdict::Merged { revision, .. } => Fate::Accepted { revision },
            #[cfg(feature = "care")]
            Verdict::Kept { revision, .. } => Fate::Accepted { revision },
            Verdict::Rejected { reason: Rejection::NotTheActor } if mutation.actor != speaker => {
                judged.unheard.push(mutation.actor);
                continue;
            }
            Verdict::Rejected { reason } => Fate::Parked { reason },
        };
        judged.fates.push((mutation.id, fate));
    }
    judged
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Revision;
    use crate::samples::{account, entry, reading};
    use crate::sync::Act;

    fn outbox(count: u32) -> Vec<OutboxEntry> {
        let act = |number: u32| Act::RecordMeasurement {
            measurement: reading(u8::try_from(number % 200).unwrap()),
        };
        (1..=count).map(|number| entry(number, act(number))).collect()
    }

    fn pushed(step: Step) -> Vec<Mutation> {
        match step {
            Step::Push(batch) => batch,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn acts_go_up_in_order_and_in_batches_then_rows_come_down_until_there_are_no_more() {
        let mut plan = Plan::new(vec![account()]);
        let mut entries = outbox(450);
        let mut sizes = vec![];
        loop {
            match plan.next(&entries) {
                Step::Push(batch) => {
                    assert_eq!(batch[0].id, entries[0].mutation.id);
                    sizes.push(batch.len());
                    entries.drain(..batch.len());
                    plan.pushed();
                }
                Step::Pull => break,
                Step::Done => panic!("nothing was pulled"),
            }
        }
        assert_eq!(sizes, [200, 200, 50]);
        plan.pulled(true);
        assert_eq!(plan.next(&entries), Step::Pull);
        plan.pulled(false);
        assert_eq!(plan.next(&entries), Step::Done);
        assert_eq!(pushed(plan.next(&outbox(1))).len(), 1, "an act done meanwhile goes up too");
    }

    #[test]
    fn what_is_refused_or_someone_elses_never_blocks_the_queue() {
        let mut entries = outbox(3);
        entries[0].fate = Fate::Parked { reason: Rejection::Empty };
        entries[1].mutation.actor = AccountId::new(2, [2; 10]);
        let batch = pushed(Plan::new(vec![account()]).next(&entries));
        assert_eq!(batch.len(), 1);
        assert_eq!(batch[0].id, entries[2].mutation.id);
    }

    #[test]
    fn verdicts_are_matched_by_id() {
        let batch: Vec<Mutation> = outbox(3).into_iter().map(|entry| entry.mutation).collect();
        let verdict = |index: usize, verdict: Verdict| MutationVerdict { id: Some(batch[index].id), verdict };
        let judged = judge(
            &batch,
            vec![
                verdict(2, Verdict::Rejected { reason: Rejection::Empty }),
                verdict(0, Verdict::Applied { revision: Revision(9) }),
                MutationVerdict { id: None, verdict: Verdict::Applied { revision: Revision(1) } },
                MutationVerdict {
                    id: Some(MutationId::new(99, [9; 10])),
                    verdict: Verdict::Applied { revision: Revision(1) },
                },
            ],
            |_| true,
            account(),
        );
        assert_eq!(judged.unheard, []);
        assert_eq!(
            judged.fates,
            [
                (batch[2].id, Fate::Parked { reason: Rejection::Empty }),
                (batch[0].id, Fate::Accepted { revision: Revision(9) }),
            ]
        );
    }

    #[test]
    fn what_has_no_receipt_is_not_taken_for_sent() {
        let batch: Vec<Mutation> = outbox(2).into_iter().map(|entry| entry.mutation).collect();
        let verdicts = batch.iter().map(|mutation| MutationVerdict {
            id: Some(mutation.id),
            verdict: Verdict::Applied { revision: Revision(9) },
        });
        let judged = judge(&batch, verdicts.collect(), |id| id == batch[1].id, account());
        assert_eq!(judged.fates, [(batch[1].id, Fate::Accepted { revision: Revision(9) })]);
    }

    #[test]
    fn acts_of_someone_whose_sign_in_is_over_wait_for_them() {
        let other = AccountId::new(2, [2; 10]);
        let mut entries = outbox(2);
        entries[0].mutation.actor = other;
        let mut plan = Plan::new(vec![account(), other]);
        let batch = pushed(plan.next(&entries));
        assert_eq!(batch.len(), 2, "everyone on the phone is sent for");
        let refused = |mutation: &Mutation| MutationVerdict {
            id: Some(mutation.id),
            verdict: Verdict::Rejected { reason: Rejection::NotTheActor },
        };
        let judged = judge(&batch, batch.iter().map(refused).collect(), |_| false, account());
        assert_eq!(judged.unheard, [other]);
        assert_eq!(judged.fates, [(batch[1].id, Fate::Parked { reason: Rejection::NotTheActor })]);
        plan.leave_out(&judged.unheard);
        assert_eq!(pushed(plan.next(&entries)).len(), 1);
    }

    #[test]
    fn failures_wait_longer_each_time_and_too_large_a_batch_is_halved() {
        let mut plan = Plan::new(vec![account()]);
        let mut waits = vec![];
        for failures in [0, 1, 5, 40] {
            let Remedy::RetryIn { millis } = plan.failed(Trouble::Other, failures, 1.0) else { panic!() };
            waits.push(millis);
        }
        assert_eq!(waits, [2_000, 4_000, 64_000, 300_000]);
        assert_eq!(plan.failed(Trouble::Other, 0, 0.0), Remedy::RetryIn { millis: 1_000 });
        assert_eq!(plan.failed(Trouble::Busy { seconds: 30 }, 0, 0.0), Remedy::RetryIn { millis: 30_000 });
        assert_eq!(
            plan.failed(Trouble::OtherVersion, 0, 0.0),
            Remedy::RetryIn { millis: LONGEST_WAIT_MILLIS }
        );
        assert_eq!(plan.failed(Trouble::SignedOut, 0, 0.0), Remedy::SignIn);
        for size in [100, 50, 25, 12, 6, 3, 1] {
            assert_eq!(plan.failed(Trouble::TooLarge, 0, 0.0), Remedy::Again);
            assert_eq!(pushed(plan.next(&outbox(300))).len(), size);
        }
        assert!(matches!(plan.failed(Trouble::TooLarge, 0, 0.0), Remedy::RetryIn { .. }));
    }
}
