//! How old the child is: by its date of birth, or roughly in months.

use leptos::prelude::*;
use tumbuh::age::{CivilDate, CompletedMonths};
use tumbuh::growth::Age;

use crate::dom::{Piece, view};
use crate::i18n::{self, Text, use_language};

use crate::store::use_store;
use crate::ui::{Choice, DateField, TextField, live};

/// What was entered about the age.
#[derive(Clone, Copy)]
pub struct AgeEntry {
    by_months: RwSignal<bool>,
    birth: RwSignal<String>,
    months: RwSignal<String>,
    today: CivilDate,
}

/// Older than this nobody has a WHO reference: 228 months.
const MOST_MONTHS: u32 = 228;

impl AgeEntry {
    /// Nothing entered.
    #[must_use]
    pub fn new() -> Self {
        Self {
            by_months: RwSignal::new(false),
            birth: RwSignal::default(),
            months: RwSignal::default(),
            today: use_store().today(),
        }
    }

    /// The age, if it is known.
    #[must_use]
    pub fn age(self) -> Option<Age> {
        if self.by_months.get() {
            let months = self.months.with(|text| text.trim().parse::<u32>().ok())?;
            (months <= MOST_MONTHS).then(|| Age::from_months(CompletedMonths(months)))
        } else {
            let birth = self.birth.with(|text| text.parse().ok())?;
            Age::between(birth, self.today)
        }
    }

    /// Back to nothing.
    pub fn clear(self) {
        self.birth.set(String::new());
        self.months.set(String::new());
    }
}

/// The age on the screen.
#[component]
pub fn AgeForm(
    /// The entry.
    entry: AgeEntry,
) -> Piece {
    let language = use_language();
    let chosen = Signal::derive(move || Some(usize::from(entry.by_months.get())));
    let said = move || {
        let birth = entry.birth.with(|text| text.parse::<CivilDate>().ok())?;
        Some(format!("{}: {}", i18n::say(language, Text::AgeNow), i18n::age(language, birth, entry.today)))
    };
    let field = move || {
        if entry.by_months.get() {
            view! {
                <TextField
                    id="months"
                    label=Text::AgeInMonths
                    value=entry.months
                    inputmode="numeric"
                    hint=Text::AgeUnknownHint
                    required=true
                />
            }
        } else {
            view! {
                <DateField
                    id="birth"
                    label=Text::BirthDate
                    value=entry.birth
                    max=entry.today.to_string()
                />
                <p class="quiet">{live(said)}</p>
            }
        }
    };
    view! {
        <Choice
            name="age-by"
            label=Text::KnowsAge
            options=vec![Text::BirthDate.into(), Text::AgeInMonths.into()]
            chosen=chosen
            on_choose=move |place: usize| entry.by_months.set(place == 1)
        />
        {live(field)}
    }
}
