//! Every address of the app, typed. So few fixed addresses need no general router: one costs a phone 18 kB.

mod here;

pub use here::{Go, provide_here, use_go, use_path};

use core::fmt;

use leptos::prelude::*;
use tumbuh::care::StepKind;
use tumbuh::id::{ChildId, EntryId, MeasurementId};

use crate::registers::EntryForm;

/// The address of a screen; `to_string` gives the link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Path {
    /// The posyandu day: the children and who still has to be measured.
    Day,
    /// Signing in.
    SignIn,
    /// The link of an invitation; its token stands behind the `#`.
    Join,
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
    /// Signs that are asked about because of a reading.
    Signs(ChildId, MeasurementId),
    /// The story of a child's case.
    Story(ChildId),
    /// The form of a step in handling a child.
    Step(ChildId, StepKind),
    /// What is to do today.
    Today,
    /// Who is followed in registers.
    Registers,
    /// Entering someone in a register, perhaps a woman who is known from an entry.
    Enrol(Option<EntryId>),
    /// Someone in a register.
    Entry(EntryId),
    /// A form about someone in a register.
    EntryForm(EntryId, EntryForm),
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
            Self::Join => f.write_str("/join"),
            Self::NewChild => f.write_str("/children/new"),
            Self::Child(child) => write!(f, "/children/{child}"),
            Self::EditChild(child) => write!(f, "/children/{child}/edit"),
            Self::Measure(child) => write!(f, "/children/{child}/measure"),
            Self::Correct(child, reading) => write!(f, "/children/{child}/measure?corrects={reading}"),
            Self::Result(child, reading) => write!(f, "/children/{child}/results/{reading}"),
            Self::Signs(child, reading) => write!(f, "/children/{child}/results/{reading}/signs"),
            Self::Story(child) => write!(f, "/children/{child}/care"),
            Self::Step(child, kind) => write!(f, "/children/{child}/care/{}", kind.name()),
            Self::Today => f.write_str("/today"),
            Self::Registers => f.write_str("/registers"),
            Self::Enrol(None) => f.write_str("/registers/new"),
            Self::Enrol(Some(entry)) => write!(f, "/registers/new/{entry}"),
            Self::Entry(entry) => write!(f, "/registers/{entry}"),
            Self::EntryForm(entry, form) => write!(f, "/registers/{entry}/{}", form.name()),
            Self::Check => f.write_str("/check"),
            Self::Sync => f.write_str("/sync"),
            Self::Settings => f.write_str("/settings"),
        }
    }
}

impl Path {
    /// Reads an address: what comes before `?` and what comes after.
    #[must_use]
    pub fn read(path: &str, query: &str) -> Option<Self> {
        let mut parts = path.split('/').filter(|part| !part.is_empty());
        let parts = [parts.next(), parts.next(), parts.next(), parts.next(), parts.next()];
        Some(match parts {
            [None, ..] => Self::Day,
            [Some("sign-in"), None, ..] => Self::SignIn,
            [Some("join"), None, ..] => Self::Join,
            [Some("check"), None, ..] => Self::Check,
            [Some("today"), None, ..] => Self::Today,
            [Some("registers"), None, ..] => Self::Registers,
            [Some("registers"), Some("new"), None, ..] => Self::Enrol(None),
            [Some("registers"), Some("new"), Some(entry), None, _] => Self::Enrol(Some(entry.parse().ok()?)),
            [Some("registers"), Some(entry), None, ..] => Self::Entry(entry.parse().ok()?),
            [Some("registers"), Some(entry), Some(form), None, _] => {
                Self::EntryForm(entry.parse().ok()?, EntryForm::named(form)?)
            }
            [Some("sync"), None, ..] => Self::Sync,
            [Some("settings"), None, ..] => Self::Settings,
            [Some("children"), Some("new"), None, ..] => Self::NewChild,
            [Some("children"), Some(child), None, ..] => Self::Child(child.parse().ok()?),
            [Some("children"), Some(child), Some("edit"), None, _] => Self::EditChild(child.parse().ok()?),
            [Some("children"), Some(child), Some("measure"), None, _] => {
                let child = child.parse().ok()?;
                match member(query, "corrects") {
                    Some(reading) => Self::Correct(child, reading.parse().ok()?),
                    None => Self::Measure(child),
                }
            }
            [Some("children"), Some(child), Some("care"), None, _] => Self::Story(child.parse().ok()?),
            [Some("children"), Some(child), Some("care"), Some(step), None] => {
                Self::Step(child.parse().ok()?, StepKind::named(step)?)
            }
            [Some("children"), Some(child), Some("results"), Some(reading), None] => {
                Self::Result(child.parse().ok()?, reading.parse().ok()?)
            }
            [Some("children"), Some(child), Some("results"), Some(reading), Some("signs")] => {
                Self::Signs(child.parse().ok()?, reading.parse().ok()?)
            }
            _ => return None,
        })
    }

