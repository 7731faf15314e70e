//! What to do next when exchanging records with the regency. Pure: no clock, no network, no storage.

use alloc::vec::Vec;

use super::kept::{Fate, OutboxEntry};
use super::outbox::builds_on;
use crate::api::sync::{MutationVerdict, PULL_LIMIT, PUSH_LIMIT};
use crate::id::{AccountId, ChildId, MutationId};
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
    /// Whose acts are not sent: a session speaks for everyone who signed in on the same phone and was not shut out since.
    unheard: Vec<AccountId>,
    /// Largest batch now: halved while something in one is in the way, doubled when one was taken.
    batch: usize,
    /// Largest batch that was neither too large nor too slow.
    largest: usize,
    /// How often what is asked for at once was halved because the answer did not come in time.
    slowness: u32,
    /// Children and entries of whom an act was passed over: what else was done about them waits with it.
    passed: Vec<ChildId>,
    /// Whether the server broke down over the last batch: it is asked for rows before it is given another.
    broke: bool,
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
    /// The server broke down over it (5xx), or said nothing about any act in it.
    Broken,
    /// It asks to wait so long.
    Busy {
        /// Seconds.
        seconds: u32,
    },
    /// The app or the regency is too old for the other.
    OtherVersion,
    /// The answer did not come in time.
    TooSlow,
    /// No answer, or one that says nothing of the above.
    Other,
}

/// What to do about a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedy {
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

/// About so much JSON goes up at once: at 2 kB a second it takes half a minute.
const PUSH_BYTES: usize = 64 * 1024;
/// Where 2 kB and 62 rows take too long, it is not their number.
const SLOWEST: u32 = 5;
/// So many acts are passed over in one exchange: where there are more, it is not the acts that are wrong.
const MOST_PASSED: usize = 20;

impl Plan {
    /// After so many failures in a row it is not the server that is unwell for a moment: what it breaks down over is looked for.
    pub const PATIENCE: u32 = 2;

    /// An exchange for everyone who did something on this phone, but for the `unheard`. The `slowness` is that of the exchange
    /// before; it may be better by now.
    #[must_use]
    pub fn new(unheard: Vec<AccountId>, slowness: u32) -> Self {
        let (passed, slowness) = (Vec::new(), slowness.saturating_sub(1));
        let (batch, largest) = (PUSH_LIMIT, PUSH_LIMIT);
        Self { unheard, batch, largest, slowness, passed, broke: false, pulled: false }
    }

    /// What to tell the next exchange.
    #[must_use]
    pub fn slowness(&self) -> u32 {
        self.slowness
    }

    /// How many rows to ask for at once.
    #[must_use]
    pub fn rows(&self) -> usize {
        PULL_LIMIT >> self.slowness
    }

    /// Sends no more acts of `people` this time: the regency does not hear them before they have signed in again.
    pub fn leave_out(&mut self, people: &[AccountId]) {
        self.unheard.extend_from_slice(people);
    }

    /// Acts go up first, in the order they were done; then rows come down until there are no more.
    #[must_use]
    pub fn next(&self, outbox: &[OutboxEntry]) -> Step {
        if self.broke && !self.pulled {
            return Step::Pull;
        }
        let waiting = outbox
            .iter()
            .filter(|entry| entry.fate == Fate::Waiting && !self.unheard.contains(&entry.mutation.actor))
            .map(|entry| &entry.mutation)
            .filter(|mutation| !self.passed.iter().any(|child| builds_on(&mutation.act, *child)))
            .take(self.batch);
        let mut bytes = 0;
        let mut batch: Vec<Mutation> = Vec::new();
        for mutation in waiting {
            bytes += serde_json::to_string(mutation).map_or(0, |text| text.len());
            if !batch.is_empty() && bytes > PUSH_BYTES >> self.slowness {
                break;
            }
            batch.push(mutation.clone());
        }
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
        (self.pulled, self.broke) = (false, false);
        self.batch = self.batch.saturating_mul(2).min(self.largest);
    }

    /// A page was stored.
    pub fn pulled(&mut self, more: bool) {
        self.pulled = !more;
    }

    /// Whether to go on at once after `trouble` with a `batch`, when so many exchanges before this one failed: then the next is
    /// smaller, and an act that is in the way all alone is passed over. It stays where it is and is sent another time.
    pub fn narrows(&mut self, batch: &[Mutation], trouble: Trouble, failures: u32) -> bool {
        let goes_on = match trouble {
            Trouble::TooLarge => self.passed.len() < MOST_PASSED,
            Trouble::Broken => failures >= Self::PATIENCE && self.passed.len() < MOST_PASSED,
            // One act is not too much: there is no signal to speak of.
            Trouble::TooSlow => batch.len() > 1,
            _ => false,
        };
        if !goes_on {
            return false;
        }
        match batch {
            [act] => self.passed.push(act.act.child()),
            _ => self.batch = batch.len() / 2,
        }
        if trouble == Trouble::Broken {
            self.broke = true;
        } else {
            self.largest = self.batch;
        }
        if trouble == Trouble::TooSlow {
            self.slows();
        }
        true
    }

