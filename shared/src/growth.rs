//! Growth: from a reading at the scale to WHO z-scores and Permenkes 2/2020 categories.
//!
//! [`assess`] is the door; only this module computes a z. The rules are those of WHO's own programs (Anthro for 0 to 60
//! months, `AnthroPlus` for school age), computed by the day on integer grams and millimetres:
//!
//! - **Which standard.** Up to day 1826 WHO 2006; from day 1827 to 228 months WHO 2007, whose months are days / 30.4375.
//!   There is no gap and no overlap: WHO 2006 ends with day 1826, and WHO 2007 begins with month 60.
//! - **Which length.** WHO's tables are of children lying under 731 days and standing from then on, so a length taken
//!   the other way is adjusted by 7 mm (see [`LengthAdjustment`]).
//! - **Which category.** Permenkes' limits on the unrounded z ([`Category`]).
//! - **Two ages.** Permenkes reads its tables by completed months, so each score also carries the reading at the
//!   completed month ([`MonthReading`]) and says when and why its category differs.
//!
//! ```
//! use tumbuh::growth::{Category, LengthStatus, Position, Reading, Subject, Warning, assess};
//! use tumbuh::sex::Sex;
//! use tumbuh::unit::{Grams, Millimetres};
//!
//! # fn main() -> Result<(), tumbuh::age::InvalidDate> {
//! let girl = Subject { sex: Sex::Female, birth_date: "2023-01-15".parse()? };
//! let reading = Reading {
//!     weight: Some(Grams(9_200)),
//!     length: Some(Millimetres(773)),
//!     position: Some(Position::Standing),
//!     ..Reading::default()
//! };
//! let assessment = assess(&girl, "2024-08-20".parse()?, &reading);
//!
//! // Standing under 731 days: 7 mm were added before her length was compared.
//! assert_eq!(assessment.length.map(|length| length.millimetres), Some(Millimetres(780)));
//! let length = assessment.scores.length_for_age.ok_or(tumbuh::age::InvalidDate)?;
//! assert_eq!(length.z_rounded, -1.3);
//! assert_eq!(length.category, Some(Category::Length(LengthStatus::Normal)));
//! assert!(!assessment.warnings.contains(Warning::PositionUnknown));
//! # Ok(())
//! # }
//! ```

mod assess;
mod assessment;
mod category;
mod indicator;
mod lms;
mod normal;
mod reading;
mod reference;
mod tables;
mod warning;
mod words;

pub(crate) use assess::{FIRST_HEIGHT_DAY, LYING_EXCESS};
pub use assess::{assess, assess_at, school_score};
pub use assessment::{
    AdjustedLength, Assessment, EngineVersion, LengthAdjustment, MonthDifference, MonthReading, Nutrition,
    NutritionBasis, Provenance, Score, Scores, TableHash,
};
pub use category::{
    ArmStatus, Category, HeadStatus, LengthStatus, NutritionStatus, SchoolNutritionStatus, WeightStatus,
};
pub use indicator::{Indicator, Standard, Unit};
pub use lms::Lms;
pub use normal::percentile;
pub use reading::{Age, DAYS_PER_MONTH, Oedema, Position, Reading, Subject, TenthMillimetres};
pub use reference::{RowRange, RowUnit, distribution, rows};
pub use warning::{Warning, Warnings};
pub use words::Level;

/// The version of the rules in this module; raised whenever any assessment could come out differently.
pub const ENGINE_VERSION: EngineVersion = EngineVersion(1);

/// Which numbers the rules were applied to: the first 64 bits of the SHA-256 of WHO's tables as packed in `shared/data`.
pub const TABLE_HASH: TableHash = TableHash(tables::HASH);
