//! Every address of the app, typed.

use core::fmt;

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use tumbuh::id::{ChildId, MeasurementId};

/// The address of a screen; `to_string` gives the link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Path {
    /// The posyandu day: the children and who still has to be measured.
    Day,
    /// Signing in.
    SignIn,
    /// Registering a child.
    NewChild,
    /// A child's record and charts.
    Child(ChildId),
    /// Editing a child's record.
    EditChild(ChildId),
    /// Measuring a child.
    Measure(ChildId),
    /// Correcting a reading: the measuring screen with the wrong reading filled in.
    Correct(ChildId, MeasurementId),
    /// What a reading says.
    Result(ChildId, MeasurementId),
    /// The calculator that saves nothing.
    Check,
    /// What is only on this phone, and what needs repair.
    Sync,
    /// Language, account, storage, licences.
    Settings,
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day => f.write_str("/"),
            Self::SignIn => f.write_str("/sign-in"),
            Self::NewChild => f.write_str("/children/new"),
            Self::Child(child) => write!(f, "/children/{child}"),
            Self::EditChild(child) => write!(f, "/children/{child}/edit"),
            Self::Measure(child) => write!(f, "/children/{child}/measure"),
            Self::Correct(child, reading) => write!(f, "/children/{child}/measure?corrects={reading}"),
            Self::Result(child, reading) => write!(f, "/children/{child}/results/{reading}"),
            Self::Check => f.write_str("/check"),
            Self::Sync => f.write_str("/sync"),
            Self::Settings => f.write_str("/settings"),
        }
    }
}

/// The child that the address names.
#[must_use]
pub fn use_child_id() -> Memo<Option<ChildId>> {
    let params = use_params_map();
    Memo::new(move |_| params.with(|params| params.get_str("id")?.parse().ok()))
}

/// The reading that the address names.
#[must_use]
pub fn use_measurement_id() -> Memo<Option<MeasurementId>> {
    let params = use_params_map();
    Memo::new(move |_| params.with(|params| params.get_str("measurement")?.parse().ok()))
}

/// The reading to correct, when the measuring screen was opened by [`Path::Correct`].
#[must_use]
pub fn use_corrects() -> Memo<Option<MeasurementId>> {
    let query = use_query_map();
    Memo::new(move |_| query.with(|query| query.get_str("corrects")?.parse().ok()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_name_their_records() {
        let child = ChildId::new(1, [1; 10]);
        let reading = MeasurementId::new(2, [2; 10]);
        assert_eq!(Path::Measure(child).to_string(), format!("/children/{child}/measure"));
        assert_eq!(
            Path::Correct(child, reading).to_string(),
            format!("/children/{child}/measure?corrects={reading}")
        );
    }
}
