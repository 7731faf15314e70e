//! One case's tasks, part by part: its state, emergencies, leaving, interventions, referrals, recommendations, and treatment
//! without gain.

use alloc::vec::Vec;

use super::{Task, TaskKind, five_on};
use crate::age::CivilDate;
use crate::care::act::Found;
use crate::care::case::Case;
use crate::care::food::FoodProgress;
use crate::care::owner::Owner;
use crate::care::plan::{PlannedIntervention, Progress};
use crate::care::referral::ReferralStage;
use crate::care::settings::Rules;
use crate::care::state::{CaseState, Open, StateKind};
use crate::child::{Child, ChildStatus};
use crate::finding::{Finding, Step};

pub(super) struct Writer<'a> {
    pub(super) case: &'a Case,
    pub(super) child: &'a Child,
    pub(super) rules: Rules<'a>,
}

impl Writer<'_> {
    fn task(&self, kind: TaskKind, owner: Owner, since: CivilDate, days: u16) -> Task {
        Task {
            case: Some(self.case.id),
            child: self.case.child,
            posyandu: self.child.posyandu.clone(),
            kind,
            owner,
            since,
            due: since.plus_days(i32::from(days)),
        }
    }

    /// The next step of the state machine. In hospital it is the referral that waits, see [`Self::of_referrals`].
    pub(super) fn of_state(&self) -> Option<Task> {
        let deadlines = &self.rules.care.deadlines;
        let CaseState::Open(open) = self.case.state else {
            return None;
        };
        let since = open.since();
        let (kind, days) = match open {
            Open::Detected(_) => return self.validation(since),
            Open::Validated(_) if self.case.cleared_on().is_some() => {
                (TaskKind::Reconsider, deadlines.validate_this_week_days)
            }
            Open::Validated(_) => (TaskKind::FindCause, deadlines.cause_days),
            Open::CauseKnown(_) => (TaskKind::Plan, deadlines.plan_days),
            Open::Planned(_) => {
                let since = since.max(self.first_course().unwrap_or(since));
                return Some(self.task(TaskKind::Start, Owner::Puskesmas, since, deadlines.start_days));
            }
            Open::InTreatment(_) | Open::Evaluated(_) => match self.case.recovery(&self.rules.care.cure) {
                Some(_) => (TaskKind::Close, deadlines.close_days),
                None => return self.evaluation(since),
            },
        };
        Some(self.task(kind, Owner::Puskesmas, since, days))
    }

    /// The first due of what was found: each finding asks from its own day on.
    fn validation(&self, since: CivilDate) -> Option<Task> {
        let asked = self
            .case
            .recent()
            .flat_map(|found| found.findings.iter().map(|finding| (found.on, finding.urgency())));
        let asked = asked.map(|(on, urgency)| {
            let days = self.rules.care.deadlines.validate_days(urgency);
            self.task(TaskKind::Validate, Owner::Midwife, on.max(since), days)
        });
        let anyway = || {
            let days = self.rules.care.deadlines.validate_this_month_days;
            self.task(TaskKind::Validate, Owner::Midwife, since, days)
        };
        Some(asked.min_by_key(|task| task.due).unwrap_or_else(anyway))
    }

    /// The next visit of treatment; weekly from the day that gizi buruk was found.
    fn evaluation(&self, since: CivilDate) -> Option<Task> {
        let deadlines = &self.rules.care.deadlines;
        let task = |since, days| self.task(TaskKind::Evaluate, Owner::Puskesmas, since, days);
        let severe = |found: &&Found| found.findings.iter().any(|finding| finding.is_severe_wasting());
        let weekly = self
            .case
            .recent()
            .find(severe)
            .map(|found| task(found.on.max(since), deadlines.evaluate_severe_days));
        [Some(task(since, deadlines.evaluate_days)), weekly].into_iter().flatten().min_by_key(|task| task.due)
    }

    /// The first day on which something that is planned can begin.
    fn first_course(&self) -> Option<CivilDate> {
        let waiting = self.case.interventions.iter().filter(|planned| !planned.is_finished());
        let begins =
            waiting.map(|planned| planned.intervention.food.map_or(planned.planned_on, |course| course.from));
        begins.min()
    }

    /// Something a hospital must treat, until a hospital is written to or a later visit no longer sees it.
    pub(super) fn emergency(&self) -> Option<Task> {
        let must =
            |findings: &[Finding]| findings.iter().any(|finding| finding.step() == Step::HospitalToday);
        let visits = || self.case.evaluations.iter();
        let found = self.case.recent().filter(|found| must(&found.findings)).map(|found| found.on);
        let seen = visits().filter(|visit| must(&visit.findings)).map(|visit| visit.on);
        let on = found.chain(seen).max()?;
        let referred = self
            .case
            .referrals
            .iter()
            .filter(|followed| followed.stage() != ReferralStage::Declined)
            .any(|followed| followed.referral.to.is_hospital() && followed.referral.on >= on);
        let passed = visits().any(|visit| visit.on > on);
        let days = self.rules.care.deadlines.refer_days;
        (!referred && !passed && !matches!(self.case.state, CaseState::Referred(_)))
            .then(|| self.task(TaskKind::ReferToHospital, Owner::Midwife, on, days))
    }

    /// A child that is five, or not followed here any more, still has its case to be closed.
    pub(super) fn leaving(&self, today: CivilDate) -> Option<Task> {
        let since = match &self.child.status {
            ChildStatus::Closed { on, .. } | ChildStatus::Merged { on, .. } => *on,
            ChildStatus::Active => {
                let five = five_on(self.child.birth_date);
                if today < five {
                    return None;
                }
                five
            }
        };
        let since = since.max(self.case.state.since());
        Some(self.task(TaskKind::Close, Owner::Midwife, since, self.rules.care.deadlines.close_days))
    }

    pub(super) fn of_intervention(&self, planned: &PlannedIntervention) -> Vec<Task> {
        let deadlines = &self.rules.care.deadlines;
        let intervention = planned.intervention.id;
        let declined = planned
            .reports
            .iter()
            .rev()
            .find(|report| matches!(report.progress, Progress::Declined { .. }))
            .map(|report| report.on.max(planned.planned_on));
        if let Some(on) = declined {
            let replanned = self
                .case
                .interventions
                .iter()
                .any(|other| other.intervention.id != intervention && other.planned_on >= on);
            let replan = TaskKind::Replan { intervention };
            // Before the cause is known, or known again after a relapse, there is nothing to plan with.
            let open = match self.case.state {
                CaseState::Referred(referred) => referred.resume().kind(),
                _ => self.case.state.kind(),
            };
            return (!replanned && open >= StateKind::CauseKnown)
                .then(|| self.task(replan, Owner::Puskesmas, on, deadlines.plan_days))
                .into_iter()
                .collect();
        }
        if planned.is_finished() {
            return Vec::new();
        }
        let owner = planned.intervention.owner.clone();
        let intervene = TaskKind::Intervene { intervention };
        let Some(course) = planned.intervention.food else {
            let due = planned.due();
            return alloc::vec![Task { due, ..self.task(intervene, owner, planned.planned_on, 0) }];
        };
        // In hospital it is fed there; back from it, days that it was away are not asked for.
        if matches!(self.case.state, CaseState::Referred(_)) {
            return Vec::new();
        }
        let hospitals = self.case.referrals.iter().filter(|followed| followed.referral.to.is_hospital());
        let stays: Vec<_> = hospitals.filter_map(|stay| Some((stay.referral.on, stay.ended_on()?))).collect();
        let away = |on: CivilDate| stays.iter().any(|(from, back)| *from <= on && on < *back);
        let logs = self.case.food_logs.iter().filter(|log| log.intervention == intervention);
        let progress = FoodProgress::of(course, logs, away);
        let Some(gap) = progress.first_gap else {
            let done = course.end().max(planned.planned_on);
            return alloc::vec![self.task(intervene, owner, done, deadlines.start_days)];
        };
        let weighed = progress.last_weighed.unwrap_or(course.from).max(course.from);
        let weighed = stays.iter().map(|(_, back)| *back).fold(weighed, CivilDate::max);
        let weigh = (weighed < course.end()).then(|| {
            let every = self.rules.care.food.weigh_every_days;
            self.task(TaskKind::Weigh { intervention }, Owner::Kader, weighed, every)
        });
        [Some(self.task(TaskKind::LogFood { intervention }, Owner::Kader, gap, 0)), weigh]
            .into_iter()
            .flatten()
            .collect()
    }

    /// A referral that nobody answers is the puskesmas' to ask about; a child that is to come back, the midwife's.
    pub(super) fn of_referrals(&self) -> impl Iterator<Item = Task> {
        self.case.referrals.iter().filter_map(|followed| {
            let awaited = followed.awaited(&self.rules.care.deadlines)?;
            let kind = TaskKind::FollowReferral { referral: followed.referral.id, stage: awaited.stage };
            let owner = match awaited.stage {
                ReferralStage::Back => Owner::Midwife,
                _ => Owner::Puskesmas,
            };
            Some(Task { due: awaited.due, ..self.task(kind, owner, awaited.since, 0) })
        })
    }

    /// What audits recommended and nobody has done yet; what its owner cannot do is the puskesmas' to think over.
    pub(super) fn of_recommendations(&self) -> impl Iterator<Item = Task> {
        self.case.awaited_recommendations().map(|followed| {
            let made = &followed.recommendation;
            let recommendation = made.id;
            if let Some(on) = followed.declined_on() {
                let kind = TaskKind::ReplaceRecommendation { recommendation };
                return self.task(kind, Owner::Puskesmas, on, self.rules.care.deadlines.plan_days);
            }
            let kind = TaskKind::FollowRecommendation { recommendation };
            Task { due: followed.due(), ..self.task(kind, made.owner.clone(), made.on, 0) }
        })
    }

    /// Answered by a referral or a new look for the cause since the weight that showed it.
    pub(super) fn no_gain(&self) -> Option<Task> {
        self.case.no_gain(&self.rules.care.food)?;
        let visits = self.case.evaluations.iter().filter(|visit| visit.weight_grams.is_some());
        let logs = self.case.food_logs.iter().filter(|log| log.weight_grams.is_some());
        let seen = visits.map(|visit| visit.on).chain(logs.map(|log| log.on)).max()?;
        let referred = self.case.referrals.iter().any(|followed| followed.referral.on >= seen);
        let looked = self.case.causes.iter().any(|look| look.on >= seen);
        let days = self.rules.care.deadlines.validate_now_days;
        (!referred && !looked).then(|| self.task(TaskKind::ActOnNoGain, Owner::Puskesmas, seen, days))
    }
}
