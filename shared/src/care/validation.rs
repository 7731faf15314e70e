//! Validation: the child is measured again by midwife or nutritionist; the difference to the first reading is kept, and what the
//! second one finds decides whether there is a case.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::age::CivilDate;
use crate::child::Child;
use crate::finding::Finding;
use crate::id::MeasurementId;
use crate::measurement::Measurement;
use crate::visit::found_by_itself;

/// A second reading with calibrated tools.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Validation {
    /// The day of the second reading.
    pub on: CivilDate,
    /// The reading that was validated.
    pub first: MeasurementId,
    /// The second reading.
    pub again: MeasurementId,
    /// Second minus first.
    pub difference: Difference,
    /// When the tools were last calibrated; a validation without is none.
    pub calibrated_on: CivilDate,
    /// What the second reading finds ([`super::detect`]); `None` from apps of before this was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub findings: Option<Vec<Finding>>,
}

/// Second reading minus first; `None` where either did not read it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Difference {
    /// Weight.
    pub grams: Option<i32>,
    /// Length as read.
    pub millimetres: Option<i32>,
    /// Arm.
    pub arm_millimetres: Option<i32>,
}

/// Why two readings make no validation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidValidation {
    /// They are of different children.
    #[error("both readings must be of one child")]
    OtherChild,
    /// They are the same reading.
    #[error("the second reading must be another one")]
    SameReading,
    /// The second comes before the first.
    #[error("the second reading must not come before the first")]
    Before,
    /// The tools were calibrated after they were used.
    #[error("the tools must have been calibrated by then")]
    NotCalibrated,
}

impl Validation {
    /// The validation of `first` by `again`.
    ///
    /// # Errors
    /// When the two are not two readings of one child in this order, or the tools were calibrated only later.
    pub fn between(
        first: &Measurement,
        again: &Measurement,
        calibrated_on: CivilDate,
    ) -> Result<Self, InvalidValidation> {
        if first.child != again.child {
            return Err(InvalidValidation::OtherChild);
        }
        if first.id == again.id {
            return Err(InvalidValidation::SameReading);
        }
        if again.date < first.date {
            return Err(InvalidValidation::Before);
        }
        if calibrated_on > again.date {
            return Err(InvalidValidation::NotCalibrated);
        }
        let difference =
            |then: Option<u32>, now: Option<u32>| i32::try_from(i64::from(now?) - i64::from(then?)).ok();
        Ok(Self {
            on: again.date,
            first: first.id,
            again: again.id,
            difference: Difference {
                grams: difference(first.weight_grams.map(|w| w.0), again.weight_grams.map(|w| w.0)),
                millimetres: difference(
                    first.length_millimetres.map(|l| l.0),
                    again.length_millimetres.map(|l| l.0),
                ),
                arm_millimetres: difference(
                    first.arm_millimetres.map(|a| a.0),
                    again.arm_millimetres.map(|a| a.0),
                ),
            },
            calibrated_on,
            findings: None,
        })
    }

    /// With what the second reading finds.
    #[must_use]
    pub fn finding(self, findings: Vec<Finding>) -> Self {
        Self { findings: Some(findings), ..self }
    }

    /// Whether it says what the two readings say, which may be of records that were merged into one; and everything that the
    /// second finds by itself. What the child's past and the settings find besides is not looked at.
    #[must_use]
    pub fn is_of(&self, child: &Child, first: &Measurement, again: &Measurement) -> bool {
        let first = Measurement { child: again.child, ..first.clone() };
        let read = Self::between(&first, again, self.calibrated_on)
            .map(|read| Self { findings: self.findings.clone(), ..read });
        let tells = |findings: &Vec<Finding>| {
            found_by_itself(child, again).iter().all(|finding| findings.contains(finding))
        };
        read.as_ref() == Ok(self) && self.findings.as_ref().is_none_or(tells)
    }

    /// Whether the second reading finds nothing that asks for a case; `None` when that was not kept, or it must be taken again.
    #[must_use]
    pub fn clears(&self) -> Option<bool> {
        let findings = self.findings.as_ref().filter(|found| !found.contains(&Finding::Implausible))?;
        Some(!findings.iter().any(|finding| finding.opens_case()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::ChildId;
    use crate::measurement::tests::measurement;
    use crate::samples::child;
    use crate::unit::{Grams, Millimetres};

    #[test]
    fn the_difference_is_kept_with_its_sign() {
        let first = measurement(child().id);
        let again = Measurement {
            id: MeasurementId::new(6, [6; 10]),
            date: first.date.plus_days(2),
            weight_grams: Some(Grams(6_650)),
            length_millimetres: Some(Millimetres(652)),
            arm_millimetres: Some(Millimetres(130)),
            ..first.clone()
        };
        let validation = Validation::between(&first, &again, first.date).unwrap();
        assert_eq!(
            validation.difference,
            Difference { grams: Some(-50), millimetres: Some(12), arm_millimetres: None }
        );
        let refused = |first, again, calibrated| Validation::between(first, again, calibrated).unwrap_err();
        assert_eq!(refused(&first, &first, first.date), InvalidValidation::SameReading);
        assert_eq!(refused(&again, &first, first.date), InvalidValidation::Before);
        assert_eq!(refused(&first, &again, again.date.plus_days(1)), InvalidValidation::NotCalibrated);
        let again = Measurement { weight_grams: Some(Grams(4_900)), ..again.clone() };
        let validation = Validation::between(&first, &again, first.date).unwrap();
        let found = found_by_itself(&child(), &again);
        assert!(found.len() > 1 && found.iter().any(|finding| finding.opens_case()), "{found:?}");
        assert!(validation.is_of(&child(), &first, &again), "an app of before tells nothing");
        assert!(validation.clone().finding(found.clone()).is_of(&child(), &first, &again));
        assert!(!validation.clone().finding(found[1..].to_vec()).is_of(&child(), &first, &again));
        assert_eq!(validation.clears(), None);
        assert_eq!(validation.clone().finding(found).clears(), Some(false));
        assert_eq!(validation.clone().finding(Vec::new()).clears(), Some(true));
        assert_eq!(validation.finding(alloc::vec![Finding::Implausible]).clears(), None);
        let other = Measurement { child: ChildId::new(2, [2; 10]), ..again.clone() };
        assert_eq!(refused(&first, &other, first.date), InvalidValidation::OtherChild);
    }
}
