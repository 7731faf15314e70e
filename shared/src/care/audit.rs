//! The audit of cases (AKS): which cases a team looks at together, what it recommends, to whom and by when, and what became
//! of that.
//!
//! What the team read is frozen by the regency when the audit is made. What it recommends is done to the child's case like every
//! other step, so that it becomes a task of its owner, goes up when it is late, and is merged as all else.

use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::owner::Owner;
use super::plan::Progress;
use crate::age::CivilDate;
use crate::area::AreaCode;
use crate::id::{CaseAuditId, ChildId, RecommendationId};
use crate::language::{Language, Told};
use crate::text::{Line, Passage, Remark};

/// An audit, as it is made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CaseAudit {
    /// Made by who makes it.
    pub id: CaseAuditId,
    /// What people call it.
    pub title: Line<120>,
    /// The day the team meets.
    pub held_on: CivilDate,
    /// Of where the cases are.
    pub area: AreaCode,
    /// Who is on the team, in words.
    pub members: Passage<600>,
    /// Whose cases it looks at, in this order.
    pub children: Picked,
}

/// The children whose cases are picked for an audit: at least one, none of them twice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(try_from = "Vec<ChildId>", into = "Vec<ChildId>")]
pub struct Picked(Vec<ChildId>);

/// Why children make no audit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidPicked {
    /// There are none.
    #[error("must have at least one child")]
    Empty,
    /// A child is there twice.
    #[error("names a child twice")]
    Twice,
    /// More than a team can look at.
    #[error("must have at most {} children", Picked::LIMIT)]
    TooMany,
}

/// The day is too far away to be meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("must be within {} days of today", CaseAudit::NEAR_DAYS)]
pub struct NotNear;

/// What a team recommends for one case: there is none without someone who does it and a day by which it is done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AuditRecommendation {
    /// Made by who writes it down.
    pub id: RecommendationId,
    /// The audit.
    pub audit: CaseAuditId,
    /// The day it is made; never before the audit is held.
    pub on: CivilDate,
    /// What is to be done.
    pub what: Remark,
    /// Who does it.
    pub owner: Owner,
    /// The last day; never before it is made.
    pub due: CivilDate,
}

/// What an owner says about a recommendation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FollowUp {
    /// Which recommendation.
    pub recommendation: RecommendationId,
    /// The day it is about.
    pub on: CivilDate,
    /// How far it is.
    pub progress: Progress,
}

/// A recommendation and everything that was said about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct FollowedRecommendation {
    /// What was recommended.
    pub recommendation: AuditRecommendation,
    /// What was said, by day.
    pub follow_ups: Vec<FollowUp>,
}

/// How far a recommendation or an intervention is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum FollowUpState {
    /// Nothing was said yet.
    Waiting,
    /// Begun.
    Started,
    /// It cannot be done.
    Declined,
    /// Done.
    Done,
}

impl CaseAudit {
    /// An audit is held so near to the day that it is made: further away, the day is mistyped.
    pub const NEAR_DAYS: i32 = 92;

    /// Whether its day can be meant.
    ///
    /// # Errors
    /// [`NotNear`].
    pub fn check(&self, today: CivilDate) -> Result<(), NotNear> {
        let away = self.held_on.days_since_epoch() - today.days_since_epoch();
        if away.abs() <= Self::NEAR_DAYS { Ok(()) } else { Err(NotNear) }
    }
}

impl Picked {
    /// Most children of one audit: more than a team reads in two days.
    pub const LIMIT: usize = 40;

    /// These children.
    ///
    /// # Errors
    /// When there are none or too many, or one is there twice.
    pub fn new(children: Vec<ChildId>) -> Result<Self, InvalidPicked> {
        let mut known = alloc::collections::BTreeSet::new();
        if children.is_empty() {
            Err(InvalidPicked::Empty)
        } else if children.len() > Self::LIMIT {
            Err(InvalidPicked::TooMany)
        } else if children.iter().all(|child| known.insert(*child)) {
            Ok(Self(children))
        } else {
            Err(InvalidPicked::Twice)
        }
    }

    /// The children.
    #[must_use]
    pub fn children(&self) -> &[ChildId] {
        &self.0
    }
}

impl TryFrom<Vec<ChildId>> for Picked {
    type Error = InvalidPicked;

    fn try_from(children: Vec<ChildId>) -> Result<Self, InvalidPicked> {
        Self::new(children)
    }
}

impl From<Picked> for Vec<ChildId> {
    fn from(picked: Picked) -> Self {
        picked.0
    }
}

impl FollowedRecommendation {
    /// How far it is: the same in whatever order the words came. Done counts, whoever declined before.
    #[must_use]
    pub fn state(&self) -> FollowUpState {
        let states = self.follow_ups.iter().map(|one| FollowUpState::of(&one.progress));
        states.max().unwrap_or(FollowUpState::Waiting)
    }

    /// The last day on which its owner said that it cannot be done, never before it was made; `None` where nobody said so, or it
    /// was done all the same.
    #[must_use]
    pub fn declined_on(&self) -> Option<CivilDate> {
        let answer = self.answer().filter(|answer| matches!(answer.progress, Progress::Declined { .. }))?;
        Some(answer.on.max(self.recommendation.on))
    }

