//! NIK, the national identity number: kept as typed, checked softly, shown masked.

use alloc::string::String;
use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize};

use crate::age::CivilDate;
use crate::sex::Sex;

/// A national identity number: 1 to 20 digits.
///
/// A NIK has 16, but a child without one is registered in the field with the mother's NIK and the birth order (17 digits);
/// so length is a [`NikDoubt`], never an error.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Nik(String);

/// The text cannot be a NIK at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("must be 1 to 20 digits")]
pub struct InvalidNik;

/// Something about a NIK that a person should look at; never a reason to refuse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum NikDoubt {
    /// Not 16 digits.
    Length,
    /// Digits 7 to 12 (ddmmyy, day + 40 for females) do not say this birth date.
    BirthDate,
    /// Digits 7 and 8 say the other sex.
    Sex,
}

impl Nik {
    /// All digits. Show only where the role needs it; otherwise use [`Nik::masked`].
    #[must_use]
    pub fn digits(&self) -> &str {
        &self.0
    }

    /// The number with its middle hidden, fit for lists: `3211••••••••0001`.
    #[must_use]
    pub fn masked(&self) -> String {
        let last = self.0.len().saturating_sub(4);
        self.0
            .char_indices()
            .map(|(place, digit)| if self.0.len() <= 8 || (4..last).contains(&place) { '•' } else { digit })
            .collect()
    }

    /// What the number itself says against this sex and birth date.
    #[must_use]
    pub fn doubt(&self, sex: Sex, birth_date: CivilDate) -> Option<NikDoubt> {
        if self.0.len() != 16 {
            return Some(NikDoubt::Length);
        }
        let pair = |from: usize| self.0.get(from..from + 2).and_then(|two| two.parse::<u8>().ok());
        let (Some(day), Some(month), Some(year)) = (pair(6), pair(8), pair(10)) else {
            return Some(NikDoubt::Length);
        };
        let (said_sex, day) = if day > 40 { (Sex::Female, day - 40) } else { (Sex::Male, day) };
        if day != birth_date.day()
            || month != birth_date.month()
            || i32::from(year) != birth_date.year() % 100
        {
            Some(NikDoubt::BirthDate)
        } else {
            (said_sex != sex).then_some(NikDoubt::Sex)
        }
    }
}

impl fmt::Debug for Nik {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.masked())
    }
}

impl FromStr for Nik {
    type Err = InvalidNik;

    fn from_str(text: &str) -> Result<Self, InvalidNik> {
        let digits: String = text.chars().filter(|c| !matches!(c, ' ' | '.' | '-')).collect();
        ((1..=20).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit()))
            .then_some(Self(digits))
            .ok_or(InvalidNik)
    }
}

impl<'de> Deserialize<'de> for Nik {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = alloc::borrow::Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(feature = "openapi")]
impl utoipa::PartialSchema for Nik {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::String)
            .pattern(Some("^[0-9]{1,20}$"))
            .into()
    }
}

#[cfg(feature = "openapi")]
impl utoipa::ToSchema for Nik {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nik_is_checked_softly() {
        let birth = "2024-03-05".parse().unwrap();
        let nik = |text: &str| text.parse::<Nik>().unwrap();
        assert_eq!(nik("3211 0145 0324 0001").doubt(Sex::Female, birth), None);
        assert_eq!(nik("3211010503240001").doubt(Sex::Male, birth), None);
        assert_eq!(nik("3211010503240001").doubt(Sex::Female, birth), Some(NikDoubt::Sex));
        assert_eq!(nik("3211010603240001").doubt(Sex::Male, birth), Some(NikDoubt::BirthDate));
        assert_eq!(nik("32110105032400012").doubt(Sex::Male, birth), Some(NikDoubt::Length));
        assert_eq!("3211x".parse::<Nik>(), Err(InvalidNik));
    }

    #[test]
    fn a_nik_never_prints_itself_whole() {
        let nik: Nik = "3211014503240001".parse().unwrap();
        assert_eq!(nik.masked(), "3211••••••••0001");
        assert_eq!("123".parse::<Nik>().unwrap().masked(), "•••");
        assert_eq!(format!("{nik:?}"), nik.masked());
    }
}
