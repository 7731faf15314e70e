//! What people do to a case: the acts that travel up, and who may do which.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::audit::{AuditRecommendation, FollowUp};
use super::cause::{CauseLook, Obstacle, Talk};
use super::evaluation::Evaluation;
use super::food::FoodLog;
use super::plan::{Plan, Progress, Report};
use super::referral::{Referral, ReferralAnswer};
use super::state::{Ending, Leaving};
use super::step::StepKind;
use super::validation::Validation;
use crate::access::Role;
use crate::age::CivilDate;
use crate::finding::{Finding, RULES_VERSION, RulesVersion};
use crate::id::{AccountId, CaseId, ChildId, MeasurementId, MutationId, Revision};
use crate::text::Remark;

/// What a person can do to a child's case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum CareAct {
    /// Open a case on findings. When the child has an open case already, the two become one.
    OpenCase {
        /// Made on the phone that opens it.
        case: CaseId,
        /// What was found.
        found: Found,
    },
    /// Findings of a later visit join the case.
    AddFindings {
        /// Which case.
        case: CaseId,
        /// What was found.
        found: Found,
    },
    /// Measured again with calibrated tools: it is so.
    ValidateCase {
        /// Which case.
        case: CaseId,
        /// The second reading against the first.
        validation: Validation,
    },
    /// The cause was looked for; a later look stands beside the earlier ones.
    RecordCause {
        /// Which case.
        case: CaseId,
        /// What was looked at.
        look: CauseLook,
    },
    /// The village adds what stands in the family's way.
    RecordObstacle {
        /// Which case.
        case: CaseId,
        /// What it is.
        obstacle: Obstacle,
    },
    /// Interventions are planned, the first or more of them.
    PlanInterventions {
        /// Which case.
        case: CaseId,
        /// The day.
        on: CivilDate,
        /// What is planned.
        plan: Plan,
    },
    /// An owner says how far an intervention is.
    ReportIntervention {
        /// Which case.
        case: CaseId,
        /// What is reported.
        report: Report,
    },
    /// A day of food supplements.
    LogPmt {
        /// Which case.
        case: CaseId,
        /// The day.
        log: FoodLog,
    },
    /// The child was seen again during treatment.
    RecordEvaluation {
        /// Which case.
        case: CaseId,
        /// The visit.
        evaluation: Evaluation,
    },
    /// A letter sends the child on.
    Refer {
        /// Which case.
        case: CaseId,
        /// The letter.
        referral: Referral,
    },
    /// What became of a referral.
    AnswerReferral {
        /// Which case.
        case: CaseId,
        /// What became of it.
        answer: ReferralAnswer,
    },
    /// The case ends; recovery needs its visits in a row.
    CloseCase {
        /// Which case.
        case: CaseId,
        /// The day.
        on: CivilDate,
        /// How it ends.
        ending: Ending,
    },
    /// A closed case goes on; its history stays.
    ReopenCase {
        /// Which case.
        case: CaseId,
        /// The act that closed it: a case that was closed again meanwhile stays closed.
        closing: MutationId,
        /// What was found; none when it was closed by mistake.
        found: Found,
        /// Why.
        reason: Remark,
    },
    /// Note what was talked over with the family.
    RecordTalk {
        /// Of which case.
        case: CaseId,
        /// The talk.
        talk: Talk,
    },
    /// An audit recommends something, to someone, by a day.
    RecommendInAudit {
        /// Which case.
        case: CaseId,
        /// What is recommended.
        recommendation: AuditRecommendation,
    },
    /// Its owner says how far a recommendation is.
    FollowRecommendation {
        /// Which case.
        case: CaseId,
        /// What is said.
        follow_up: FollowUp,
    },
}

/// Findings of one visit, or of an absence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Found {
    /// The day.
    pub on: CivilDate,
    /// The reading; `None` when the child did not come.
    pub measurement: Option<MeasurementId>,
    /// What was found, gravest first.
    pub findings: Vec<Finding>,
    /// By which version of the rules; where each is written, [`Finding::rule`] says. The first is not written, as it never was:
    /// what came before there were versions reads and writes the same.
    #[serde(default, skip_serializing_if = "RulesVersion::is_first")]
    pub rules: RulesVersion,
}

impl Found {
    /// What the rules of this build found.
    #[must_use]
    pub fn new(on: CivilDate, measurement: Option<MeasurementId>, findings: Vec<Finding>) -> Self {
        Self { on, measurement, findings, rules: RULES_VERSION }
    }
}

/// An act with who did it: the events that a case is folded from. Never changed once it is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CareEvent {
    /// The mutation that brought it.
    pub id: MutationId,
    /// The child whose case it is.
    pub child: ChildId,
    /// Who did it.
    pub actor: AccountId,
    /// As what.
    pub role: Role,
    /// What was done.
    pub act: CareAct,
}

