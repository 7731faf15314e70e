//! One exchange between a phone and its regency, in steps, so that everything else can happen between any two: the same loop
//! as the app's driver, over a network that fails.

use tumbuh::api::sync::{MutationVerdict, PullResponse};
use tumbuh::id::{AccountId, Revision};
use tumbuh::sync::phone::{Fate, Judged, Plan, Put, Remedy, Step, Trouble, judge, table};
use tumbuh::sync::{Hex, Mutation, Protocol, Receipt, Rejection, Verdict};

use crate::device::Mishap;
use crate::flaw::Flaw;
use crate::regency;
use crate::version::{read_page, reads};
use crate::world::{Late, World};

/// How far an exchange is.
#[derive(Debug)]
pub struct Exchange {
    pub tab: usize,
    plan: Plan,
    stage: Stage,
}

#[derive(Debug)]
enum Stage {
    Plan,
    Judged(Vec<Mutation>, Answer),
    Page(Box<PullResponse>, Revision),
}

/// What the regency says to a batch.
#[derive(Debug)]
pub struct Answer {
    pub verdicts: Vec<MutationVerdict>,
    pub receipt: Option<Receipt>,
}

/// More than that at once is refused as too large.
const LARGEST_BATCH: usize = 7;
/// Pages are small here, so that there are many.
const PAGE: usize = 9;

impl World {
    /// Goes one step on with the exchange of a device, beginning one if there is none. `false` when it is over.
    pub fn advance(&mut self, number: usize) -> bool {
        let Some(exchange) = self.devices[number].exchange.take() else {
            return self.begin(number);
        };
        let Exchange { tab, plan, stage } = exchange;
        let going = match stage {
            Stage::Plan => self.ask(number, tab, plan),
            Stage::Judged(batch, verdicts) => self.take_verdicts(number, tab, plan, &batch, verdicts),
            Stage::Page(page, since) => self.take_page(number, tab, plan, &page, since),
        };
        self.devices[number].exchange = going;
        self.devices[number].exchange.is_some()
    }

    fn begin(&mut self, number: usize) -> bool {
        let tab = self.rng.usize(..self.devices[number].tabs.len());
        let device = &mut self.devices[number];
        if device.disk.checkpoint(device.app) != device.tabs[tab].phone.checkpoint {
            device.reload(tab);
        }
        let Some(now) = device.tabs[tab].phone.checkpoint.clone() else { return false };
        if !device.greeted {
            if !device.cookie || self.fails(10) {
                return false;
            }
            let views = self.views();
            // The phone keeps the session of whoever works now; that of the cookie may be another's.
            let keeps = self.devices[number].speaker.0 == now.account;
            let mishap = if keeps { self.mishap(4) } else { None };
            let device = &mut self.devices[number];
            let scope = self.regency.people[&device.speaker.0].scope.clone();
            let offset = -device.skew_millis;
            device.speaker.1 = scope.clone();
            if keeps && !device.begin_session(tab, now.account, &views, offset, mishap) {
                return false;
            }
            device.greeted = true;
        }
        let device = &mut self.devices[number];
        let plan = Plan::new(Vec::new(), 0);
        device.exchange = Some(Exchange { tab, plan, stage: Stage::Plan });
        true
    }

    fn ask(&mut self, number: usize, tab: usize, mut plan: Plan) -> Option<Exchange> {
        let device = &self.devices[number];
        let step = plan.next(&device.tabs[tab].phone.outbox);
        let (speaker, seen) = device.speaker.clone();
        if step == Step::Done || self.fails(8) {
            return None;
        }
        if !self.devices[number].cookie {
            assert_eq!(Plan::remedy(Trouble::SignedOut, 0, 0.5), Remedy::SignIn);
            return None;
        }
        let app = self.devices[number].app;
        if self.refuses(app) {
            assert!(matches!(Plan::remedy(Trouble::OtherVersion, 0, 0.5), Remedy::RetryIn { .. }));
            return None;
        }
        match step {
            Step::Done => None,
            Step::Push(batch) if batch.len() > LARGEST_BATCH => {
                assert!(plan.narrows(&batch, Trouble::TooLarge, 0));
                Some(Exchange { tab, plan, stage: Stage::Plan })
            }
            Step::Push(batch) => {
                if self.fails(6) {
                    self.late.push(Late { speaker, app, batch: batch.clone() });
                }
                let answer = self.receive(speaker, app, &batch);
                if answer.is_none() {
                    let failures = if self.fails(50) { Plan::PATIENCE } else { 0 };
                    if plan.narrows(&batch, Trouble::Broken, failures) {
                        return Some(Exchange { tab, plan, stage: Stage::Plan });
                    }
                }
                if answer.is_none() || self.fails(8) {
                    if self.flaw == Some(Flaw::SilenceIsConsent) {
                        let revision = self.regency.head;
                        let fates: Vec<_> =
                            batch.iter().map(|sent| (sent.id, Fate::Accepted { revision })).collect();
                        self.write_verdicts(number, tab, &fates, None);
                    }
                    return None;
                }
                Some(Exchange { tab, plan, stage: Stage::Judged(batch, answer?) })
            }
            Step::Pull => {
                let phone = &self.devices[number].tabs[tab].phone;
                // The regency would show the areas of someone else.
                if phone.checkpoint.as_ref().is_none_or(|now| now.scope != seen) {
                    return None;
                }
                let since = phone.cursor();
                let scope = self.regency.people[&speaker].scope.clone();
                let page = self.regency.page(&scope, since, PAGE, self.devices[number].has_registers);
                self.look_at_page(&page, &scope);
                let mut page = read_page(page, app);
                if self.flaw == Some(Flaw::ForgetsUnread) {
                    page.unread = None;
                }
                if self.fails(8) {
                    return None;
                }
                Some(Exchange { tab, plan, stage: Stage::Page(Box::new(page), since) })
            }
        }
    }