    /// The child it is about.
    #[must_use]
    pub fn child(self) -> Option<ChildId> {
        match self {
            Self::Child(child)
            | Self::EditChild(child)
            | Self::Measure(child)
            | Self::Correct(child, _)
            | Self::Story(child)
            | Self::Step(child, _)
            | Self::Result(child, _)
            | Self::Signs(child, _) => Some(child),
            _ => None,
        }
    }
}

/// The value of `name` in a query such as `?regency=32.11&x=1`.
#[must_use]
pub fn member<'a>(query: &'a str, name: &str) -> Option<&'a str> {
    let pairs = query.trim_start_matches('?').split('&').filter_map(|pair| pair.split_once('='));
    pairs.filter(|(key, value)| *key == name && !value.is_empty()).map(|(_, value)| value).next()
}

/// The child that the address names.
#[must_use]
pub fn use_child_id() -> Memo<Option<ChildId>> {
    let path = use_path();
    Memo::new(move |_| path.get()?.child())
}

/// The entry of a register that the address names.
#[must_use]
pub fn use_entry_id() -> Memo<Option<EntryId>> {
    let path = use_path();
    Memo::new(move |_| match path.get()? {
        Path::Entry(entry) | Path::EntryForm(entry, _) => Some(entry),
        Path::Enrol(known) => known,
        _ => None,
    })
}

/// The reading whose result the address asks for.
#[must_use]
pub fn use_measurement_id() -> Memo<Option<MeasurementId>> {
    let path = use_path();
    Memo::new(move |_| match path.get()? {
        Path::Result(_, reading) | Path::Signs(_, reading) => Some(reading),
        _ => None,
    })
}

/// The reading to correct, when the measuring screen was opened by [`Path::Correct`].
#[must_use]
pub fn use_corrects() -> Memo<Option<MeasurementId>> {
    let path = use_path();
    Memo::new(move |_| match path.get()? {
        Path::Correct(_, reading) => Some(reading),
        _ => None,
    })
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

    #[test]
    fn every_link_leads_where_it_says() {
        let (child, entry) = (ChildId::new(1, [1; 10]), EntryId::new(3, [3; 10]));
        let reading = MeasurementId::new(2, [2; 10]);
        for path in [
            Path::Day,
            Path::SignIn,
            Path::NewChild,
            Path::Child(child),
            Path::EditChild(child),
            Path::Measure(child),
            Path::Correct(child, reading),
            Path::Result(child, reading),
            Path::Signs(child, reading),
            Path::Story(child),
            Path::Step(child, StepKind::Refer),
            Path::Today,
            Path::Registers,
            Path::Enrol(None),
            Path::Enrol(Some(entry)),
            Path::Entry(entry),
            Path::EntryForm(entry, EntryForm::Visit),
            Path::Check,
            Path::Sync,
            Path::Settings,
        ] {
            let link = path.to_string();
            let (address, query) = link.split_once('?').unwrap_or((&link, ""));
            assert_eq!(Path::read(address, query), Some(path));
            assert_eq!(Path::read(&format!("{address}/"), query), Some(path));
        }
        let open = format!("/children/{child}/care/open");
        assert_eq!(Path::read(&open, ""), None, "a case opens by a reading");
        for nowhere in
            ["/nowhere", "/children", "/children/1", "/sync/x", "/children/new/edit", "/registers/1"]
        {
            assert_eq!(Path::read(nowhere, ""), None, "{nowhere}");
        }
        assert_eq!(member("?a=1&regency=32.11", "regency"), Some("32.11"));
        assert_eq!(member("?regency=", "regency"), None);
    }
}
