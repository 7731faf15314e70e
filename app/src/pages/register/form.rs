//! The form of a child's record.

use leptos::prelude::*;
use tumbuh::id::ChildId;
use tumbuh::nik::NikDoubt;

use super::consent::ConsentCard;
use super::fields::ChildFields;
use super::hints::{DuplicateHint, NikHint};
use crate::dom::{Piece, view};
use crate::i18n::{Text, t};
use crate::pages::check::SexChoice;
use crate::pages::day::use_posyandu;
use crate::store::use_store;
use crate::ui::{DateField, TextField, live};

/// The fields on the screen.
#[component]
pub fn ChildForm(
    /// The fields.
    fields: ChildFields,
    /// The child itself, when it is edited.
    own: Option<ChildId>,
    /// What is wrong, once saving was tried.
    problems: Signal<Vec<(&'static str, Text)>>,
) -> Piece {
    let latest = use_store().latest_day();
    let wrong = move |field: &'static str| {
        Signal::derive(move || {
            problems.with(|problems| problems.iter().find(|(name, _)| *name == field).map(|(_, text)| *text))
        })
    };
    view! {
        <section class="card stack form">
            <h2>{t(Text::SectionChild)}</h2>
            <TextField id="name" label=Text::Name value=fields.name error=wrong("name") required=true />
            <SexChoice sex=fields.sex />
            <Wrong error=wrong("sex") />
            <DateField
                id="birth"
                label=Text::BirthDate
                value=fields.birth
                max=latest.to_string()
                error=wrong("birth")
            />
            <DuplicateHint fields=fields own=own />
            <TextField
                id="nik"
                label=Text::Nik
                value=fields.nik
                inputmode="numeric"
                hint=Text::NikHint
                error=wrong("nik")
            />
            <NikHint fields=fields />
        </section>
        <section class="card stack form">
            <h2>{t(Text::SectionFamily)}</h2>
            <TextField id="mother" label=Text::MotherName value=fields.mother error=wrong("mother") required=true />
            <TextField
                id="phone"
                label=Text::Phone
                value=fields.phone
                kind="tel"
                inputmode="tel"
                error=wrong("phone")
            />
            <PosyanduField fields=fields />
            <Wrong error=wrong("posyandu") />
            <TextField id="address" label=Text::Address value=fields.address error=wrong("address") />
            <div class="two">
                <TextField id="rt" label=Text::Rt value=fields.rt inputmode="numeric" error=wrong("rt") />
                <TextField id="rw" label=Text::Rw value=fields.rw inputmode="numeric" error=wrong("rw") />
            </div>
        </section>
        <section class="card stack form">
            <h2>
                {t(Text::SectionBirth)} <span class="tiny">" · "{t(Text::Optional)}</span>
            </h2>
            <div class="two">
                <TextField
                    id="birth-weight"
                    label=Text::BirthWeight
                    value=fields.birth_weight
                    optional_said=true
                    inputmode="decimal"
                    error=wrong("birth-weight")
                />
                <TextField
                    id="birth-length"
                    label=Text::BirthLength
                    value=fields.birth_length
                    optional_said=true
                    inputmode="decimal"
                    error=wrong("birth-length")
                />
            </div>
            <TextField
                id="gestation"
                label=Text::Gestation
                value=fields.gestation
                    optional_said=true
                inputmode="numeric"
                hint=Text::GestationHint
                error=wrong("gestation")
            />
            <TextField
                id="order"
                label=Text::BirthOrder
                value=fields.order
                    optional_said=true
                inputmode="numeric"
                error=wrong("order")
            />
        </section>
        {own.is_none().then(|| view! { <ConsentCard fields=fields error=wrong("consent") /> })}
    }
}

/// What is wrong with a field that is not a line of text.
#[component]
pub fn Wrong(
    /// What is wrong.
    error: Signal<Option<Text>>,
) -> Piece {
    view! {
        <span class="field">
            <span class="error" role="alert">
                {live(move || error.get().map(|error| view! { {t(error)} }))}
            </span>
        </span>
    }
}

#[component]
fn PosyanduField(fields: ChildFields) -> Piece {
    let posyandu = use_posyandu();
    // The only one needs no choice.
    Effect::new(move || {
        posyandu.with(|posyandu| {
            if let [only] = posyandu.as_slice() {
                fields.posyandu.set(only.code.to_string());
            }
        });
    });
    let options = move || {
        let chosen = fields.posyandu.get();
        posyandu.with(|posyandu| {
            posyandu
                .iter()
                .map(|area| {
                    let code = area.code.to_string();
                    let selected = code == chosen;
                    view! {
                        <option value=code selected=selected>
                            {area.name.to_string()}
                        </option>
                    }
                })
                .collect::<Piece>()
        })
    };
    live(move || {
        (posyandu.with(Vec::len) > 1).then(|| {
            view! {
                <div class="field">
                    <label for="posyandu">{t(Text::Posyandu)}</label>
                    <select
                        id="posyandu"
                        class="input"
                        on:change=move |event| fields.posyandu.set(event_target_value(&event))
                    >
                        <option value="">{t(Text::Choose)}</option>
                        {live(options)}
                    </select>
                </div>
            }
        })
    })
}

/// What a NIK's doubt asks.
#[must_use]
pub fn doubt_words(doubt: NikDoubt) -> Text {
    match doubt {
        NikDoubt::Length => Text::NikLength,
        NikDoubt::BirthDate => Text::NikBirthDate,
        NikDoubt::Sex => Text::NikSex,
    }
}
