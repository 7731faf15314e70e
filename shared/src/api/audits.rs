//! Audits of cases, as pages ask for them. One is made by sending a [`CaseAudit`](crate::care::CaseAudit).

use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::care::CaseStory;
use crate::age::CivilDate;
use crate::area::AreaCode;
use crate::care::{CareSheet, Case, FollowedRecommendation, late_days};
use crate::growth::Provenance;
use crate::id::{CaseAuditId, CaseId, ChildId, Revision};
use crate::kms::KmsSettings;
use crate::text::{Line, Passage, PersonName};

/// Most audits in one answer; twice a year, these are the last of many years.
pub const AUDITS_LIMIT: usize = 200;

/// `GET /api/v1/audits`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct AuditListResponse {
    /// The last held first, at most [`AUDITS_LIMIT`].
    pub audits: Vec<AuditSummary>,
}

/// An audit as lists show it. It counts what the caller may see of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct AuditSummary {
    /// Its name.
    pub id: CaseAuditId,
    /// What people call it.
    pub title: Line<120>,
    /// The day the team meets.
    pub held_on: CivilDate,
    /// Of where the cases are.
    pub area: AreaCode,
    /// Cases it looks at.
    pub cases: u32,
    /// Recommendations for them.
    pub recommended: u32,
    /// Recommendations that nobody has finished yet.
    pub waiting: u32,
    /// Those among them that are late.
    pub late: u32,
}

/// `GET /api/v1/audits/{id}`: the whole of an audit, as far as the caller may see it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct AuditView {
    /// Its name.
    pub id: CaseAuditId,
    /// What people call it.
    pub title: Line<120>,
    /// The day the team meets.
    pub held_on: CivilDate,
    /// Of where the cases are.
    pub area: AreaCode,
    /// Who is on the team, in words.
    pub members: Passage<600>,
    /// Who made it; `None` for an account that is gone.
    pub made_by: Option<PersonName>,
    /// When and by what it was frozen.
    pub frozen: Frozen,
    /// A bundle for each case, in the order in which they were picked.
    pub bundles: Vec<Bundle>,
    /// What was recommended so far, and what became of it.
    pub recommendations: Vec<RecommendedView>,
}

/// When an audit was frozen, and by what one reads what was.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Frozen {
    /// The moment, by the server's clock.
    pub at_millis: i64,
    /// The day where the regency is.
    pub on: CivilDate,
    /// The newest revision then: every bundle is of it.
    pub revision: Revision,
    /// The version of the regency's pack.
    pub pack_revision: u64,
    /// Since when its settings had been in force.
    pub settings_from: CivilDate,
    /// The growth engine and its tables.
    pub assessed_by: Provenance,
    /// The weight card then.
    pub kms: KmsSettings,
    /// What the pack said about handling children then.
    pub handling: CareSheet,
}

/// What was known of one case when the audit was made. It never changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Bundle {
    /// Whose.
    pub child: ChildId,
    /// Which case.
    pub case: CaseId,
    /// SHA-256 of `story`, over its text as it stands in the answer, in hexadecimal.
    pub sha256: String,
    /// The child's whole story, without its NIK.
    pub story: CaseStory,
}

/// A recommendation on the day of the answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct RecommendedView {
    /// For whom.
    pub child: ChildId,
    /// In which case.
    pub case: CaseId,
    /// Whether the case is closed by now.
    pub closed: bool,
    /// Whether it is somebody's task: its owner's, or the puskesmas' where the owner cannot do it.
    pub awaited: bool,
    /// What was recommended, and what was said about it.
    pub followed: FollowedRecommendation,
    /// Days after the last one; 0 when it is not late, or its owner has done it or said that it cannot be done.
    pub late_days: u32,
}

impl RecommendedView {
    /// A recommendation as it stands on `today`.
    #[must_use]
    pub fn of(child: ChildId, case: &Case, followed: FollowedRecommendation, today: CivilDate) -> Self {
        let closed = !case.state.is_open();
        let mut to_do = case.awaited_recommendations();
        let awaited = to_do.any(|one| one.recommendation.id == followed.recommendation.id);
        let is_owners = awaited && followed.declined_on().is_none();
        let late_days = if is_owners { late_days(followed.due(), today) } else { 0 };
        Self { child, case: case.id, closed, awaited, followed, late_days }
    }
}
