//! Roles, and who may do what. The API enforces it; the app hides what cannot be done.

use serde::{Deserialize, Serialize};

/// What a person is in a regency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum Role {
    /// Kader posyandu: registers, measures, counsels.
    Kader,
    /// Village midwife (bidan desa): validates, counsels, refers.
    Midwife,
    /// Nutrition officer of the puskesmas (TPG).
    Nutritionist,
    /// Reads everything in the area, changes nothing.
    Leader,
    /// Accounts, areas, settings.
    RegencyAdmin,
}

/// What a route or a mutation does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// See children and readings within one's areas.
    ReadRecords,
    /// Register, edit, measure within one's areas.
    WriteRecords,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 5] =
        [Self::Kader, Self::Midwife, Self::Nutritionist, Self::Leader, Self::RegencyAdmin];

    /// Whether the role may do `action` (within its areas).
    #[must_use]
    pub fn may(self, action: Action) -> bool {
        match action {
            Action::ReadRecords => !matches!(self, Self::RegencyAdmin),
            Action::WriteRecords => matches!(self, Self::Kader | Self::Midwife | Self::Nutritionist),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_writes_reads_and_leaders_only_read() {
        for role in Role::ALL {
            assert!(!role.may(Action::WriteRecords) || role.may(Action::ReadRecords));
        }
        assert!(Role::Leader.may(Action::ReadRecords) && !Role::Leader.may(Action::WriteRecords));
        assert!(
            !Role::RegencyAdmin.may(Action::ReadRecords),
            "administering is not a reason to read children's records"
        );
    }
}