    /// Whether the server answers nothing but that one of the two is too old.
    fn refuses(&self, app: Protocol) -> bool {
        self.flaw != Some(Flaw::JudgesTheNew) && Protocol::meet(app, self.regency.protocol).is_err()
    }

    /// The regency takes a batch in; `None` when it breaks down half way, or is too old for it.
    pub fn receive(&mut self, speaker: AccountId, app: Protocol, batch: &[Mutation]) -> Option<Answer> {
        if self.refuses(app) {
            return None;
        }
        let mut verdicts = Vec::new();
        for mutation in batch {
            if !reads(self.regency.protocol, mutation) {
                let verdict = Verdict::Rejected { reason: Rejection::Malformed { detail: "type".into() } };
                verdicts.push(MutationVerdict { id: Some(mutation.id), verdict });
                continue;
            }
            let crash_in = self.fails(2).then(|| self.rng.usize(..6));
            let verdict = crate::receiving::receive(&mut self.regency, speaker, mutation, crash_in).ok()?;
            verdicts.push(MutationVerdict { id: Some(mutation.id), verdict });
        }
        let receipt = self.regency.receipt(batch, &verdicts);
        Some(Answer { verdicts, receipt })
    }

    fn take_verdicts(
        &mut self,
        number: usize,
        tab: usize,
        mut plan: Plan,
        batch: &[Mutation],
        answer: Answer,
    ) -> Option<Exchange> {
        let speaker = self.devices[number].speaker.0;
        let Answer { verdicts, mut receipt } = answer;
        // An answer that was tampered with on its way is none.
        if self.fails(2) {
            receipt = receipt.map(|receipt| Receipt { signature: Hex([7; 64]), ..receipt });
        }
        let receipt = receipt.filter(regency::is_signed);
        let covers = |id| {
            let done = batch.iter().find(|mutation| mutation.id == id).map(regency::held_act);
            receipt.as_ref().zip(done).is_some_and(|(receipt, done)| receipt.held.covers(done))
        };
        let Judged { fates, unheard } = judge(batch, verdicts, covers, speaker);
        if fates.is_empty() && unheard.is_empty() {
            return None;
        }
        if !self.write_verdicts(number, tab, &fates, receipt.as_ref()) {
            return None;
        }
        plan.leave_out(&unheard);
        plan.pushed();
        Some(Exchange { tab, plan, stage: Stage::Plan })
    }

    fn write_verdicts(
        &mut self,
        number: usize,
        tab: usize,
        fates: &[(tumbuh::id::MutationId, Fate)],
        receipt: Option<&Receipt>,
    ) -> bool {
        let mishap = self.mishap(4);
        let device = &mut self.devices[number];
        let verdicts = device.tabs[tab].phone.plan_verdicts(fates, receipt).unwrap();
        if device.write(&verdicts.puts, mishap).is_err() {
            return false;
        }
        device.tabs[tab].phone.verdicts_taken(verdicts);
        true
    }

    fn take_page(
        &mut self,
        number: usize,
        tab: usize,
        mut plan: Plan,
        page: &PullResponse,
        since: Revision,
    ) -> Option<Exchange> {
        let mishap = self.mishap(4);
        let tears = self.flaw == Some(Flaw::CursorBeforeRows) && self.fails(25);
        let device = &mut self.devices[number];
        let offset = -device.skew_millis;
        let account = device.account(tab);
        let taking = device.tabs[tab].phone.plan_page(page, since, account, offset).unwrap();
        let Some(mut taking) = taking else {
            device.greeted = false;
            return None;
        };
        let measurements = device.tabs[tab].phone.stores().measurements;
        for child in taking.to_refill() {
            let stored = device.disk.under(measurements, &format!("{child}/"));
            taking.refill(child, stored, page);
        }
        let puts = taking.puts().unwrap();
        if !device.disk.is_so(&puts) {
            device.greeted = false;
            device.reload(tab);
            return None;
        }
        if tears {
            let meta = |put: &&Put| matches!(put, Put::Text(table::META, ..));
            let first: Vec<Put> = puts.iter().filter(meta).cloned().collect();
            let _ = device.write(&first, Some(Mishap::KilledAfter));
            return None;
        }
        device.write(&puts, mishap).ok()?;
        device.tabs[tab].phone.page_taken(taking);
        plan.pulled(page.more);
        Some(Exchange { tab, plan, stage: Stage::Plan })
    }
}
