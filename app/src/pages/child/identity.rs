//! Who the child is. The NIK stays masked.

use leptos::prelude::*;
use tumbuh::child::Child;
use tumbuh::language::Language;

use super::line::ChildLine;
use crate::dom::{Piece, view};
use crate::i18n::{self, Phrase, Text, say, t, tell, use_language};
use crate::store::{RecordState, use_store};
use crate::ui::RecordStateWord;

/// The child's data.
#[component]
pub fn Identity(
    /// The child.
    child: Child,
    /// Where the record is.
    state: RecordState,
) -> Piece {
    let language = use_language();
    let place = use_store().area_name(&child.posyandu);
    let lines: Vec<Piece> = lines(language, &child, place)
        .into_iter()
        .map(|(text, value)| {
            view! {
                <dt>{say(language, text)}</dt>
                <dd>{value}</dd>
            }
        })
        .collect();
    view! {
        <ChildLine child=child link=false />
        <details class="card identity">
            <summary>{t(Text::Identity)}</summary>
            <dl>{lines}</dl>
            <RecordStateWord state=state />
        </details>
    }
}

fn lines(language: Language, child: &Child, place: Option<String>) -> Vec<(Text, String)> {
    let number = |label: &str, line: &Option<tumbuh::text::Line<6>>| {
        line.as_ref().map(|line| format!("{label} {line}"))
    };
    let address =
        [child.address.as_ref().map(ToString::to_string), number("RT", &child.rt), number("RW", &child.rw)];
    let address = address.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let consent = Phrase::ConsentOn {
        name: child.consent.given_by.to_string(),
        date: i18n::date(language, child.consent.on),
    };
    [
        (Text::BirthDate, Some(i18n::date(language, child.birth_date))),
        (Text::Nik, child.nik.as_ref().map(tumbuh::nik::Nik::masked)),
        (Text::MotherName, Some(child.mother_name.to_string())),
        (Text::Phone, child.phone.as_ref().map(ToString::to_string)),
        (Text::Posyandu, place),
        (Text::AddressShort, (!address.is_empty()).then_some(address)),
        (Text::BirthWeightShort, child.birth_weight_grams.map(|weight| i18n::kg(language, weight))),
        (Text::BirthLengthShort, child.birth_length_millimetres.map(|length| i18n::cm(language, length))),
        (
            Text::GestationShort,
            child.gestation.map(|gestation| tell(language, &Phrase::Weeks { weeks: gestation.weeks() })),
        ),
        (Text::BirthOrder, child.birth_order.map(|order| order.to_string())),
        (Text::SectionConsent, Some(tell(language, &consent))),
    ]
    .into_iter()
    .filter_map(|(text, value)| Some((text, value?)))
    .collect()
}
