//! A record as the regency holds it: what phones pull.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

#[cfg(feature = "care")]
use crate::care::CareEventRow;
#[cfg(feature = "care")]
use crate::care::register::RegisterEventRow;
use crate::child::{Child, ChildChange, ChildField};
use crate::id::{AbsenceId, AccountId, ChildId, DeviceId, MeasurementId, MutationId, RequestId, Revision};
use crate::measurement::{Absence, Measurement};
use crate::request::DataRequest;
use crate::text::Remark;

/// A record at its newest revision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Row {
    /// A child.
    Child(ChildRow),
    /// A reading.
    Measurement(MeasurementRow),
    /// A note of absence.
    Absence(AbsenceRow),
    /// What a parent asked about the child's data.
    Request(RequestRow),
    /// A step in handling the child.
    #[cfg(feature = "care")]
    CareEvent(CareEventRow),
    /// Something that was done to an entry of a register.
    #[cfg(feature = "care")]
    RegisterEvent(RegisterEventRow),
    /// A step in handling a child, on a phone.
    #[cfg(feature = "carried")]
    #[serde(skip)]
    Carried(CarriedStep),
    /// Something that was done to an entry of a register, on a phone.
    #[cfg(feature = "carried")]
    #[serde(skip)]
    CarriedRegister(CarriedStep),
    /// A child that left the caller's scope, with everything that belongs to it.
    Gone(Gone),
}

/// A step in handling a child, or something that was done to an entry of a register, as a phone carries it.
#[cfg(feature = "carried")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CarriedStep {
    /// Its place in the regency's history.
    pub revision: Revision,
    /// The child; the entry by the name that it is filed under.
    pub child: ChildId,
    /// The act that brought it.
    pub id: MutationId,
    /// A [`CareEventRow`](crate::care::CareEventRow) or [`RegisterEventRow`](crate::care::register::RegisterEventRow) as JSON.
    pub body: serde_json::Value,
}

/// A child with what is needed to merge edits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ChildRow {
    /// Newest change of the row.
    pub revision: Revision,
    /// The record.
    pub child: Child,
    /// When each field last changed; a field that is missing has not changed since registration.
    #[cfg_attr(feature = "openapi", schema(value_type = BTreeMap<ChildField, FieldChange>))]
    pub changed: FieldChanges,
    /// Values that lost to another edit of the same field and wait for a supervisor.
    pub conflicts: Vec<FieldConflict>,
}

/// The newest change of each field that changed, in order of the fields. Sixteen at most: a list is as good as a tree.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldChanges(Vec<(ChildField, FieldChange)>);

impl FieldChanges {
    /// The newest change of `field`.
    #[must_use]
    pub fn get(&self, field: ChildField) -> Option<&FieldChange> {
        self.0.iter().find(|(own, _)| *own == field).map(|(_, change)| change)
    }

    /// Notes a change in place of the one before.
    pub fn insert(&mut self, field: ChildField, change: FieldChange) {
        self.remove(field);
        let place = self.0.iter().take_while(|(own, _)| *own < field).count();
        self.0.insert(place, (field, change));
    }

    /// Forgets the changes of `field`.
    pub fn remove(&mut self, field: ChildField) {
        self.0.retain(|(own, _)| *own != field);
    }
}

impl<const N: usize> From<[(ChildField, FieldChange); N]> for FieldChanges {
    fn from(changes: [(ChildField, FieldChange); N]) -> Self {
        let mut all = Self::default();
        for (field, change) in changes {
            all.insert(field, change);
        }
        all
    }
}

impl Serialize for FieldChanges {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(field, change)| (field, change)))
    }
}

impl<'de> Deserialize<'de> for FieldChanges {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        BTreeMap::deserialize(deserializer).map(|changes| Self(changes.into_iter().collect()))
    }
}

/// The newest change of one field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct FieldChange {
    /// When it was applied.
    pub revision: Revision,
    /// The device it came from: a device has always seen its own changes, sent or not.
    pub device: DeviceId,
}

/// Two people set the same field to different values, neither having seen the other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct FieldConflict {
    /// The value that arrived second and is kept beside the record.
    pub proposed: ChildChange,
    /// Who proposed it.
    pub actor: AccountId,
    /// In which act.
    pub mutation: MutationId,
}

/// A reading and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct MeasurementRow {
    /// Newest change of the row.
    pub revision: Revision,
    /// The reading.
    pub measurement: Measurement,
    /// The reading it corrects.
    pub corrects: Option<MeasurementId>,
    /// Why it is not counted any more; `None` while it stands.
    pub superseded: Option<Superseded>,
    /// What two people who had not heard of each other disagree about; a supervisor takes one of the two back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dispute: Option<Dispute>,
}

impl MeasurementRow {
    /// A reading that nobody has touched yet.
    #[must_use]
    pub fn new(revision: Revision, measurement: Measurement) -> Self {
        Self { revision, measurement, corrects: None, superseded: None, dispute: None }
    }

