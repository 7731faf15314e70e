//! The steps that a person can take from a child's page: for whom each is, and when it makes sense.

use super::case::Case;
use super::state::{CaseState, StateKind};
use crate::access::Role;
use crate::language::Language;

/// A step that a person takes by hand. Opening a case and adding findings follow from readings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// Measure again with calibrated tools.
    Validate,
    /// Look for the cause.
    Cause,
    /// Plan interventions.
    Plan,
    /// Log a day of food supplements, with the weekly weight.
    Log,
    /// See the child again.
    Evaluate,
    /// Report how far an intervention is.
    Report,
    /// Write a referral.
    Refer,
    /// Note what became of one.
    Answer,
    /// Report what became of a recommendation of an audit.
    Follow,
    /// Note what stands in the family's way.
    Obstacle,
    /// Note what was talked over with the family.
    Talk,
    /// Close the case.
    Close,
    /// Take a closing back.
    Reopen,
}

impl StepKind {
    /// Every step, in the order in which a case meets them.
    pub const ALL: [Self; 13] = [
        Self::Validate,
        Self::Cause,
        Self::Plan,
        Self::Log,
        Self::Evaluate,
        Self::Report,
        Self::Refer,
        Self::Answer,
        Self::Follow,
        Self::Obstacle,
        Self::Talk,
        Self::Close,
        Self::Reopen,
    ];

    /// Whether someone of this role may take it, in one way at least; [`CareAct::is_for`](super::CareAct::is_for) says which.
    #[must_use]
    pub fn is_for(self, role: Role) -> bool {
        use Role::{Kader, Midwife, Nutritionist, OpdOfficer, VillageOfficer};
        match self {
            Self::Log => matches!(role, Kader | Midwife | Nutritionist),
            Self::Obstacle => matches!(role, Midwife | Nutritionist | VillageOfficer),
            Self::Talk => matches!(role, Kader | Midwife | Nutritionist | VillageOfficer),
            Self::Report | Self::Follow => {
                matches!(role, Kader | Midwife | Nutritionist | VillageOfficer | OpdOfficer)
            }
            _ => matches!(role, Midwife | Nutritionist),
        }
    }

    /// Whether it makes sense where the case stands; for a child in hospital, where its case will go on.
    #[must_use]
    pub fn fits(self, case: &Case) -> bool {
        let (at, here) = match &case.state {
            CaseState::Open(open) => (open.kind(), true),
            CaseState::Referred(referred) => (referred.resume().kind(), false),
            CaseState::Closed(_) => {
                return self == Self::Reopen || self == Self::Follow && follows(case);
            }
        };
        let mut waiting = case.interventions.iter().filter(|planned| !planned.is_finished());
        match self {
            Self::Validate => at == StateKind::Detected,
            Self::Cause => at >= StateKind::Validated,
            Self::Plan => at >= StateKind::CauseKnown,
            Self::Evaluate => at >= StateKind::InTreatment,
            Self::Log => waiting.any(|planned| planned.intervention.food.is_some()),
            Self::Report => waiting.next().is_some(),
            Self::Refer => here,
            Self::Follow => follows(case),
            Self::Answer => case.referrals.iter().any(super::FollowedReferral::is_open),
            Self::Obstacle | Self::Talk | Self::Close => true,
            Self::Reopen => false,
        }
    }

    /// What its address and its draft call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Validate => "validate",
            Self::Cause => "cause",
            Self::Plan => "plan",
            Self::Log => "log",
            Self::Evaluate => "evaluate",
            Self::Report => "report",
            Self::Refer => "refer",
            Self::Answer => "answer",
            Self::Follow => "follow",
            Self::Obstacle => "obstacle",
            Self::Talk => "talk",
            Self::Close => "close",
            Self::Reopen => "reopen",
        }
    }

    /// The step of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// What a button calls it.
    #[must_use]
    pub fn words(self, language: Language) -> &'static str {
        let (indonesian, english) = match self {
            Self::Validate => ("Ukur ulang (validasi)", "Measure again (validate)"),
            Self::Cause => ("Catat penyebab", "Record the cause"),
            Self::Plan => ("Susun rencana", "Plan"),
            Self::Log => ("Catat PMT", "Log food supplement"),
            Self::Evaluate => ("Evaluasi", "Evaluate"),
            Self::Report => ("Laporkan kegiatan", "Report an intervention"),
            Self::Refer => ("Rujuk", "Refer"),
            Self::Answer => ("Kabar rujukan", "News of the referral"),
            Self::Follow => ("Laporkan rekomendasi audit", "Report on an audit's recommendation"),
            Self::Obstacle => ("Catat kendala", "Note an obstacle"),
            Self::Talk => ("Catat percakapan", "Note a talk"),
            Self::Close => ("Tutup kasus", "Close the case"),
            Self::Reopen => ("Buka lagi kasus", "Reopen the case"),
        };
        language.pick(indonesian, english)
    }
}

fn follows(case: &Case) -> bool {
    case.awaited_recommendations().next().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_is_found_by_its_name_and_is_for_someone() {
        for kind in StepKind::ALL {
            assert_eq!(StepKind::named(kind.name()), Some(kind));
            assert!(Role::ALL.iter().any(|role| kind.is_for(*role)), "{kind:?}");
            assert!(!kind.is_for(Role::Leader) && !kind.is_for(Role::RegencyAdmin));
        }
        assert_eq!(StepKind::named("open"), None);
    }
}