    /// Whether to ask at once for a smaller page of rows after `trouble` with one.
    pub fn shortens(&mut self, trouble: Trouble) -> bool {
        trouble == Trouble::TooSlow && self.slows()
    }

    fn slows(&mut self) -> bool {
        let may_slow = self.slowness < SLOWEST;
        self.slowness += u32::from(may_slow);
        may_slow
    }

    /// Whether something was passed over.
    #[must_use]
    pub fn passed_over(&self) -> bool {
        !self.passed.is_empty()
    }

    /// What to do after `trouble`, the `failures`-th in a row (from 0), when the exchange does not go on; `chance` is random, 0
    /// to 1.
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
            Trouble::TooLarge | Trouble::Broken | Trouble::TooSlow | Trouble::Other => {
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
        let mut plan = Plan::new(vec![], 0);
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
        assert_eq!(sizes.iter().sum::<usize>(), 450);
        assert!(sizes.iter().all(|size| *size <= PUSH_LIMIT), "{sizes:?}");
        plan.pulled(true);
        assert_eq!(plan.next(&entries), Step::Pull);
        plan.pulled(false);
        assert_eq!(plan.next(&entries), Step::Done);
        assert_eq!(pushed(plan.next(&outbox(1))).len(), 1, "an act done meanwhile goes up too");
    }

    #[test]
    fn what_is_refused_or_of_someone_who_is_not_heard_never_blocks_the_queue() {
        let mut entries = outbox(4);
        let unheard = AccountId::new(2, [2; 10]);
        entries[0].fate = Fate::Parked { reason: Rejection::Empty };
        entries[1].mutation.actor = unheard;
        // They signed out, and the regency takes it all the same.
        entries[2].mutation.actor = AccountId::new(3, [3; 10]);
        let batch = pushed(Plan::new(vec![unheard], 0).next(&entries));
        let sent: Vec<MutationId> = batch.iter().map(|act| act.id).collect();
        assert_eq!(sent, [entries[2].mutation.id, entries[3].mutation.id]);
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
        let mut plan = Plan::new(vec![], 0);
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
        let mut waits = vec![];
        for failures in [0, 1, 5, 40] {
            let Remedy::RetryIn { millis } = Plan::remedy(Trouble::Other, failures, 1.0) else { panic!() };
            waits.push(millis);
        }
        assert_eq!(waits, [2_000, 4_000, 64_000, 300_000]);
        let remedy = |trouble| Plan::remedy(trouble, 0, 0.0);
        assert_eq!(remedy(Trouble::Other), Remedy::RetryIn { millis: 1_000 });
        assert_eq!(remedy(Trouble::Busy { seconds: 30 }), Remedy::RetryIn { millis: 30_000 });
        assert_eq!(remedy(Trouble::OtherVersion), Remedy::RetryIn { millis: LONGEST_WAIT_MILLIS });
        assert_eq!(remedy(Trouble::SignedOut), Remedy::SignIn);
        let mut plan = Plan::new(vec![], 0);
        let entries = outbox(300);
        let mut size = pushed(plan.next(&entries)).len();
        while size > 1 {
            let batch = pushed(plan.next(&entries));
            assert_eq!(batch.len(), size);
            size /= 2;
            assert!(!plan.narrows(&batch, Trouble::Other, 9), "no signal says nothing about a batch");
            assert!(plan.narrows(&batch, Trouble::TooLarge, 0));
        }
        plan.pushed();
        assert_eq!(pushed(plan.next(&entries)).len(), 1, "what was too large once is not tried again");
    }

    fn about(number: u32, child: u8) -> OutboxEntry {
        let child = ChildId::new(1, [child; 10]);
        let number_of_reading = u8::try_from(number % 200).unwrap();
        let measurement = crate::measurement::Measurement { child, ..reading(number_of_reading) };
        entry(number, Act::RecordMeasurement { measurement })
    }

    /// Exchanges with a regency that breaks down over whatever `breaks` says. Returns what was taken, how often it was asked, and
    /// whether the exchange came to its end.
    fn exchange(
        plan: &mut Plan,
        entries: &mut Vec<OutboxEntry>,
        failures: u32,
        breaks: impl Fn(&Mutation) -> bool,
        answers_pulls: bool,
    ) -> (Vec<u32>, u32, bool) {
        let (mut taken, mut asked) = (vec![], 0);
        loop {
            match plan.next(entries) {
                Step::Done => return (taken, asked, true),
                Step::Pull if answers_pulls => plan.pulled(false),
                Step::Pull => return (taken, asked + 1, false),
                Step::Push(batch) if batch.iter().any(&breaks) => {
                    asked += 1;
                    if !plan.narrows(&batch, Trouble::Broken, failures) {
                        return (taken, asked, false);
                    }
                }
                Step::Push(batch) => {
                    asked += 1;
                    let sent = |entry: &OutboxEntry| batch.iter().any(|act| act.id == entry.mutation.id);
                    taken.extend(entries.iter().filter(|entry| sent(entry)).map(|entry| entry.number));
                    entries.retain(|entry| !sent(entry));
                    plan.pushed();
                }
            }
        }
    }

