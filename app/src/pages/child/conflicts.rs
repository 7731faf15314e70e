//! Two people changed the same field: both values are kept until someone who sees them chooses.

use leptos::prelude::*;
use tumbuh::child::{ChildChange, ChildStatus};
use tumbuh::language::Language;
use tumbuh::sync::{Act, ChildRow};

use crate::dom::{Piece, view};
use crate::i18n::{self, Phrase, Text, say, t, tell, use_language};
use crate::store::use_store;
use crate::ui::{Failure, Notice, Tone, attempt};

/// The proposals that wait, each with a button to take it over and one to keep what stands; nothing when there are none.
#[component]
pub fn Conflicts(
    /// The record.
    row: ChildRow,
) -> Piece {
    let language = use_language();
    let store = use_store();
    let failure = RwSignal::new(None::<Text>);
    if row.conflicts.is_empty() {
        return Piece::nothing();
    }
    let child = row.child.id;
    let proposals: Vec<Piece> = row
        .conflicts
        .into_iter()
        .map(|conflict| {
            let (field, value) = change_words(language, &conflict.proposed);
            let words = tell(language, &Phrase::UseThis { field, value });
            let present = row.child.get(conflict.proposed.field());
            let (field, value) = change_words(language, &present);
            let keep_words = tell(language, &Phrase::KeepThis { field, value });
            // Saying again what stands settles it, too.
            let keep = move |_| {
                let act = Act::EditChild { child, changes: vec![present.clone()] };
                attempt(failure, store.act(act));
            };
            let take = move |_| {
                let act = Act::EditChild { child, changes: vec![conflict.proposed.clone()] };
                attempt(failure, store.act(act));
            };
            view! {
                <button type="button" class="button" on:click=keep>
                    {keep_words}
                </button>
                <button type="button" class="button" on:click=take>
                    {words}
                </button>
            }
        })
        .collect();
    view! {
        <Notice tone=Tone::Concern>
            <p class="strong">{t(Text::Conflict)}</p>
            {proposals}
            <Failure error=failure />
        </Notice>
    }
}

/// A field's name and its value in words; a status has no value but is a word by itself.
#[must_use]
pub fn change_words(language: Language, change: &ChildChange) -> (&'static str, String) {
    let text = |text: Text, value: Option<String>| (say(language, text), value.unwrap_or_else(|| "–".into()));
    match change {
        ChildChange::Name(name) => text(Text::Name, Some(name.to_string())),
        ChildChange::Sex(sex) => {
            let word = if *sex == tumbuh::sex::Sex::Male { Text::Boy } else { Text::Girl };
            text(Text::Sex, Some(say(language, word).to_owned()))
        }
        ChildChange::BirthDate(date) => text(Text::BirthDate, Some(i18n::date(language, *date))),
        // Whole: who decides between two numbers sees both, which may differ where a list would mask them.
        ChildChange::Nik(nik) => text(Text::Nik, nik.as_ref().map(|nik| nik.digits().to_owned())),
        ChildChange::MotherName(name) => text(Text::MotherName, Some(name.to_string())),
        ChildChange::Phone(phone) => text(Text::Phone, phone.as_ref().map(ToString::to_string)),
        ChildChange::Posyandu(code) => text(Text::Posyandu, Some(code.to_string())),
        ChildChange::Address(address) => text(Text::AddressShort, address.as_ref().map(ToString::to_string)),
        ChildChange::Rt(rt) => text(Text::Rt, rt.as_ref().map(ToString::to_string)),
        ChildChange::Rw(rw) => text(Text::Rw, rw.as_ref().map(ToString::to_string)),
        ChildChange::BirthWeightGrams(weight) => {
            text(Text::BirthWeightShort, weight.map(|weight| i18n::kg(language, weight)))
        }
        ChildChange::BirthLengthMillimetres(length) => {
            text(Text::BirthLengthShort, length.map(|length| i18n::cm(language, length)))
        }
        ChildChange::Gestation(gestation) => text(
            Text::GestationShort,
            gestation.map(|gestation| tell(language, &Phrase::Weeks { weeks: gestation.weeks() })),
        ),
        ChildChange::BirthOrder(order) => text(Text::BirthOrder, order.map(|order| order.to_string())),
        ChildChange::Consent(consent) => text(Text::SectionConsent, Some(consent.given_by.to_string())),
        ChildChange::Status(status) => {
            let word = if *status == ChildStatus::Active { Text::Reopen } else { Text::CloseRecord };
            text(word, Some(String::new()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_numbers_to_decide_between_are_told_apart() {
        let said = |nik: &str| change_words(Language::Indonesian, &ChildChange::Nik(nik.parse().ok())).1;
        assert_ne!(said("3211014503240001"), said("3211014603240001"));
    }
}
