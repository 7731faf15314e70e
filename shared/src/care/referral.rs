//! Referral as a closed loop: written, accepted, seen, answered with a result, back.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::settings::Deadlines;
use crate::age::CivilDate;
use crate::finding::{Finding, Urgency};
use crate::id::ReferralId;
use crate::text::{Line, Remark};

/// A letter that sends a child on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Referral {
    /// Made on the phone that wrote it.
    pub id: ReferralId,
    /// The day it was written.
    pub on: CivilDate,
    /// Whereto.
    pub to: ReferralTo,
    /// How soon the child must be seen.
    pub urgency: Urgency,
    /// Why.
    pub findings: Vec<Finding>,
    /// Why, in the writer's own words.
    pub remark: Option<Remark>,
}

/// Whereto a child is referred.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum ReferralTo {
    /// The puskesmas of the child's village.
    Puskesmas,
    /// A hospital, which takes the child over until it is back.
    Hospital {
        /// Its name.
        name: Line<120>,
    },
}

/// What became of a referral, as whoever heard of it notes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReferralAnswer {
    /// Which referral.
    pub referral: ReferralId,
    /// The day it happened.
    pub on: CivilDate,
    /// What happened.
    pub step: ReferralStep,
}

/// A step of the loop after the letter; a step that nobody noted counts as taken once a later one is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum ReferralStep {
    /// The place expects the child.
    Accepted,
    /// A doctor saw the child.
    Seen,
    /// What the doctor found and did.
    Result {
        /// In the doctor's words.
        outcome: Remark,
    },
    /// The child is back in the care of its puskesmas and posyandu.
    Back,
    /// The place cannot take the child, or the family does not go: the loop ends, the case goes on.
    Declined {
        /// Why.
        reason: Remark,
    },
}

/// How far a referral is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum ReferralStage {
    /// The letter is written.
    Written,
    /// The place expects the child.
    Accepted,
    /// A doctor saw it.
    Seen,
    /// There is a result.
    Answered,
    /// The loop ended without the place taking the child.
    Declined,
    /// The loop is closed.
    Back,
}

/// A referral and every answer to it, by day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct FollowedReferral {
    /// The letter.
    pub referral: Referral,
    /// What became of it, by day.
    pub answers: Vec<ReferralAnswer>,
}

/// What a referral waits for, and until when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Awaited {
    /// The stage to reach next.
    pub stage: ReferralStage,
    /// Since when it is waited for.
    pub since: CivilDate,
    /// The last day.
    pub due: CivilDate,
}

impl ReferralTo {
    /// Whether the child leaves outpatient care for it.
    #[must_use]
    pub fn is_hospital(&self) -> bool {
        matches!(self, Self::Hospital { .. })
    }
}

impl ReferralStep {
    /// The stage that this step reaches.
    #[must_use]
    pub fn stage(&self) -> ReferralStage {
        match self {
            Self::Accepted => ReferralStage::Accepted,
            Self::Seen => ReferralStage::Seen,
            Self::Result { .. } => ReferralStage::Answered,
            Self::Back => ReferralStage::Back,
            Self::Declined { .. } => ReferralStage::Declined,
        }
    }
}

impl FollowedReferral {
    /// How far it is: the furthest step noted, in whatever order the notes arrived.
    #[must_use]
    pub fn stage(&self) -> ReferralStage {
        self.answers.iter().map(|answer| answer.step.stage()).max().unwrap_or(ReferralStage::Written)
    }

    /// Whether the loop is still open.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.stage() < ReferralStage::Declined
    }

    /// The day the loop ended; `None` while it is open.
    #[must_use]
    pub fn ended_on(&self) -> Option<CivilDate> {
        self.answers.iter().map(|answer| answer.on).max().filter(|_| !self.is_open())
    }

    /// What it waits for; `None` once the loop has ended.
    #[must_use]
    pub fn awaited(&self, deadlines: &Deadlines) -> Option<Awaited> {
        let (stage, days) = match self.stage() {
            ReferralStage::Written if self.referral.urgency == Urgency::Now => {
                (ReferralStage::Accepted, deadlines.accept_now_days)
            }
            ReferralStage::Written => (ReferralStage::Accepted, deadlines.accept_days),
            ReferralStage::Accepted if self.referral.urgency == Urgency::Now => {
                (ReferralStage::Seen, deadlines.accept_now_days)
            }
            ReferralStage::Accepted => (ReferralStage::Seen, deadlines.see_days),
            ReferralStage::Seen => (ReferralStage::Answered, deadlines.result_days),
            ReferralStage::Answered => (ReferralStage::Back, deadlines.back_days),
            ReferralStage::Declined | ReferralStage::Back => return None,
        };
        let answered = self.answers.iter().map(|answer| answer.on);
        let since = answered.fold(self.referral.on, CivilDate::max);
        Some(Awaited { stage, since, due: since.plus_days(i32::from(days)) })
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn letter(id: u8, on: CivilDate, to: ReferralTo) -> Referral {
        Referral {
            id: ReferralId::new(u64::from(id), [id; 10]),
            on,
            to,
            urgency: Urgency::ThisWeek,
            findings: vec![Finding::SeverelyWasted],
            remark: None,
        }
    }

    #[test]
    fn every_open_stage_waits_for_the_next_and_the_ends_for_nothing() {
        let on: CivilDate = "2025-10-01".parse().unwrap();
        let mut followed =
            FollowedReferral { referral: letter(1, on, ReferralTo::Puskesmas), answers: Vec::new() };
        let deadlines = Deadlines::default();
        let note = |step| ReferralAnswer { referral: followed.referral.id, on: on.plus_days(1), step };
        let words = || "dirawat".parse().unwrap();
        let steps = [
            (note(ReferralStep::Accepted), ReferralStage::Accepted),
            (note(ReferralStep::Seen), ReferralStage::Seen),
            (note(ReferralStep::Result { outcome: words() }), ReferralStage::Answered),
            (note(ReferralStep::Back), ReferralStage::Back),
        ];
        assert_eq!(followed.awaited(&deadlines).unwrap().due, on.plus_days(3));
        for (answer, stage) in steps {
            let awaited = followed.awaited(&deadlines).unwrap();
            assert_eq!(awaited.stage, stage);
            assert!(awaited.due >= awaited.since);
            followed.answers.insert(0, answer);
            assert_eq!(followed.stage(), stage);
        }
        assert_eq!(followed.awaited(&deadlines), None);
        followed.answers = vec![ReferralAnswer {
            step: ReferralStep::Declined { reason: words() },
            ..followed.answers[0].clone()
        }];
        assert!(!followed.is_open());
        followed.answers.clear();
        followed.referral.urgency = Urgency::Now;
        assert_eq!(followed.awaited(&deadlines).unwrap().due, on.plus_days(1));
    }
}
