//! What can be wrong with a pack.

use alloc::format;
use alloc::string::String;

use super::puskesmas::PuskesmasCode;
use crate::area::AreaCode;
use crate::language::Told;
use crate::text::Slug;

/// One thing that is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{at}: {error}")]
pub struct PackProblem {
    /// A JSON pointer (RFC 6901) into the pack; empty for the pack as a whole.
    pub at: String,
    /// What is wrong there.
    pub error: PackError,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PackError {
    /// The text is not JSON.
    #[error("is not JSON: {0}")]
    NotJson(String),
    /// The value is not of the form it must have.
    #[error("{0}")]
    Form(String),
    /// Written for another version of this format.
    #[error("this software reads format version {0}")]
    FormatVersion(u16),
    /// The code is not that of a regency.
    #[error("is not the code of a regency")]
    NotARegency,
    /// A clock no part of Indonesia has.
    #[error("must be 420, 480 or 540 minutes ahead of UTC")]
    Clock,
    /// Indonesian is not the first language, or one is there twice.
    #[error("must begin with id and name no language twice")]
    Languages,
    /// A code or id is there twice.
    #[error("is there twice")]
    Twice,
    /// An area or puskesmas lies outside the regency.
    #[error("lies outside the regency")]
    Outside,
    /// An area's parent is missing.
    #[error("has no parent {0} in the pack")]
    Orphan(AreaCode),
    /// A puskesmas covers what is no village of the pack.
    #[error("is no village of the pack")]
    NoVillage,
    /// A village is covered already.
    #[error("is covered by {0} already")]
    Covered(PuskesmasCode),
    /// The catalogue names an office that is missing.
    #[error("there is no office {0}")]
    NoOffice(Slug),
    /// Dated entries are not in order.
    #[error("must be later than the one before")]
    NotAscending,
    /// Fewer or more than is possible.
    #[error("must be {low} to {high}")]
    Range {
        /// The least.
        low: i64,
        /// The most.
        high: i64,
    },
    /// A list that has too few or too many items.
    #[error("must have {low} to {high} items")]
    Items {
        /// The fewest.
        low: usize,
        /// The most.
        high: usize,
    },
    /// More than a phone should load and keep.
    #[error("must have at most {0} characters in all")]
    TooMuch(usize),
    /// A text names a place that is never filled.
    #[error("nothing fills {{{0}}}")]
    UnknownPlace(String),
    /// A text lacks a place.
    #[error("must contain {{{0}}}")]
    MissingPlace(&'static str),
    /// A brace that belongs to no place.
    #[error("has a brace that is not closed")]
    LoneBrace,
    /// A colour that cannot be read on white.
    #[error("has too little contrast with white (WCAG AA wants 4.5 to 1)")]
    Contrast,
}

/// Problems as they are found.
#[derive(Debug, Default)]
pub(super) struct Found(pub alloc::vec::Vec<PackProblem>);

impl Found {
    pub fn add(&mut self, at: impl Into<String>, error: PackError) {
        self.0.push(PackProblem { at: at.into(), error });
    }
}

impl Told for PackProblem {
    fn indonesian(&self) -> String {
        format!("{}: {}", self.at, self.error.indonesian())
    }
}

impl Told for PackError {
    fn indonesian(&self) -> String {
        match self {
            Self::NotJson(why) => format!("bukan JSON: {why}"),
            Self::Form(why) => format!("bentuknya salah ({why})"),
            Self::FormatVersion(version) => format!("perangkat lunak ini membaca format versi {version}"),
            Self::NotARegency => "bukan kode kabupaten atau kota".into(),
            Self::Clock => "harus 420, 480 atau 540 menit di depan UTC (WIB, WITA, WIT)".into(),
            Self::Languages => "harus mulai dengan id, dan tidak menyebut bahasa dua kali".into(),
            Self::Twice => "ada dua kali".into(),
            Self::Outside => "di luar kabupaten ini".into(),
            Self::Orphan(parent) => format!("wilayah induknya {parent} belum ada di kabupaten ini"),
            Self::NoVillage => "bukan desa atau kelurahan kabupaten ini".into(),
            Self::Covered(by) => format!("sudah masuk wilayah {by}"),
            Self::NoOffice(office) => format!("dinas {office} tidak ada"),
            Self::NotAscending => "harus sesudah yang sebelumnya".into(),
            Self::Range { low, high } => format!("harus {low} sampai {high}"),
            Self::Items { low, high } => format!("harus berisi {low} sampai {high} butir"),
            Self::TooMuch(most) => format!("semuanya paling banyak {most} huruf"),
            Self::UnknownPlace(place) => format!("tidak ada isi untuk {{{place}}}"),
            Self::MissingPlace(place) => format!("harus memuat {{{place}}}"),
            Self::LoneBrace => "ada kurung kurawal yang tidak ditutup".into(),
            Self::Contrast => "kurang kontras dengan putih (WCAG AA: 4,5 banding 1)".into(),
        }
    }
}