    /// Whether it is one of the child's readings: neither superseded nor second to another correction of the same reading.
    #[must_use]
    pub fn counts(&self) -> bool {
        self.superseded.is_none() && self.rival().is_none()
    }

    /// The reading that counts in its place until someone takes one of the two back.
    #[must_use]
    pub fn rival(&self) -> Option<MeasurementId> {
        match self.dispute {
            Some(Dispute::Rival { counted }) => Some(counted),
            Some(Dispute::TakenBack) | None => None,
        }
    }

    /// Whether someone has to decide about it.
    #[must_use]
    pub fn is_disputed(&self) -> bool {
        self.superseded.is_none() && self.dispute.is_some()
    }
}

/// Why a reading waits for a supervisor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "why", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Dispute {
    /// Someone else had corrected the same reading first: both are kept, theirs counts.
    Rival {
        /// Theirs.
        counted: MeasurementId,
    },
    /// It corrects a reading that someone else took back altogether. It counts.
    TakenBack,
}

/// Why a reading is not counted any more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Superseded {
    /// The reading that replaces it; `None` when it was taken back.
    pub by: Option<MeasurementId>,
    /// What was wrong.
    pub reason: Remark,
    /// Who said so.
    pub actor: AccountId,
}

/// A note of absence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct AbsenceRow {
    /// Newest change of the row.
    pub revision: Revision,
    /// The note.
    pub absence: Absence,
}

/// What a parent asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct RequestRow {
    /// Newest change of the row.
    pub revision: Revision,
    /// The request.
    pub request: DataRequest,
    /// Who took it down.
    pub recorded_by: AccountId,
}

/// A child that is no longer the caller's to see.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Gone {
    /// Newest change of the row.
    pub revision: Revision,
    /// The child.
    pub child: ChildId,
}

impl ChildRow {
    /// The row for someone who may not see a NIK: without it, and without a trace that there is or was one.
    #[must_use]
    pub fn without_nik(mut self) -> Self {
        self.child.nik = None;
        self.changed.remove(ChildField::Nik);
        self.conflicts.retain(|conflict| conflict.proposed.field() != ChildField::Nik);
        self
    }
}

impl Row {
    /// Its revision.
    #[must_use]
    pub fn revision(&self) -> Revision {
        match self {
            Self::Child(row) => row.revision,
            Self::Measurement(row) => row.revision,
            Self::Absence(row) => row.revision,
            Self::Request(row) => row.revision,
            #[cfg(feature = "care")]
            Self::CareEvent(row) => row.revision,
            #[cfg(feature = "care")]
            Self::RegisterEvent(row) => row.revision,
            #[cfg(feature = "carried")]
            Self::Carried(row) | Self::CarriedRegister(row) => row.revision,
            Self::Gone(row) => row.revision,
        }
    }

    /// The child it belongs to; the entry of a register by the name that it is filed under.
    #[must_use]
    pub fn child(&self) -> ChildId {
        match self {
            Self::Child(row) => row.child.id,
            Self::Measurement(row) => row.measurement.child,
            Self::Absence(row) => row.absence.child,
            Self::Request(row) => row.request.child,
            #[cfg(feature = "care")]
            Self::CareEvent(row) => row.event.child,
            #[cfg(feature = "care")]
            Self::RegisterEvent(row) => row.event.entry.into(),
            #[cfg(feature = "carried")]
            Self::Carried(row) | Self::CarriedRegister(row) => row.child,
            Self::Gone(row) => row.child,
        }
    }

    /// What the row is about, unique among rows.
    #[must_use]
    pub fn key(&self) -> RowKey {
        match self {
            Self::Child(row) => RowKey::Child(row.child.id),
            Self::Measurement(row) => RowKey::Measurement(row.measurement.id),
            Self::Absence(row) => RowKey::Absence(row.absence.id),
            Self::Request(row) => RowKey::Request(row.request.id),
            #[cfg(feature = "care")]
            Self::CareEvent(row) => RowKey::CareEvent(row.event.id),
            #[cfg(feature = "care")]
            Self::RegisterEvent(row) => RowKey::RegisterEvent(row.event.id),
            #[cfg(feature = "carried")]
            Self::Carried(row) => RowKey::CareEvent(row.id),
            #[cfg(feature = "carried")]
            Self::CarriedRegister(row) => RowKey::RegisterEvent(row.id),
            Self::Gone(row) => RowKey::Child(row.child),
        }
    }
}

/// Names a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowKey {
    /// A child's.
    Child(ChildId),
    /// A reading's.
    Measurement(MeasurementId),
    /// A note's.
    Absence(AbsenceId),
    /// A parent's request.
    Request(RequestId),
    /// A step of care.
    #[cfg(any(feature = "care", feature = "carried"))]
    CareEvent(MutationId),
    /// What was done to an entry of a register.
    #[cfg(any(feature = "care", feature = "carried"))]
    RegisterEvent(MutationId),
}
