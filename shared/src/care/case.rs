//! A child's case: everything that was done, and the state that follows from it.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::act::Found;
use super::audit::{FollowUpState, FollowedRecommendation};
use super::cause::{CauseLook, Obstacle, Talk};
use super::evaluation::{Evaluation, Recovery};
use super::food::{FoodLog, no_gain};
use super::plan::{PlannedIntervention, Progress};
use super::referral::FollowedReferral;
use super::settings::{CureSettings, FoodSettings};
use super::state::{CaseState, Closed, Detected, Open};
use super::validation::Validation;
use crate::age::CivilDate;
use crate::finding::{Finding, Urgency, gravest_first};
use crate::id::{CaseId, ChildId, MutationId};
use crate::text::Remark;
use crate::unit::Grams;

/// A case, as folded from its events ([`cases`](super::cases)). Every list is in order of its day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Case {
    /// Its name.
    pub id: CaseId,
    /// Names of cases that others opened for the child meanwhile, not knowing of this one.
    pub joined: Vec<CaseId>,
    /// The child.
    pub child: ChildId,
    /// Where it stands.
    pub state: CaseState,
    /// What was found, when.
    pub found: Vec<Found>,
    /// Second readings.
    pub validations: Vec<Validation>,
    /// Looks for the cause.
    pub causes: Vec<CauseLook>,
    /// What the village added.
    pub obstacles: Vec<Obstacle>,
    /// What was talked over with the family.
    pub talks: Vec<Talk>,
    /// What is planned, with its reports.
    pub interventions: Vec<PlannedIntervention>,
    /// Days of food supplements.
    pub food_logs: Vec<FoodLog>,
    /// Visits during treatment.
    pub evaluations: Vec<Evaluation>,
    /// Letters, with their answers.
    pub referrals: Vec<FollowedReferral>,
    /// What audits recommended, and what became of it.
    pub recommendations: Vec<FollowedRecommendation>,
    /// How often it was closed, and reopened.
    pub closings: Vec<Closing>,
}

/// One time that a case was closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Closing {
    /// The act that closed it.
    pub closed_in: MutationId,
    /// When and how.
    pub closed: Closed,
    /// When and why it was opened again; `None` while it is closed.
    pub reopened: Option<Reopening>,
}

/// One time that a case was opened again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Reopening {
    /// The day.
    pub on: CivilDate,
    /// Why.
    pub reason: Remark,
    /// The new beginning when something was found again; `None` when it was closed by mistake and goes on as before.
    pub relapse: Option<Detected>,
}

impl Case {
    /// Whether `id` names it.
    #[must_use]
    pub fn is_named(&self, id: CaseId) -> bool {
        self.id == id || self.joined.contains(&id)
    }

