//! A person's act, as it is stored in the outbox and sent.

use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::row::RowKey;
#[cfg(any(feature = "care", feature = "carried"))]
use crate::access::Role;
#[cfg(feature = "care")]
use crate::care::register::{RegisterEvent, RegisterStep};
#[cfg(feature = "care")]
use crate::care::{CareAct, CareEvent};
use crate::child::{Child, ChildChange};
#[cfg(feature = "carried")]
use crate::id::EntryId;
use crate::id::{AccountId, ChildId, DeviceId, MeasurementId, MutationId, Revision};
use crate::measurement::{Absence, Measurement};
use crate::request::DataRequest;
use crate::text::Remark;

/// One act of one person on one device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Mutation {
    /// Applied exactly once under this name, however often it arrives.
    pub id: MutationId,
    /// The device it was done on.
    pub device: DeviceId,
    /// Who did it.
    pub actor: AccountId,
    /// The newest revision the device had seen: edits of fields changed since then are conflicts.
    pub base: Revision,
    /// The phone's clock, milliseconds since 1970. Informs, never orders.
    pub phone_time_millis: i64,
    /// Server clock minus phone clock as last measured; `None` if never.
    pub server_offset_millis: Option<i64>,
    /// What was done.
    pub act: Act,
}

/// What a person can do to a regency's records.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum Act {
    /// Start a child's record.
    RegisterChild {
        /// The whole record.
        child: Child,
    },
    /// Change fields of a child, closing and reopening included.
    EditChild {
        /// Which child.
        child: ChildId,
        /// The new values.
        changes: Vec<ChildChange>,
    },
    /// Add a reading.
    RecordMeasurement {
        /// The reading.
        measurement: Measurement,
    },
    /// Replace a reading by a new one; the old one stays as history.
    CorrectMeasurement {
        /// The reading that was wrong.
        corrects: MeasurementId,
        /// The right one, of the same child.
        measurement: Measurement,
        /// What was wrong.
        reason: Remark,
    },
    /// Take a reading back that should not be there at all (for example of another child); it stays as history.
    RetractMeasurement {
        /// Whose reading.
        child: ChildId,
        /// The reading.
        measurement: MeasurementId,
        /// Why.
        reason: Remark,
    },
    /// Note that a child did not come.
    RecordAbsence {
        /// The note.
        absence: Absence,
    },
    /// Write down what a parent asks about the child's data.
    RecordRequest {
        /// The request.
        request: DataRequest,
    },
    /// Take a step in handling the child.
    #[cfg(feature = "care")]
    Care {
        /// Which child.
        child: ChildId,
        /// As what, of everything that the person is.
        role: Role,
        /// The step.
        step: CareAct,
    },
    /// Do something to an entry of a register.
    #[cfg(feature = "care")]
    Register(RegisterStep),
    /// Take a step in handling the child, on a phone: the step is carried as it will be sent.
    #[cfg(feature = "carried")]
    #[serde(rename = "care", skip_deserializing)]
    CarriedCare {
        /// Which child.
        child: ChildId,
        /// As what, of everything that the person is.
        role: Role,
        /// The step, a [`CareAct`](crate::care::CareAct) as JSON.
        step: serde_json::Value,
    },
    /// Do something to an entry of a register, on a phone: what is done is carried as it will be sent.
    #[cfg(feature = "carried")]
    #[serde(rename = "register", skip_deserializing)]
    CarriedRegister {
        /// Which entry.
        entry: EntryId,
        /// As what, of everything that the person is.
        role: Role,
        /// What is done, a [`RegisterAct`](crate::care::register::RegisterAct) as JSON.
        step: serde_json::Value,
    },
}

#[cfg(feature = "care")]
impl Mutation {
    /// The step of care that it is, if it is one.
    #[must_use]
    pub fn care_event(&self) -> Option<CareEvent> {
        let Act::Care { child, role, step } = &self.act else { return None };
        Some(CareEvent { id: self.id, child: *child, actor: self.actor, role: *role, act: step.clone() })
    }

    /// What it does to an entry of a register, if it does.
    #[must_use]
    pub fn register_event(&self) -> Option<RegisterEvent> {
        let Act::Register(RegisterStep { entry, role, step }) = &self.act else { return None };
        let (entry, role, act) = (*entry, *role, step.clone());
        Some(RegisterEvent { id: self.id, entry, actor: self.actor, role, act })
    }
}

impl Act {
    /// The child it is about; the entry of a register by the name that it is filed under.
    #[must_use]
    pub fn child(&self) -> ChildId {
        match self {
            Self::RegisterChild { child } => child.id,
            Self::EditChild { child, .. } | Self::RetractMeasurement { child, .. } => *child,
            Self::RecordMeasurement { measurement } | Self::CorrectMeasurement { measurement, .. } => {
                measurement.child
            }
            Self::RecordAbsence { absence } => absence.child,
            Self::RecordRequest { request } => request.child,
            #[cfg(feature = "care")]
            Self::Care { child, .. } => *child,
            #[cfg(feature = "care")]
            Self::Register(step) => step.entry.into(),
            #[cfg(feature = "carried")]
            Self::CarriedCare { child, .. } => *child,
            #[cfg(feature = "carried")]
            Self::CarriedRegister { entry, .. } => (*entry).into(),
        }
    }

    /// The older reading that it replaces or takes back.
    #[must_use]
    pub fn target_measurement(&self) -> Option<MeasurementId> {
        match self {
            Self::CorrectMeasurement { corrects, .. } => Some(*corrects),
            Self::RetractMeasurement { measurement, .. } => Some(*measurement),
            _ => None,
        }
    }

    /// The record that it starts, besides a child's: there can be only one of that name.
    #[must_use]
    pub fn new_record(&self) -> Option<RowKey> {
        match self {
            Self::RecordMeasurement { measurement } | Self::CorrectMeasurement { measurement, .. } => {
                Some(RowKey::Measurement(measurement.id))
            }
            Self::RecordAbsence { absence } => Some(RowKey::Absence(absence.id)),
            Self::RecordRequest { request } => Some(RowKey::Request(request.id)),
            Self::RegisterChild { .. } | Self::EditChild { .. } | Self::RetractMeasurement { .. } => None,
            // Its event is named by the act itself.
            #[cfg(feature = "care")]
            Self::Care { .. } | Self::Register(_) => None,
            #[cfg(feature = "carried")]
            Self::CarriedCare { .. } | Self::CarriedRegister { .. } => None,
        }
    }

    /// Whether it can only be judged beside the readings of its child.
    #[must_use]
    pub fn builds_on_readings(&self) -> bool {
        match self {
            Self::EditChild { changes, .. } => changes
                .iter()
                .any(|change| matches!(change, ChildChange::BirthDate(_) | ChildChange::Status(_))),
            _ => self.target_measurement().is_some(),
        }
    }
}