    /// The last day: never before it was made.
    #[must_use]
    pub fn due(&self) -> CivilDate {
        self.recommendation.due.max(self.recommendation.on)
    }

    /// The newest words for how far it is, and their day.
    #[must_use]
    pub fn answer(&self) -> Option<&FollowUp> {
        let state = self.state();
        self.follow_ups.iter().rev().find(|one| FollowUpState::of(&one.progress) == state)
    }
}

impl FollowUpState {
    pub(super) fn of(progress: &Progress) -> Self {
        match progress {
            Progress::Started => Self::Started,
            Progress::Declined { .. } => Self::Declined,
            Progress::Done { .. } => Self::Done,
        }
    }

    /// How far it is, in words.
    #[must_use]
    pub fn words(self, language: Language) -> &'static str {
        let (indonesian, english) = match self {
            Self::Waiting => ("Belum dikerjakan", "Not begun"),
            Self::Started => ("Sedang dikerjakan", "Begun"),
            Self::Declined => ("Tidak bisa dilakukan", "Cannot be done"),
            Self::Done => ("Selesai", "Done"),
        };
        language.pick(indonesian, english)
    }
}

impl Told for NotNear {
    fn indonesian(&self) -> String {
        alloc::format!("paling jauh {} hari dari hari ini", CaseAudit::NEAR_DAYS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::care::Evidence;

    fn day(text: &str) -> CivilDate {
        text.parse().unwrap()
    }

    fn child(number: u8) -> ChildId {
        ChildId::new(1, [number; 10])
    }

    #[test]
    fn an_audit_looks_at_one_case_or_more_and_at_each_once() {
        assert_eq!(Picked::new(Vec::new()), Err(InvalidPicked::Empty));
        assert_eq!(Picked::new(vec![child(1), child(2), child(1)]), Err(InvalidPicked::Twice));
        let many = |count: u8| Picked::new((0..count).map(child).collect());
        assert_eq!(many(40).unwrap().children().len(), Picked::LIMIT);
        assert_eq!(many(41), Err(InvalidPicked::TooMany));
        assert!(serde_json::from_str::<Picked>("[]").is_err());
    }

    #[test]
    fn an_audit_is_held_near_the_day_it_is_made() {
        let audit = CaseAudit {
            id: CaseAuditId::new(1, [1; 10]),
            title: "AKS semester 1".parse().unwrap(),
            held_on: day("2026-06-10"),
            area: "32.11.01".parse().unwrap(),
            members: "Dinkes, puskesmas".parse().unwrap(),
            children: Picked::new(vec![child(1)]).unwrap(),
        };
        for near in ["2026-06-10", "2026-03-10", "2026-09-10"] {
            assert_eq!(audit.check(day(near)), Ok(()), "{near}");
        }
        for far in ["2026-03-09", "2026-09-11", "2062-06-10"] {
            assert_eq!(audit.check(day(far)), Err(NotNear), "{far}");
        }
    }

    #[test]
    fn there_is_no_recommendation_without_who_does_it_and_by_when() {
        let whole = serde_json::json!({
            "id": "0199a000-0000-7000-8000-000000000001", "audit": "0199a000-0000-7000-8000-000000000002",
            "on": "2026-06-10", "what": "Bangun jamban", "owner": {"kind": "office", "office": "pupr"},
            "due": "2026-09-10",
        });
        assert!(serde_json::from_value::<AuditRecommendation>(whole.clone()).is_ok());
        for missing in ["owner", "due", "what", "on", "audit"] {
            let mut part = whole.clone();
            part.as_object_mut().unwrap().remove(missing);
            assert!(serde_json::from_value::<AuditRecommendation>(part).is_err(), "{missing}");
        }
    }

    #[test]
    fn how_far_it_is_does_not_hang_on_the_order_of_the_words() {
        let recommendation = AuditRecommendation {
            id: RecommendationId::new(1, [1; 10]),
            audit: CaseAuditId::new(1, [1; 10]),
            on: day("2026-06-10"),
            what: "Bangun jamban".parse().unwrap(),
            owner: Owner::VillageOfficer,
            due: day("2026-06-01"),
        };
        let said = |on: &str, progress| FollowUp { recommendation: recommendation.id, on: day(on), progress };
        let evidence = Evidence::Statement { remark: "dibangun".parse().unwrap() };
        let done = said("2026-07-01", Progress::Done { evidence, quantity: None });
        let started = said("2026-07-02", Progress::Started);
        let declined = said("2026-07-03", Progress::Declined { reason: "tidak ada dana".parse().unwrap() });
        let state = |follow_ups: &[&FollowUp]| {
            let follow_ups = follow_ups.iter().map(|one| (*one).clone()).collect();
            FollowedRecommendation { recommendation: recommendation.clone(), follow_ups }.state()
        };
        assert_eq!(state(&[]), FollowUpState::Waiting);
        assert_eq!(state(&[&started]), FollowUpState::Started);
        assert_eq!(state(&[&declined, &started]), FollowUpState::Declined);
        for order in [[&done, &started, &declined], [&declined, &done, &started]] {
            assert_eq!(state(&order), FollowUpState::Done);
        }
        let follow_ups = vec![done.clone(), started];
        let followed = FollowedRecommendation { recommendation, follow_ups };
        assert_eq!((followed.answer(), followed.due()), (Some(&done), day("2026-06-10")));
    }
}
