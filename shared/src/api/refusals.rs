//! Acts that the regency refused, as supervisors see them: what its author meant, beside what the regency holds.

use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::area::AreaCode;
use crate::child::{Child, ChildChange, ChildField};
use crate::id::{ChildId, MeasurementId, MutationId};
use crate::measurement::Measurement;
use crate::sync::{Act, MeasurementRow, Rejection};
use crate::text::{PersonName, Remark};

/// `GET /api/v1/refusals`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct RefusalListResponse {
    /// How many nobody has dealt with, on this page or not.
    pub open: u64,
    /// Open ones, the longest waiting first; or settled ones, the newest settled first.
    pub refusals: Vec<RefusalView>,
    /// Ask with this for the next page; `None` at the end.
    pub cursor: Option<String>,
}

/// An act that was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct RefusalView {
    /// The mutation that brought it.
    pub mutation: MutationId,
    /// When it was refused, milliseconds since 1970.
    pub at_millis: i64,
    /// Who did it; `None` for an account that is gone.
    pub author: Option<PersonName>,
    /// The child, or the entry of a register by the name that it is filed under.
    pub child: ChildId,
    /// Whether the regency has such a record.
    pub known: bool,
    /// Whether it is a woman's or girl's entry.
    pub woman: bool,
    /// The name of the child or woman, by the record, else by the act.
    pub name: Option<PersonName>,
    /// The posyandu of the record; of one that is not known, that of the act, else an area of the author's.
    pub posyandu: AreaCode,
    /// What was to be done, an [`Act`] as it came.
    #[cfg_attr(feature = "openapi", schema(value_type = Act))]
    pub act: Value,
    /// Why it was not.
    pub reason: Rejection,
    /// What the regency holds now of each field of the child that the act sets.
    pub standing: Vec<ChildChange>,
    /// The reading that the regency holds now where the act wanted another.
    pub standing_reading: Option<Measurement>,
    /// What became of it; `None` while nobody has dealt with it.
    pub settled: Option<SettledView>,
}

/// What became of a refused act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct SettledView {
    /// When, milliseconds since 1970.
    pub at_millis: i64,
    /// By whom.
    pub by: Option<PersonName>,
    /// In their words; `None` where another act did what this one was to do.
    pub remark: Option<Remark>,
}

/// `POST /api/v1/refusals/{mutation}/settle`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SettleRequest {
    /// What became of it.
    pub remark: Remark,
}

/// Of a whole record, what tells one child from another.
const TELLING: [ChildField; 5] =
    [ChildField::Name, ChildField::Sex, ChildField::BirthDate, ChildField::MotherName, ChildField::Posyandu];

impl Act {
    /// What it sets of a child; of a whole record what tells one child from another.
    #[must_use]
    pub fn wanted(&self) -> Vec<ChildChange> {
        match self {
            Self::RegisterChild { child } => TELLING.into_iter().map(|field| child.get(field)).collect(),
            Self::EditChild { changes, .. } => changes.clone(),
            _ => Vec::new(),
        }
    }

    /// What a child's record holds of each field that it sets.
    #[must_use]
    pub fn standing(&self, child: &Child) -> Vec<ChildChange> {
        self.wanted().iter().map(|change| child.get(change.field())).collect()
    }

    /// The reading it adds.
    #[must_use]
    pub fn reading(&self) -> Option<&Measurement> {
        match self {
            Self::RecordMeasurement { measurement } | Self::CorrectMeasurement { measurement, .. } => {
                Some(measurement)
            }
            _ => None,
        }
    }

    /// The reading among those of its child that stands where it wanted another: what became of the one it corrects or takes back;
    /// else the one of its name, else one of its day.
    #[must_use]
    pub fn standing_reading<'a>(&self, readings: &'a [MeasurementRow]) -> Option<&'a Measurement> {
        let named = |id: MeasurementId| readings.iter().find(|row| row.measurement.id == id);
        if let Some(target) = self.target_measurement() {
            let successor = |row: &&'a MeasurementRow| {
                named(row.superseded.as_ref().and_then(|superseded| superseded.by)?)
            };
            // Each correction is newer than what it corrects; the bound holds even so.
            let last = core::iter::successors(named(target), successor).take(readings.len()).last();
            return last.map(|row| &row.measurement);
        }
        let wanted = self.reading()?;
        let of_the_day = || readings.iter().find(|row| row.counts() && row.measurement.date == wanted.date);
        named(wanted.id).or_else(of_the_day).map(|row| &row.measurement)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Revision;
    use crate::samples::{account, child, reading, reading_on};
    use crate::sync::Superseded;

    fn rows(readings: &[Measurement]) -> Vec<MeasurementRow> {
        readings.iter().map(|reading| MeasurementRow::new(Revision(1), reading.clone())).collect()
    }

    #[test]
    fn what_was_wanted_stands_beside_what_is() {
        let name = |name: &str| ChildChange::Name(name.parse().unwrap());
        let edit =
            Act::EditChild { child: child().id, changes: alloc::vec![name("Ayu B"), ChildChange::Rt(None)] };
        assert_eq!(edit.standing(&child()), [name("Ayu Lestari"), ChildChange::Rt(None)]);
        let again = Act::RegisterChild { child: Child { name: "Ayu C".parse().unwrap(), ..child() } };
        assert_eq!(again.wanted().first(), Some(&name("Ayu C")));
        assert_eq!(again.standing(&child()).first(), Some(&name("Ayu Lestari")));
        assert_eq!(again.standing(&child()).len(), again.wanted().len());
    }

    #[test]
    fn a_reading_stands_beside_the_one_of_its_name_or_day() {
        let (same_day, other) = (reading_on(2, "2026-01-10"), reading_on(3, "2026-02-10"));
        let held = rows(&[other.clone(), same_day.clone()]);
        let record = |measurement| Act::RecordMeasurement { measurement };
        assert_eq!(record(reading_on(1, "2026-01-10")).standing_reading(&held), Some(&same_day));
        assert_eq!(record(reading_on(3, "2026-01-10")).standing_reading(&held), Some(&other));
        assert_eq!(record(reading_on(1, "2026-03-10")).standing_reading(&held), None);
    }

    #[test]
    fn a_correction_stands_beside_what_became_of_the_wrong_reading() {
        let mut held = rows(&[reading(1), reading(2)]);
        held[0].superseded =
            Some(Superseded { by: Some(reading(2).id), reason: "salah".parse().unwrap(), actor: account() });
        let correct = |corrects: u8| Act::CorrectMeasurement {
            corrects: reading(corrects).id,
            measurement: reading(9),
            reason: "salah".parse().unwrap(),
        };
        assert_eq!(correct(1).standing_reading(&held), Some(&reading(2)));
        assert_eq!(correct(2).standing_reading(&held), Some(&reading(2)));
        assert_eq!(correct(8).standing_reading(&held), None);
    }
}
