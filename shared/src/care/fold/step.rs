//! What one event adds to a case, or why it cannot.

use alloc::vec::Vec;

use super::Impossible;
use crate::age::CivilDate;
use crate::care::act::{CareAct, CareEvent, Found};
use crate::care::audit::FollowedRecommendation;
use crate::care::case::{Case, Closing, Reopening};
use crate::care::plan::{Plan, PlannedIntervention};
use crate::care::referral::FollowedReferral;
use crate::care::settings::CureSettings;
use crate::care::state::{CaseState, Ending, Open, StateKind};
use crate::id::{InterventionId, MutationId};
use crate::text::Remark;

impl Case {
    /// Takes one event; its state is then to be derived again.
    pub(super) fn take(&mut self, event: &CareEvent, cure: &CureSettings) -> Result<(), Impossible> {
        match &event.act {
            CareAct::OpenCase { .. } => return Err(Impossible::DoneBefore),
            CareAct::AddFindings { found, .. } => {
                self.happened(found.on)?;
                by_day(&mut self.found, found.clone(), |found| found.on);
            }
            CareAct::ValidateCase { validation, .. } => {
                self.reached(StateKind::Detected)?;
                by_day(&mut self.validations, validation.clone(), |validation| validation.on);
            }
            CareAct::RecordCause { look, .. } => {
                self.reached(StateKind::Validated)?;
                by_day(&mut self.causes, look.clone(), |look| look.on);
            }
            CareAct::RecordObstacle { obstacle, .. } => {
                self.happened(obstacle.on)?;
                by_day(&mut self.obstacles, obstacle.clone(), |obstacle| obstacle.on);
            }
            CareAct::RecordTalk { talk, .. } => {
                self.happened(talk.on)?;
                by_day(&mut self.talks, talk.clone(), |talk| talk.on);
            }
            CareAct::PlanInterventions { on, plan, .. } => self.plan(event.id, *on, plan)?,
            CareAct::ReportIntervention { report, .. } => {
                let index = self.intervention(report.intervention)?;
                self.happened(report.on)?;
                if let Some(planned) = self.interventions.get_mut(index) {
                    by_day(&mut planned.reports, report.clone(), |report| report.on);
                }
            }
            CareAct::LogPmt { log, .. } => {
                let index = self.intervention(log.intervention)?;
                let planned = self.interventions.get(index);
                if planned.is_none_or(|planned| planned.intervention.food.is_none()) {
                    return Err(Impossible::NoSuchIntervention);
                }
                self.happened(log.on)?;
                by_day(&mut self.food_logs, log.clone(), |log| log.on);
            }
            CareAct::RecordEvaluation { evaluation, .. } => {
                if self.state.is_open() {
                    self.reached(StateKind::InTreatment)?;
                }
                self.happened(evaluation.on)?;
                // Two visits of one day have an order of their own: which one is the last decides about recovery.
                by_day(&mut self.evaluations, evaluation.clone(), |visit| (visit.on, visit.measurement));
            }
            CareAct::Refer { referral, .. } => {
                if self.referrals.iter().any(|known| known.referral.id == referral.id) {
                    return Err(Impossible::DoneBefore);
                }
                self.happened(referral.on)?;
                let followed = FollowedReferral { referral: referral.clone(), answers: Vec::new() };
                by_day(&mut self.referrals, followed, |followed| followed.referral.on);
            }
            CareAct::AnswerReferral { answer, .. } => {
                let written = self.referrals.iter_mut().find(|known| known.referral.id == answer.referral);
                let followed = written.ok_or(Impossible::NoSuchReferral)?;
                by_day(&mut followed.answers, answer.clone(), |answer| answer.on);
            }
            CareAct::CloseCase { on, ending, .. } => self.close(event.id, *on, ending, cure)?,
            CareAct::ReopenCase { closing, found, reason, .. } => self.reopen(*closing, found, reason)?,
            CareAct::RecommendInAudit { recommendation, .. } => {
                if self.recommendations.iter().any(|known| known.recommendation.id == recommendation.id) {
                    return Err(Impossible::DoneBefore);
                }
                self.happened(recommendation.on)?;
                let recommendation = recommendation.clone();
                let followed = FollowedRecommendation { recommendation, follow_ups: Vec::new() };
                // Those of one audit stand in an order of their own, whoever's came first.
                by_day(&mut self.recommendations, followed, |followed| {
                    (followed.recommendation.on, followed.recommendation.id)
                });
            }
            // What was recommended for the family is done for it, also when the case is over.
            CareAct::FollowRecommendation { follow_up, .. } => {
                let id = follow_up.recommendation;
                let made = self.recommendations.iter_mut().find(|known| known.recommendation.id == id);
                let followed = made.ok_or(Impossible::NoSuchRecommendation)?;
                by_day(&mut followed.follow_ups, follow_up.clone(), |one| one.on);
            }
        }
        Ok(())
    }