    #[test]
    fn an_act_that_the_regency_breaks_down_over_keeps_back_nothing_but_what_builds_on_it() {
        let mut all: Vec<OutboxEntry> = (1..=150).map(|number| about(number, 1)).collect();
        // The 70th is the bad one; the 90th is about the same child.
        (all[69], all[89]) = (about(70, 2), about(90, 2));
        let bad = all[69].mutation.id;
        let breaks = |act: &Mutation| act.id == bad;
        for failures in [0, 1] {
            let ended = exchange(&mut Plan::new(vec![], 0), &mut all, failures, breaks, true);
            assert_eq!(ended, (vec![], 1, false), "it may be unwell for a moment");
        }
        let mut plan = Plan::new(vec![], 0);
        let (taken, asked, ended) = exchange(&mut plan, &mut all, Plan::PATIENCE, breaks, true);
        assert!(ended && plan.passed_over());
        assert_eq!(taken.len(), 148);
        assert!(taken.is_sorted(), "{taken:?}");
        assert!(asked <= 30, "{asked}");
        assert_eq!(all.iter().map(|entry| entry.number).collect::<Vec<_>>(), [70, 90]);
        // The regency was mended.
        let mut plan = Plan::new(vec![], 0);
        assert_eq!(exchange(&mut plan, &mut all, 0, |_| false, true), (vec![70, 90], 1, true));
        assert!(!plan.passed_over());
    }

    #[test]
    fn a_regency_that_is_down_is_not_asked_about_one_act_after_another() {
        let mut all = outbox(150);
        let mut plan = Plan::new(vec![], 0);
        assert_eq!(exchange(&mut plan, &mut all, 9, |_| true, false), (vec![], 2, false));
        // It gives rows, but takes nothing: the rows come, and the rest waits.
        let mut all: Vec<OutboxEntry> = (1..=150_u8).map(|number| about(number.into(), number)).collect();
        let mut plan = Plan::new(vec![], 0);
        let (taken, asked, ended) = exchange(&mut plan, &mut all, 9, |_| true, true);
        assert!(taken.is_empty() && !ended && plan.pulled);
        assert!(asked <= 30, "{asked}");
    }

    fn written(batch: &[Mutation]) -> usize {
        batch.iter().map(|act| serde_json::to_string(act).unwrap().len()).sum()
    }

    #[test]
    fn a_batch_is_as_large_as_a_slow_link_carries_and_never_empty() {
        let mut entries = outbox(200);
        let long: crate::text::Remark = "panjang ".repeat(20).trim().parse().unwrap();
        for entry in &mut entries {
            entry.mutation.act = Act::RetractMeasurement {
                child: reading(1).child,
                measurement: reading(1).id,
                reason: long.clone(),
            };
        }
        let mut plan = Plan::new(vec![], 0);
        let mut batch = pushed(plan.next(&entries));
        assert!(written(&batch) <= PUSH_BYTES && batch.len() < 200, "{}", batch.len());
        assert_eq!(plan.rows(), PULL_LIMIT);
        while batch.len() > 1 {
            assert!(plan.narrows(&batch, Trouble::TooSlow, 0));
            let next = pushed(plan.next(&entries));
            assert!(next.len() <= batch.len() / 2 && !next.is_empty());
            batch = next;
        }
        assert!(
            !plan.narrows(&batch, Trouble::TooSlow, 9),
            "one act is too slow only where there is no signal"
        );
        assert!(!plan.passed_over());
    }

    #[test]
    fn a_page_that_does_not_come_in_time_is_halved_and_the_next_exchange_remembers() {
        let mut plan = Plan::new(vec![], 0);
        assert!(!plan.shortens(Trouble::Other));
        let mut sizes = vec![plan.rows()];
        while plan.shortens(Trouble::TooSlow) {
            sizes.push(plan.rows());
        }
        assert_eq!(sizes, [2_000, 1_000, 500, 250, 125, 62]);
        let next = Plan::new(vec![], plan.slowness());
        assert_eq!(next.rows(), 125, "it may be faster by now");
        assert!(written(&pushed(next.next(&outbox(200)))) <= PUSH_BYTES / 16);
        assert_eq!(Plan::new(vec![], 0).rows(), PULL_LIMIT);
    }
}
