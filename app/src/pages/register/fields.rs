//! The fields of a child's record as typed, what is wrong with each, and the record they make.

use leptos::prelude::*;
use tumbuh::age::CivilDate;
use tumbuh::area::AreaCode;
use tumbuh::child::{Child, ChildStatus, Consent, GestationDays, born_too_long_ago};
use tumbuh::id::ChildId;
use tumbuh::language::Language;
use tumbuh::nik::Nik;
use tumbuh::sex::Sex;
use tumbuh::text::Line;
use tumbuh::unit::{Grams, Millimetres};

use crate::i18n::{Text, decimal};

/// Every field but sex and consent, each a text: they are kept as a draft in this order.
#[derive(Clone, Copy)]
pub struct ChildFields {
    /// The child's name.
    pub name: RwSignal<String>,
    /// `YYYY-MM-DD`.
    pub birth: RwSignal<String>,
    /// NIK.
    pub nik: RwSignal<String>,
    /// The mother's name.
    pub mother: RwSignal<String>,
    /// Phone.
    pub phone: RwSignal<String>,
    /// Code of the posyandu.
    pub posyandu: RwSignal<String>,
    /// Address.
    pub address: RwSignal<String>,
    /// RT.
    pub rt: RwSignal<String>,
    /// RW.
    pub rw: RwSignal<String>,
    /// Kilograms.
    pub birth_weight: RwSignal<String>,
    /// Centimetres.
    pub birth_length: RwSignal<String>,
    /// Weeks.
    pub gestation: RwSignal<String>,
    /// From 1.
    pub order: RwSignal<String>,
    /// Who consented.
    pub consent_by: RwSignal<String>,
    /// Sex.
    pub sex: RwSignal<Option<Sex>>,
    /// Whether the parent agreed.
    pub consented: RwSignal<bool>,
}

impl ChildFields {
    /// Empty, or filled with a record.
    #[must_use]
    pub fn new(language: Language, child: Option<&Child>) -> Self {
        let text = |value: Option<String>| RwSignal::new(value.unwrap_or_default());
        let of = |value: fn(&Child) -> Option<String>| text(child.and_then(value));
        Self {
            name: of(|child| Some(child.name.to_string())),
            birth: of(|child| Some(child.birth_date.to_string())),
            nik: of(|child| child.nik.as_ref().map(|nik| nik.digits().to_owned())),
            mother: of(|child| Some(child.mother_name.to_string())),
            phone: of(|child| child.phone.as_ref().map(ToString::to_string)),
            posyandu: of(|child| Some(child.posyandu.to_string())),
            address: of(|child| child.address.as_ref().map(ToString::to_string)),
            rt: of(|child| child.rt.as_ref().map(ToString::to_string)),
            rw: of(|child| child.rw.as_ref().map(ToString::to_string)),
            birth_weight: text(
                child
                    .and_then(|child| child.birth_weight_grams)
                    .map(|weight| decimal(language, &weight.to_kilograms_text())),
            ),
            birth_length: text(
                child
                    .and_then(|child| child.birth_length_millimetres)
                    .map(|length| decimal(language, &length.to_centimetres_text())),
            ),
            gestation: of(|child| child.gestation.map(|gestation| gestation.weeks().to_string())),
            order: of(|child| child.birth_order.map(|order| order.to_string())),
            consent_by: of(|child| Some(child.consent.given_by.to_string())),
            sex: RwSignal::new(child.map(|child| child.sex)),
            consented: RwSignal::new(child.is_some()),
        }
    }

    /// The texts, in the order that drafts keep them.
    #[must_use]
    pub fn texts(self) -> [RwSignal<String>; 14] {
        [
            self.name,
            self.birth,
            self.nik,
            self.mother,
            self.phone,
            self.posyandu,
            self.address,
            self.rt,
            self.rw,
            self.birth_weight,
            self.birth_length,
            self.gestation,
            self.order,
            self.consent_by,
        ]
    }

    /// The birth date, if it is one.
    #[must_use]
    pub fn birth_date(self) -> Option<CivilDate> {
        self.birth.with(|text| text.parse().ok())
    }

