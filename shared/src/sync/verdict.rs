//! What the regency answers to a mutation.

use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::age::CivilDate;
#[cfg(any(feature = "care", feature = "carried"))]
use crate::care::CareRejection;
#[cfg(any(feature = "care", feature = "carried"))]
use crate::care::register::RegisterRejection;
#[cfg(feature = "care")]
use crate::care::{CareVerdict, Impossible};
use crate::child::ChildField;
use crate::id::Revision;
use crate::language::Language;

/// The regency's final answer to one mutation; asking again gives the same answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "verdict", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Verdict {
    /// Done as asked.
    Applied {
        /// Newest revision it wrote.
        revision: Revision,
    },
    /// Done, but some fields had been changed by someone else meanwhile: both values are kept.
    Merged {
        /// Newest revision it wrote.
        revision: Revision,
        /// The child's fields in conflict; none when it is about a reading ([`Dispute`](super::Dispute)).
        conflicts: Vec<ChildField>,
    },
    /// Held, but as the case stands it changes nothing: someone else came first, or what it builds on is still to come.
    #[cfg(feature = "care")]
    Kept {
        /// Newest revision it wrote.
        revision: Revision,
        /// Why.
        why: Impossible,
    },
    /// Not done; nothing was changed. Its author can repair it and send it as a new mutation.
    Rejected {
        /// Why.
        reason: Rejection,
    },
}

impl Verdict {
    /// Whether the regency holds the act.
    #[must_use]
    pub fn is_safe(&self) -> bool {
        !matches!(self, Self::Rejected { .. })
    }
}

/// Why a mutation was not applied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "code", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Rejection {
    /// It could not be read as a mutation.
    #[error("malformed: {detail}")]
    Malformed {
        /// What the reader stumbled on.
        detail: String,
    },
    /// The session belongs to someone else.
    #[error("the actor is not the person signed in")]
    NotTheActor,
    /// The child's posyandu is outside the actor's areas, or the role may not do this.
    #[error("outside the actor's scope or role")]
    NotAllowed,
    /// The regency has no such child.
    #[error("unknown child")]
    UnknownChild,
    /// A child of that id is registered already.
    #[error("the child is registered already")]
    ChildExists,
    /// The record that should go on in place of another is not followed itself, or out of sight.
    #[error("the record that goes on is not followed")]
    NotFollowed,
    /// A record whose child is being handled goes on itself: its case would be left behind.
    #[error("the child has an open case under this record")]
    StillHandled,
    /// The regency has no such posyandu.
    #[error("unknown posyandu")]
    UnknownPosyandu,
    /// The regency never told parents what this consent names.
    #[error("unknown version of the notice")]
    UnknownNotice,
    /// The child has no such reading.
    #[error("unknown measurement")]
    UnknownMeasurement,
    /// A reading or note of that id is there already.
    #[error("a record of that id exists already")]
    RecordExists,
    /// Nothing was read, or nothing was changed.
    #[error("nothing in it")]
    Empty,
    /// A date is before the child's birth.
    #[error("date before birth")]
    DateBeforeBirth,
    /// A date is after today in the regency.
    #[error("date in the future")]
    DateInFuture,
    /// A date is too long ago to be of a child under 19 years.
    #[error("date too long ago")]
    DateTooLongAgo,
    /// The birth date would be after a reading that stands.
    #[error("born after a reading of {on}")]
    ReadingBeforeBirth {
        /// The earliest reading.
        on: CivilDate,
    },
    /// The child had died by then.
    #[error("after the death on {died}")]
    AfterDeath {
        /// The day of death.
        died: CivilDate,
    },
    /// The day of death would be before a reading that stands.
    #[error("dead before a reading of {on}")]
    ReadingAfterDeath {
        /// The newest reading.
        on: CivilDate,
    },
    /// Another act came under the same name before.
    #[error("the id names another act")]
    OtherBody,
    /// A value is outside what an instrument can show.
    #[error("{field} must be {low} to {high}")]
    OutOfInstrument {
        /// The wire name of the field.
        field: String,
        /// Lowest value.
        low: u32,
        /// Highest value.
        high: u32,
    },
    /// What was done to an entry of a register cannot be so.
    #[cfg(any(feature = "care", feature = "carried"))]
    #[error("{why}")]
    Register {
        /// Why.
        why: RegisterRejection,
    },
    /// The step of care is not one that can be taken.
    #[cfg(any(feature = "care", feature = "carried"))]
    #[error("{why}")]
    Care {
        /// Why.
        why: CareRejection,
    },
}

#[cfg(feature = "care")]
impl From<CareVerdict> for Verdict {
    fn from(verdict: CareVerdict) -> Self {
        match verdict {
            CareVerdict::Applied { revision } => Self::Applied { revision },
            CareVerdict::Kept { revision, why } => Self::Kept { revision, why },
        }
    }
}

/// What other acts are refused for too has the same code there.
#[cfg(feature = "care")]
impl From<CareRejection> for Rejection {
    fn from(why: CareRejection) -> Self {
        match why {
            CareRejection::UnknownChild => Self::UnknownChild,
            CareRejection::NotAllowed => Self::NotAllowed,
            CareRejection::EventExists => Self::RecordExists,
            CareRejection::Empty => Self::Empty,
            CareRejection::DateInFuture => Self::DateInFuture,
            CareRejection::DateBeforeBirth => Self::DateBeforeBirth,
            CareRejection::DueBeforePlan
            | CareRejection::UnknownAudit
            | CareRejection::BeforeAudit
            | CareRejection::NotValidated
            | CareRejection::NotAgedOut
            | CareRejection::UnknownPhoto
            | CareRejection::UnknownReading
            | CareRejection::NotOfReading => Self::Care { why },
        }
    }
}

