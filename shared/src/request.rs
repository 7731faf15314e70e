//! What parents ask about their child's data, and women about their own (UU 27/2022): written down, decided by a person, and
//! carried out.

mod kept;

pub use kept::{MonthCounts, kept_counts};

use serde::{Deserialize, Serialize};

use crate::age::CivilDate;
use crate::area::{AreaCode, Scope};
use crate::id::{ChildId, RequestId};
use crate::text::{PersonName, Remark};

/// A request about a child's record, or a woman's in registers. It changes nothing in the record until it is granted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DataRequest {
    /// Its name.
    pub id: RequestId,
    /// Whose record: the child; a woman by the name that an entry of hers is filed under, which stands for all her entries.
    pub child: ChildId,
    /// What is asked.
    pub kind: RequestKind,
    /// Who asked: a parent or guardian; the woman herself.
    pub by: PersonName,
    /// On which day.
    pub on: CivilDate,
    /// In their words.
    pub note: Option<Remark>,
}

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum RequestKind {
    /// Consent is withdrawn: granted, the record is shared with nobody but those who treat the child.
    Withdrawal,
    /// The record is to be erased.
    Erasure,
    /// A copy of the record is wanted.
    Access,
    /// Something in the record is wrong.
    Correction,
}

/// The last day to answer a request that was made `on`: `answer_days` (see [`crate::regency::Privacy`]) later.
#[must_use]
pub fn due(on: CivilDate, answer_days: u16) -> CivilDate {
    on.plus_days(answer_days.into())
}

/// What was decided about a request. Once decided it stands: who sees it differently asks anew.
///
/// On the wire `{"outcome": "granted"}`, or `{"outcome": "refused", "reason": "..."}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Written", into = "Written")]
pub enum Decision {
    /// It is done as asked. An erasure or a withdrawal is carried out in the same moment.
    Granted,
    /// It is not done; the law knows such cases (UU 27/2022 article 15), and the parent is told which.
    Refused {
        /// Why.
        reason: Remark,
    },
}

/// A decision as it is written: one flat record, which the office reads without what a tagged enum would bring along.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = Decision))]
#[serde(deny_unknown_fields)]
struct Written {
    outcome: Outcome,
    /// Why it is refused; only then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reason: Option<Remark>,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = DecisionOutcome))]
#[serde(rename_all = "camelCase")]
enum Outcome {
    Granted,
    Refused,
}

/// A refusal without a reason, or a reason for what is granted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a reason belongs to a refusal, and only to one")]
pub struct InvalidDecision;

impl TryFrom<Written> for Decision {
    type Error = InvalidDecision;

    fn try_from(written: Written) -> Result<Self, InvalidDecision> {
        match (written.outcome, written.reason) {
            (Outcome::Granted, None) => Ok(Self::Granted),
            (Outcome::Refused, Some(reason)) => Ok(Self::Refused { reason }),
            _ => Err(InvalidDecision),
        }
    }
}

impl From<Decision> for Written {
    fn from(decision: Decision) -> Self {
        match decision {
            Decision::Granted => Self { outcome: Outcome::Granted, reason: None },
            Decision::Refused { reason } => Self { outcome: Outcome::Refused, reason: Some(reason) },
        }
    }
}

#[cfg(feature = "openapi")]
impl utoipa::PartialSchema for Decision {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        Written::schema()
    }
}

#[cfg(feature = "openapi")]
impl utoipa::ToSchema for Decision {
    fn schemas(
        parts: &mut alloc::vec::Vec<(
            alloc::string::String,
            utoipa::openapi::RefOr<utoipa::openapi::schema::Schema>,
        )>,
    ) {
        Written::schemas(parts);
    }
}

/// Who still sees the record of a child whose parent withdrew consent: `treats` are the areas where the reader measures,
/// treats and corrects. Officers of a village or an office, leaders and partners see nothing of it any more; anonymous
/// counts go on.
#[must_use]
pub fn is_shared(withdrawn: bool, posyandu: &AreaCode, treats: &Scope) -> bool {
    !withdrawn || treats.contains(posyandu)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_due_when_the_law_says() {
        assert_eq!(due("2026-02-27".parse().unwrap(), 3), "2026-03-02".parse().unwrap());
    }

    #[test]
    fn a_reason_belongs_to_a_refusal() {
        let read = |text: &str| serde_json::from_str::<Decision>(text).ok();
        let refused = r#"{"outcome":"refused","reason":"disimpan menurut undang-undang"}"#;
        assert_eq!(read(r#"{"outcome":"granted"}"#), Some(Decision::Granted));
        assert_eq!(serde_json::to_string(&read(refused).unwrap()).unwrap(), refused);
        for wrong in
            [r#"{"outcome":"refused"}"#, r#"{"outcome":"granted","reason":"x"}"#, r#"{"outcome":"later"}"#]
        {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn after_a_withdrawal_only_those_who_treat_see_the_child() {
        let posyandu = "32.11.01.2001.01".parse().unwrap();
        let treats = Scope(vec!["32.11.01.2001".parse().unwrap()]);
        let beside = Scope(vec!["32.11.01.2002".parse().unwrap()]);
        assert!(is_shared(false, &posyandu, &beside));
        assert!(is_shared(true, &posyandu, &treats));
        assert!(!is_shared(true, &posyandu, &beside));
    }
}