    /// What is wrong with each field, in the order of the screen. Empty when [`ChildFields::record`] succeeds.
    #[must_use]
    pub fn problems(self, today: CivilDate) -> Vec<(&'static str, Text)> {
        let blank = |field: RwSignal<String>| field.with(|text| text.trim().is_empty());
        let line = |field: RwSignal<String>| field.with(|text| optional_line::<280>(text).is_none());
        let short = |field: RwSignal<String>| field.with(|text| optional_line::<6>(text).is_none());
        let birth = self.birth_date();
        [
            ("name", blank(self.name), Text::NameMissing),
            (
                "name",
                !blank(self.name) && self.name.with(|text| text.parse::<Line<120>>().is_err()),
                Text::TooLong,
            ),
            ("sex", self.sex.get().is_none(), Text::SexMissing),
            ("birth", birth.is_none(), Text::BirthMissing),
            ("birth", birth.is_some_and(|birth| birth > today), Text::BirthInFuture),
            ("birth", birth.is_some_and(|birth| born_too_long_ago(birth, today)), Text::BirthTooLongAgo),
            ("nik", !blank(self.nik) && self.nik().is_none(), Text::NikInvalid),
            ("mother", blank(self.mother), Text::MotherMissing),
            (
                "mother",
                !blank(self.mother) && self.mother.with(|text| text.parse::<Line<120>>().is_err()),
                Text::TooLong,
            ),
            ("phone", self.phone.with(|text| optional_line::<24>(text).is_none()), Text::PhoneInvalid),
            ("posyandu", self.posyandu.with(|text| text.parse::<AreaCode>().is_err()), Text::PosyanduMissing),
            ("address", line(self.address), Text::TooLong),
            ("rt", short(self.rt), Text::TooLong),
            ("rw", short(self.rw), Text::TooLong),
            ("birth-weight", !blank(self.birth_weight) && self.birth_weight().is_none(), Text::NotANumber),
            ("birth-length", !blank(self.birth_length) && self.birth_length().is_none(), Text::NotANumber),
            ("gestation", !blank(self.gestation) && self.gestation().is_none(), Text::GestationInvalid),
            ("order", !blank(self.order) && self.order().is_none(), Text::OrderInvalid),
            ("consent", !self.consented.get() || blank(self.consent_by), Text::ConsentMissing),
        ]
        .into_iter()
        .filter(|(_, wrong, _)| *wrong)
        .map(|(field, _, text)| (field, text))
        .collect()
    }

    /// The record that the fields make; `None` while there are problems.
    #[must_use]
    pub fn record(self, id: ChildId, consent: ConsentTerms, status: ChildStatus) -> Option<Child> {
        let line = |field: RwSignal<String>| field.with(|text| text.parse().ok());
        let given_by = line(self.consent_by)?;
        Some(Child {
            id,
            name: line(self.name)?,
            sex: self.sex.get()?,
            birth_date: self.birth_date()?,
            nik: self.nik(),
            mother_name: line(self.mother)?,
            phone: self.phone.with(|text| optional_line(text))?,
            posyandu: self.posyandu.with(|text| text.parse().ok())?,
            address: self.address.with(|text| optional_line(text))?,
            rt: self.rt.with(|text| optional_line(text))?,
            rw: self.rw.with(|text| optional_line(text))?,
            birth_weight_grams: self.birth_weight(),
            birth_length_millimetres: self.birth_length(),
            gestation: self.gestation(),
            birth_order: self.order(),
            consent: Consent { given_by, on: consent.on, notice_version: consent.notice_version },
            status,
        })
    }

    /// The NIK, if it is one.
    #[must_use]
    pub fn nik(self) -> Option<Nik> {
        self.nik.with(|text| text.parse().ok())
    }

    fn birth_weight(self) -> Option<Grams> {
        self.birth_weight.with(|text| Grams::from_kilograms_text(text).ok())
    }

    fn birth_length(self) -> Option<Millimetres> {
        self.birth_length.with(|text| Millimetres::from_centimetres_text(text).ok())
    }

    fn gestation(self) -> Option<GestationDays> {
        self.gestation.with(|text| GestationDays::new(text.trim().parse().ok()?, 0).ok())
    }

    fn order(self) -> Option<u8> {
        self.order.with(|text| text.trim().parse().ok()).filter(|order| (1..=20).contains(order))
    }
}

/// When consent was given, and to which notice.
#[derive(Clone, Copy)]
pub struct ConsentTerms {
    /// The day.
    pub on: CivilDate,
    /// Version of the notice.
    pub notice_version: u16,
}

/// `Some(None)` for blank, `None` for a text that is no such line.
fn optional_line<const MAX: usize>(text: &str) -> Option<Option<Line<MAX>>> {
    if text.trim().is_empty() { Some(None) } else { text.parse().ok().map(Some) }
}