/// What other acts are refused for too has the same code there.
#[cfg(feature = "care")]
impl From<RegisterRejection> for Rejection {
    fn from(why: RegisterRejection) -> Self {
        match why {
            RegisterRejection::UnknownChild => Self::UnknownChild,
            RegisterRejection::EntryExists => Self::RecordExists,
            RegisterRejection::Empty => Self::Empty,
            RegisterRejection::DateInFuture => Self::DateInFuture,
            RegisterRejection::DateBeforeBirth => Self::DateBeforeBirth,
            RegisterRejection::OutOfInstrument { field, low, high } => {
                Self::OutOfInstrument { field, low, high }
            }
            RegisterRejection::UnknownEntry
            | RegisterRejection::NotAllowed
            | RegisterRejection::DatesDisagree
            | RegisterRejection::NotOfAge
            | RegisterRejection::NotOfThisRegister
            | RegisterRejection::NothingToTakeBack => Self::Register { why },
        }
    }
}

impl Rejection {
    /// What happened and what to do, for the person who did the act.
    #[must_use]
    pub fn words(&self, language: Language) -> &'static str {
        let (indonesian, english) = match self {
            Self::Malformed { .. } => (
                "Server tidak mengerti catatan ini. Catatan tetap aman di HP. Perbarui aplikasi, lalu kirim lagi.",
                "The server does not understand this record. It is safe on this phone. Update the app, then send again.",
            ),
            Self::NotTheActor => (
                "Catatan ini dibuat orang lain. Minta orang itu masuk untuk mengirimnya.",
                "Someone else made this record. Ask them to sign in to send it.",
            ),
            Self::NotAllowed => (
                "Anak ini di luar wilayah tugas Anda. Hubungi bidan atau puskesmas.",
                "This child is outside your area. Ask the midwife or puskesmas.",
            ),
            Self::UnknownChild => (
                "Anak ini belum terdaftar di server. Perbaiki dulu pendaftarannya.",
                "The server does not know this child. Repair the registration first.",
            ),
            Self::ChildExists => ("Anak ini sudah terdaftar.", "This child is registered already."),
            Self::NotFollowed => (
                "Catatan yang dipilih untuk diteruskan sudah ditutup. Pilih lagi catatan mana yang diteruskan.",
                "The record that was chosen to go on is closed. Choose again which of the two goes on.",
            ),
            Self::StillHandled => (
                "Anak ini sedang ditangani dengan catatan ini. Pilih catatan ini untuk diteruskan, atau tutup dulu penanganannya.",
                "This child is being handled under this record. Let this record go on, or close its case first.",
            ),
            Self::UnknownPosyandu => (
                "Posyandu ini tidak dikenal. Pilih posyandu yang benar.",
                "This posyandu is not known. Choose the right one.",
            ),
            Self::UnknownNotice => (
                "Naskah persetujuan pada catatan ini tidak dikenal server. Hubungi admin kabupaten.",
                "The server does not know the text that was agreed to here. Ask the regency's administrator.",
            ),
            Self::UnknownMeasurement => (
                "Pengukuran yang dibetulkan tidak ada di server.",
                "The measurement to correct is not on the server.",
            ),
            Self::RecordExists => {
                ("Catatan ini sudah ada di server.", "This record is on the server already.")
            }
            Self::Empty => ("Catatan ini kosong.", "There is nothing in this record."),
            Self::DateBeforeBirth => (
                "Tanggal ukur sebelum tanggal lahir. Betulkan salah satunya.",
                "Measured before birth. Correct one of the two dates.",
            ),
            Self::DateInFuture => (
                "Tanggalnya belum terjadi. Periksa tanggal HP, lalu betulkan.",
                "The date has not come yet. Check the phone's date, then correct it.",
            ),
            Self::DateTooLongAgo => {
                ("Tanggalnya terlalu lama. Periksa tahunnya.", "The date is too long ago. Check the year.")
            }
            Self::ReadingBeforeBirth { .. } => (
                "Anak ini sudah diukur sebelum tanggal lahir itu. Periksa tanggal lahir dan tanggal ukurnya.",
                "This child was measured before that birth date. Check the birth date and the date of measuring.",
            ),
            Self::AfterDeath { .. } => (
                "Menurut catatan, anak ini sudah meninggal sebelum tanggal itu. Betulkan tanggal atau keadaan anak.",
                "By the record this child had died before that day. Correct the date or the child's status.",
            ),
            Self::ReadingAfterDeath { .. } => (
                "Anak ini masih diukur sesudah tanggal itu. Periksa tanggal meninggalnya.",
                "This child was measured after that day. Check the date of death.",
            ),
            Self::OtherBody => (
                "Catatan lain sudah terkirim dengan nomor ini. Kirim lagi sebagai catatan baru.",
                "Another record was sent under this number. Send it again as a new record.",
            ),
            Self::OutOfInstrument { .. } => (
                "Angkanya di luar yang bisa ditunjukkan alat ukur. Periksa dan betulkan.",
                "The value is beyond what an instrument can show. Check and correct it.",
            ),
            #[cfg(any(feature = "care", feature = "carried"))]
            Self::Register { why } => return why.words(language),
            #[cfg(any(feature = "care", feature = "carried"))]
            Self::Care { why } => return why.words(language),
        };
        language.pick(indonesian, english)
    }
}