/// An event as the regency holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct CareEventRow {
    /// Its place in the regency's history.
    pub revision: Revision,
    /// The event.
    pub event: CareEvent,
}

impl CareAct {
    /// The case it is about.
    #[must_use]
    pub fn case(&self) -> CaseId {
        match self {
            Self::OpenCase { case, .. }
            | Self::AddFindings { case, .. }
            | Self::ValidateCase { case, .. }
            | Self::RecordCause { case, .. }
            | Self::RecordObstacle { case, .. }
            | Self::RecordTalk { case, .. }
            | Self::PlanInterventions { case, .. }
            | Self::ReportIntervention { case, .. }
            | Self::LogPmt { case, .. }
            | Self::RecordEvaluation { case, .. }
            | Self::Refer { case, .. }
            | Self::AnswerReferral { case, .. }
            | Self::CloseCase { case, .. }
            | Self::ReopenCase { case, .. }
            | Self::RecommendInAudit { case, .. }
            | Self::FollowRecommendation { case, .. } => *case,
        }
    }

    /// How far it says that something is which was planned or recommended.
    #[must_use]
    pub fn progress(&self) -> Option<&Progress> {
        match self {
            Self::ReportIntervention { report, .. } => Some(&report.progress),
            Self::FollowRecommendation { follow_up, .. } => Some(&follow_up.progress),
            _ => None,
        }
    }

    /// The day it is about.
    #[must_use]
    pub fn on(&self) -> CivilDate {
        match self {
            Self::OpenCase { found, .. }
            | Self::AddFindings { found, .. }
            | Self::ReopenCase { found, .. } => found.on,
            Self::ValidateCase { validation, .. } => validation.on,
            Self::RecordCause { look, .. } => look.on,
            Self::RecordObstacle { obstacle, .. } => obstacle.on,
            Self::RecordTalk { talk, .. } => talk.on,
            Self::PlanInterventions { on, .. } | Self::CloseCase { on, .. } => *on,
            Self::ReportIntervention { report, .. } => report.on,
            Self::LogPmt { log, .. } => log.on,
            Self::RecordEvaluation { evaluation, .. } => evaluation.on,
            Self::Refer { referral, .. } => referral.on,
            Self::AnswerReferral { answer, .. } => answer.on,
            Self::RecommendInAudit { recommendation, .. } => recommendation.on,
            Self::FollowRecommendation { follow_up, .. } => follow_up.on,
        }
    }

    /// Whether someone of this role may do it, in the child's area. An OPD officer reports only on what is the own office's to
    /// do, which [`check`](super::check()) sees to.
    #[must_use]
    pub fn is_for(&self, role: Role) -> bool {
        use Role::{Kader, Midwife, Nutritionist};
        match self {
            Self::OpenCase { .. } | Self::AddFindings { .. } => {
                matches!(role, Kader | Midwife | Nutritionist)
            }
            // Whoever finds a child again may say so; taking back a closing is for those who close.
            Self::ReopenCase { found, .. } if found.findings.iter().any(|finding| finding.opens_case()) => {
                matches!(role, Kader | Midwife | Nutritionist)
            }
            Self::ValidateCase { .. } => StepKind::Validate.is_for(role),
            Self::RecordCause { .. } => StepKind::Cause.is_for(role),
            Self::RecordObstacle { .. } => StepKind::Obstacle.is_for(role),
            Self::RecordTalk { .. } => StepKind::Talk.is_for(role),
            Self::PlanInterventions { .. } => StepKind::Plan.is_for(role),
            Self::ReportIntervention { .. } => StepKind::Report.is_for(role),
            Self::LogPmt { .. } => StepKind::Log.is_for(role),
            Self::RecordEvaluation { .. } => StepKind::Evaluate.is_for(role),
            Self::Refer { .. } => StepKind::Refer.is_for(role),
            Self::AnswerReferral { .. } => StepKind::Answer.is_for(role),
            Self::ReopenCase { .. } => StepKind::Reopen.is_for(role),
            Self::RecommendInAudit { .. } => role == Nutritionist,
            Self::FollowRecommendation { .. } => StepKind::Follow.is_for(role),
            // What the midwife knows first needs no nutritionist; whether it was a case, or is over, does.
            Self::CloseCase {
                ending: Ending::Left { why: Leaving::AgedOut | Leaving::Moved { .. } | Leaving::Died { .. } },
                ..
            } => StepKind::Close.is_for(role),
            Self::CloseCase { .. } => role == Nutritionist,
        }
    }
}
