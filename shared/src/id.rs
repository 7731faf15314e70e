//! Identifiers: UUIDv7 made on the phone, so that a record has its name before it has met the server.

use core::fmt;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! identifiers {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[cfg_attr(feature = "openapi", schema(value_type = String, format = "uuid"))]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// A UUIDv7 (RFC 9562) from the maker's clock, in milliseconds since 1970, and ten random bytes.
            #[must_use]
            pub fn new(unix_millis: u64, random: [u8; 10]) -> Self {
                Self(uuid::Builder::from_unix_timestamp_millis(unix_millis, &random).into_uuid())
            }

            /// The maker's clock when it was made.
            #[must_use]
            pub fn unix_millis(self) -> u64 {
                // The first 48 of 128 bits.
                u64::try_from(self.0.as_u128() >> 80).unwrap_or_default()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }

        impl core::str::FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, uuid::Error> {
                text.parse().map(Self)
            }
        }
    )*};
}

identifiers! {
    /// Names a child.
    ChildId;
    /// Names one reading of one child on one day.
    MeasurementId;
    /// Names a note that a child did not come to a session.
    AbsenceId;
    /// Names one act of one person: the unit that is sent, applied once and answered.
    MutationId;
    /// Names what a parent asks about a child's data.
    RequestId;
    /// Names a person's account in a regency.
    AccountId;
    /// Names one browser profile on one phone or laptop.
    DeviceId;
    /// Names a child's case.
    CaseId;
    /// Names one planned intervention of a case.
    InterventionId;
    /// Names a referral.
    ReferralId;
    /// Names an audit of cases.
    CaseAuditId;
    /// Names what an audit recommends for one case.
    RecommendationId;
    /// Names one movement of food supplements into or out of a puskesmas.
    StockMoveId;
    /// Names a woman or girl who is followed.
    WomanId;
    /// Names one time that a woman or girl is followed: a pregnancy, the years at school, the months before a wedding.
    EntryId;
    /// Names an invitation.
    InvitationId;
    /// Names one sign-in of one person on one device; says nothing about its token.
    SessionId;
}

/// A case that a reading opens is named after it: whoever derives the case from the same reading gives it the same name.
impl From<MeasurementId> for CaseId {
    fn from(reading: MeasurementId) -> Self {
        Self(reading.0)
    }
}

/// What belongs to an entry of a register is filed where a child's records are, under the entry's own name: both names are made
/// of fresh random bits, so that neither is ever the other's.
impl From<EntryId> for ChildId {
    fn from(entry: EntryId) -> Self {
        Self(entry.0)
    }
}

/// Back from the name that it is filed under; whether there is such an entry only the records tell.
impl From<ChildId> for EntryId {
    fn from(filed_under: ChildId) -> Self {
        Self(filed_under.0)
    }
}

/// The place of a row change in a regency's history; grows by one with every row written, never reused.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct Revision(pub u64);

impl Revision {
    /// Before anything was written.
    pub const START: Self = Self(0);

    /// The revision after this one.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_sort_by_the_time_they_were_made() {
        let earlier = ChildId::new(1_000, [255; 10]);
        let later = ChildId::new(1_001, [0; 10]);
        assert!(earlier < later);
        assert_eq!(earlier.to_string().parse::<ChildId>().unwrap(), earlier);
        assert_eq!(&earlier.to_string()[14..15], "7");
    }
}