    /// The findings that must be gone, gravest first: those since the last relapse.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        let findings = self.recent().flat_map(|found| found.findings.iter().copied());
        gravest_first(findings.filter(|finding| finding.opens_case()))
    }

    /// What was found since the last relapse, by day.
    pub(super) fn recent(&self) -> impl Iterator<Item = &Found> {
        self.found.iter().filter(|found| self.is_recent(found.on))
    }

    /// How soon its most urgent finding asks to act.
    #[must_use]
    pub fn urgency(&self) -> Urgency {
        self.findings().into_iter().map(Finding::urgency).min().unwrap_or(Urgency::ThisMonth)
    }

    /// Whether the child is treated by the protocol for gizi buruk.
    #[must_use]
    pub fn is_severe(&self) -> bool {
        self.findings().into_iter().any(Finding::is_severe_wasting)
    }

    /// The first day of treatment since the last relapse: of food that was logged, or of a report that something was begun
    /// or done.
    #[must_use]
    pub fn treated_since(&self) -> Option<CivilDate> {
        let reports = self.interventions.iter().flat_map(|planned| &planned.reports);
        let begun = reports.filter(|report| !matches!(report.progress, Progress::Declined { .. }));
        let logged = self.food_logs.iter().map(|log| log.on);
        begun.map(|report| report.on).chain(logged).filter(|on| self.is_recent(*on)).min()
    }

    /// The proof of recovery, if the visits since something was last found give it, and since the last relapse: what a visit saw
    /// before says nothing about what was found after it.
    #[must_use]
    pub fn recovery(&self, cure: &CureSettings) -> Option<Recovery> {
        let asks = |found: &&Found| found.findings.iter().any(|finding| finding.opens_case());
        let last_found = self.recent().filter(asks).map(|found| found.on).max();
        let counts = |on: CivilDate| self.is_recent(on) && last_found.is_none_or(|last| on >= last);
        let first = self.evaluations.partition_point(|visit| !counts(visit.on));
        Recovery::proven(&self.findings(), self.evaluations.get(first..)?, cure)
    }

    /// The day on which a second reading no longer found anything that asks for a case, while no sign that a scale cannot show
    /// was found, nothing was found since, and nobody looked further. Then it is to be judged whether there is a case at all.
    #[must_use]
    pub fn cleared_on(&self) -> Option<CivilDate> {
        let CaseState::Open(Open::Validated(_)) = self.state else { return None };
        let last = self.validations.iter().rfind(|validation| self.is_recent(validation.on))?;
        let still = self.recent().any(|found| {
            let again = found.measurement == Some(last.again) || found.on > last.on;
            again
                || found
                    .findings
                    .iter()
                    .any(|one| matches!(one, Finding::DangerSign(_) | Finding::RedFlag(_)))
        });
        (last.clears() == Some(true) && !still).then_some(last.on)
    }

    /// The red flag of treatment without gain, by the weights of evaluations and food logs.
    #[must_use]
    pub fn no_gain(&self, settings: &FoodSettings) -> Option<Finding> {
        let visits = self.evaluations.iter().map(|visit| (visit.on, visit.weight_grams));
        let logs = self.food_logs.iter().map(|log| (log.on, log.weight_grams));
        let weights: Vec<(CivilDate, Grams)> =
            visits.chain(logs).filter_map(|(on, weight)| Some((on, weight?))).collect();
        no_gain(&weights, self.treated_since()?, settings)
    }

    /// What audits recommended and is still to be done: by its owner; or, where the owner cannot, by whoever then recommends
    /// something else in the same audit. What was recommended for the family is done for it also when the child is well, or five;
    /// nothing any more where the child is not followed here, or never had what was found.
    pub fn awaited_recommendations(&self) -> impl Iterator<Item = &FollowedRecommendation> {
        let goes_on = match &self.state {
            CaseState::Closed(closed) => closed.ending().leaves_family(),
            CaseState::Open(_) | CaseState::Referred(_) => true,
        };
        let replaced = |declined: &FollowedRecommendation, on: CivilDate| {
            self.recommendations.iter().map(|other| &other.recommendation).any(|other| {
                let made = &declined.recommendation;
                // Names are made one after the other: what was recommended before it is not in its place.
                other.id > made.id && other.audit == made.audit && other.on >= on
            })
        };
        self.recommendations.iter().filter(move |followed| match followed.state() {
            FollowUpState::Waiting | FollowUpState::Started => goes_on,
            FollowUpState::Declined => {
                goes_on && followed.declined_on().is_some_and(|on| !replaced(followed, on))
            }
            FollowUpState::Done => false,
        })
    }

    /// Where it stands, by everything it holds: the same in whatever order that arrived.
    pub(super) fn standing(&self) -> CaseState {
        if let Some(closing) = self.closings.iter().find(|closing| closing.reopened.is_none()) {
            return CaseState::Closed(closing.closed.clone());
        }
        let mut open = self.progress();
        let hospitals = || self.referrals.iter().filter(|followed| followed.referral.to.is_hospital());
        for followed in hospitals() {
            if let Some(on) = followed.ended_on() {
                open = open.refer(&followed.referral).back(on);
            }
        }
        match hospitals().find(|followed| followed.is_open()) {
            Some(followed) => CaseState::Referred(open.refer(&followed.referral)),
            None => CaseState::Open(open),
        }
    }

    /// As far along the states as there is something to take each step with, since the last relapse.
    fn progress(&self) -> Open {
        let first = self.found.first().map(|found| Detected::begin(found.on));
        let Some(detected) = self.relapse().or(first) else {
            // A case is made with what was found; there is no other way to one.
            return Detected::begin(self.state.since()).into();
        };
        let Some(validation) = self.validations.iter().find(|validation| self.is_recent(validation.on))
        else {
            return detected.into();
        };
        let validated = detected.validate(validation);
        let Some(look) = self.causes.iter().find(|look| self.is_recent(look.on)) else {
            return validated.into();
        };
        let known = validated.explain(look);
        let Some(first) = self.interventions.iter().find(|planned| self.is_recent(planned.planned_on)) else {
            return known.into();
        };
        let planned = known.plan(first);
        let Some(on) = self.treated_since() else {
            return planned.into();
        };
        let treated = planned.start(on);
        let mut visits = self.evaluations.iter().filter(|visit| self.is_recent(visit.on));
        let Some(first) = visits.next() else {
            return treated.into();
        };
        visits.fold(treated.evaluate(first), |evaluated, visit| evaluated.evaluate(visit)).into()
    }

    /// The last time that something was found again after it was closed.
    fn relapse(&self) -> Option<Detected> {
        let again = self.closings.iter().filter_map(|closing| closing.reopened.as_ref());
        again.filter_map(|reopening| reopening.relapse).max_by_key(|relapse| relapse.since())
    }

    /// Whether a day counts for where the case stands now; what was before the last relapse is history.
    fn is_recent(&self, on: CivilDate) -> bool {
        self.relapse().is_none_or(|relapse| on >= relapse.since())
    }
}