    /// Whether something that happened on a day still belongs to the case: after it was closed, only what happened before.
    fn happened(&self, on: CivilDate) -> Result<(), Impossible> {
        match &self.state {
            CaseState::Closed(closed) if on > closed.since() => Err(Impossible::AfterClosing),
            _ => Ok(()),
        }
    }

    /// Whether the open case stands at `least` or further; in hospital, where it will go on.
    fn reached(&self, least: StateKind) -> Result<(), Impossible> {
        let state = match &self.state {
            CaseState::Open(open) => open.kind(),
            CaseState::Referred(referred) => referred.resume().kind(),
            CaseState::Closed(_) => return Err(Impossible::AfterClosing),
        };
        if state >= least { Ok(()) } else { Err(Impossible::TooEarly { state }) }
    }

    fn plan(&mut self, planned_in: MutationId, on: CivilDate, plan: &Plan) -> Result<(), Impossible> {
        let mut names = plan.interventions().iter().map(|intervention| intervention.id);
        if names.any(|id| self.intervention(id).is_ok()) {
            return Err(Impossible::DoneBefore);
        }
        self.reached(StateKind::CauseKnown)?;
        for intervention in plan.interventions() {
            let intervention = intervention.clone();
            let planned =
                PlannedIntervention { intervention, planned_on: on, planned_in, reports: Vec::new() };
            by_day(&mut self.interventions, planned, |planned| planned.planned_on);
        }
        Ok(())
    }

    fn close(
        &mut self,
        closed_in: MutationId,
        on: CivilDate,
        ending: &Ending,
        cure: &CureSettings,
    ) -> Result<(), Impossible> {
        let closed = match (ending, &self.state) {
            (_, CaseState::Closed(_)) => return Err(Impossible::AfterClosing),
            // A visit after the closing proves nothing about it: else it would close a case that somebody reads as open.
            (Ending::Recovered, CaseState::Open(Open::Evaluated(state)))
                if self.evaluations.last().is_some_and(|visit| visit.on <= on) =>
            {
                state.recover(self.recovery(cure).ok_or(Impossible::NotProven)?, on)
            }
            (Ending::Recovered, _) => return Err(Impossible::NotProven),
            (Ending::Left { why }, CaseState::Open(open)) => open.leave(why.clone(), on),
            (Ending::Left { why }, CaseState::Referred(referred)) => referred.leave(why.clone(), on),
        };
        self.closings.push(Closing { closed_in, closed, reopened: None });
        Ok(())
    }

    fn reopen(&mut self, closing: MutationId, found: &Found, reason: &Remark) -> Result<(), Impossible> {
        let closed = self.closings.iter_mut().find(|known| known.closed_in == closing);
        let past = closed.ok_or(Impossible::NotClosed)?;
        if past.reopened.is_some() {
            return Err(Impossible::DoneBefore);
        }
        let again = past.closed.relapse(found.on);
        let relapse = found.findings.iter().any(|finding| finding.opens_case()).then_some(again);
        past.reopened = Some(Reopening { on: again.since(), reason: reason.clone(), relapse });
        if relapse.is_some() {
            let found = Found { on: again.since(), ..found.clone() };
            by_day(&mut self.found, found, |found| found.on);
        }
        Ok(())
    }

    fn intervention(&self, id: InterventionId) -> Result<usize, Impossible> {
        let mut planned = self.interventions.iter();
        planned.position(|planned| planned.intervention.id == id).ok_or(Impossible::NoSuchIntervention)
    }
}

/// The items in order of `key`, equal ones as they came. Most come in order, and another copy of the general sort for each type
/// weighs more than it saves.
pub(crate) fn in_order<T, K: Ord>(items: impl IntoIterator<Item = T>, key: impl Fn(&T) -> K) -> Vec<T> {
    let mut list = Vec::new();
    for item in items {
        by_day(&mut list, item, &key);
    }
    list
}

/// Puts `item` behind everything that comes before it or is its equal by `key`, which begins with the day.
pub(super) fn by_day<T, K: Ord>(list: &mut Vec<T>, item: T, key: impl Fn(&T) -> K) {
    let index = list.partition_point(|other| key(other) <= key(&item));
    list.insert(index, item);
}
