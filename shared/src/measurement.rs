//! One reading of one child on one day. Readings are only ever added: a correction is a new one that names the old.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::age::CivilDate;
use crate::growth::{Oedema, Position, Reading};
use crate::id::{AbsenceId, AccountId, ChildId, MeasurementId};
use crate::text::Remark;
use crate::unit::{Grams, Millimetres};

/// What was read from scale, board and tape.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Measurement {
    /// Made on the phone that recorded it.
    pub id: MeasurementId,
    /// The child that was measured.
    pub child: ChildId,
    /// The civil day of the reading.
    pub date: CivilDate,
    /// Weight.
    pub weight_grams: Option<Grams>,
    /// Length or height as read, before any adjustment for position.
    pub length_millimetres: Option<Millimetres>,
    /// Lying or standing; `None` when not noted.
    pub position: Option<Position>,
    /// Head circumference (LK).
    pub head_millimetres: Option<Millimetres>,
    /// Mid-upper arm circumference (LiLA).
    pub arm_millimetres: Option<Millimetres>,
    /// Bilateral pitting oedema.
    pub oedema: Oedema,
    /// Doubts that the entry raised and how the person who measured answered them.
    pub answers: Vec<DoubtAnswer>,
    /// Who measured.
    pub measured_by: AccountId,
}

/// A doubt about a reading, shown at entry, that asks for a second reading or a reason and never blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum Doubt {
    /// Shorter than at the last visit by more than the measurement error.
    HeightShrank,
    /// Weight changed by more than 15 % a month.
    WeightJumped,
    /// Weight and height look exchanged.
    WeightAndHeightSwapped,
    /// Standing under two years or lying after.
    PositionUnusualForAge,
    /// The date is before birth.
    DateBeforeBirth,
    /// The date is after today.
    DateInFuture,
    /// There is another measurement in the same month.
    SecondThisMonth,
    /// Weight and length are exactly those of the last visit.
    SameAsLastTime,
    /// A z-score is outside WHO's plausible range.
    Implausible,
}

/// How a [`Doubt`] was answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DoubtAnswer {
    /// What was doubted.
    pub doubt: Doubt,
    /// What was answered.
    pub answer: Answer,
}

/// A second reading that agreed, or a reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", content = "text", rename_all = "camelCase")]
pub enum Answer {
    /// Measured again, same result.
    MeasuredAgain,
    /// A reason in words.
    Reason(Remark),
}

/// A note that a child did not come on a session day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Absence {
    /// Made on the phone.
    pub id: AbsenceId,
    /// The child that did not come.
    pub child: ChildId,
    /// The session day.
    pub date: CivilDate,
    /// Why, if known.
    pub remark: Option<Remark>,
}

/// A reading whose value lies outside what scales, boards and tapes for children can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{field} must be {low} to {high}")]
pub struct OutOfInstrument {
    /// The wire name of the field.
    pub field: &'static str,
    /// Lowest value, in the field's unit.
    pub low: u32,
    /// Highest value, in the field's unit.
    pub high: u32,
}

impl Measurement {
    /// Whether anything was read at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.weight_grams.is_none()
            && self.length_millimetres.is_none()
            && self.head_millimetres.is_none()
            && self.arm_millimetres.is_none()
            && !self.oedema.is_present()
    }

    /// What was read of `child` on `date` by whoever has the account `measured_by`, before anything was asked about it. The
    /// skinfolds of a [`Reading`] are not recorded.
    #[must_use]
    pub fn taken(
        reading: &Reading,
        id: MeasurementId,
        child: ChildId,
        date: CivilDate,
        measured_by: AccountId,
    ) -> Self {
        Self {
            id,
            child,
            date,
            weight_grams: reading.weight,
            length_millimetres: reading.length,
            position: reading.position,
            head_millimetres: reading.head,
            arm_millimetres: reading.arm,
            oedema: reading.oedema,
            answers: Vec::new(),
            measured_by,
        }
    }

    /// The reading as the growth engine takes it.
    #[must_use]
    pub fn reading(&self) -> Reading {
        Reading {
            weight: self.weight_grams,
            length: self.length_millimetres,
            position: self.position,
            head: self.head_millimetres,
            arm: self.arm_millimetres,
            oedema: self.oedema,
            ..Reading::default()
        }
    }

    /// Only the weight of the reading, whatever else was found.
    #[must_use]
    pub fn weight_only(&self) -> Reading {
        Reading { weight: self.weight_grams, ..Reading::default() }
    }

    /// The first value that no instrument for children can have shown.
    ///
    /// # Errors
    /// Names the field and its limits.
    pub fn check_instruments(&self) -> Result<(), OutOfInstrument> {
        within("weightGrams", self.weight_grams.map(|weight| weight.0), WEIGHT_GRAMS)?;
        within("lengthMillimetres", self.length_millimetres.map(|length| length.0), LENGTH_MILLIMETRES)?;
        within("headMillimetres", self.head_millimetres.map(|head| head.0), HEAD_MILLIMETRES)?;
        within("armMillimetres", self.arm_millimetres.map(|arm| arm.0), ARM_MILLIMETRES)
    }
}

/// From the smallest surviving newborn to an adult scale's end: only typing errors lie outside. (R `anthro` takes 0.9 to 58 kg
/// as its range for under-fives; school age needs more.)
pub const WEIGHT_GRAMS: (u32, u32) = (300, 200_000);
/// From the shortest newborn to the end of a stadiometer. (R `anthro`: 38 to 150 cm for under-fives.)
pub const LENGTH_MILLIMETRES: (u32, u32) = (200, 2_200);
/// Ends of a head tape (R `anthro` has no limit; WHO tables run from 30 to 56 cm at +-3 SD).
pub const HEAD_MILLIMETRES: (u32, u32) = (150, 700);
/// Ends of an arm tape (UNICEF MUAC tapes: 6 to 26.5 cm for children, 50 cm for adults).
pub const ARM_MILLIMETRES: (u32, u32) = (40, 500);

/// Whether a value lies within its limits.
pub(crate) fn within(
    field: &'static str,
    value: Option<u32>,
    (low, high): (u32, u32),
) -> Result<(), OutOfInstrument> {
    match value {
        Some(value) if !(low..=high).contains(&value) => Err(OutOfInstrument { field, low, high }),
        _ => Ok(()),
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::samples::reading_on;

    pub(crate) fn measurement(child: ChildId) -> Measurement {
        Measurement { child, measured_by: AccountId::new(1, [9; 10]), ..reading_on(5, "2025-06-10") }
    }

    #[test]
    fn instruments_have_ends() {
        let mut reading = measurement(ChildId::new(1, [1; 10]));
        assert_eq!(reading.check_instruments(), Ok(()));
        reading.weight_grams = Some(Grams(299));
        assert_eq!(reading.check_instruments().unwrap_err().field, "weightGrams");
        reading.weight_grams = Some(Grams(300));
        reading.length_millimetres = Some(Millimetres(2_201));
        assert_eq!(reading.check_instruments().unwrap_err().field, "lengthMillimetres");
    }
}
