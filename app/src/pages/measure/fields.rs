//! What is read at the scale, as one form: used to measure and to check.

use leptos::prelude::*;
use tumbuh::age::AgeDays;
use tumbuh::doubt::usual_position;
use tumbuh::growth::{Oedema, Position, Reading};
use tumbuh::measurement::Measurement;
use tumbuh::unit::{Grams, Millimetres};

use crate::dom::{Piece, view};
use crate::i18n::{Text, t};
use crate::ui::{Choice, EntryProblem, Face, Quantity, Stepper};

/// The fields as they stand; a handle that can be copied.
#[derive(Clone, Copy)]
pub struct ReadingFields {
    /// Kilograms.
    pub weight: RwSignal<String>,
    /// Centimetres.
    pub length: RwSignal<String>,
    /// Centimetres.
    pub head: RwSignal<String>,
    /// Centimetres.
    pub arm: RwSignal<String>,
    /// Chosen by the person; `None` leaves the usual one for the age.
    pub chosen_position: RwSignal<Option<Position>>,
    /// Swelling of both feet.
    pub oedema: RwSignal<Oedema>,
    /// The child's age, which presets the position.
    pub age: Signal<Option<AgeDays>>,
}

impl ReadingFields {
    /// Empty fields for a child of that age.
    #[must_use]
    pub fn new(age: Signal<Option<AgeDays>>) -> Self {
        Self {
            weight: RwSignal::default(),
            length: RwSignal::default(),
            head: RwSignal::default(),
            arm: RwSignal::default(),
            chosen_position: RwSignal::new(None),
            oedema: RwSignal::new(Oedema::Absent),
            age,
        }
    }

    /// The position in force.
    #[must_use]
    pub fn position(self) -> Option<Position> {
        self.chosen_position.get().or_else(|| self.age.get().map(usual_position))
    }

    /// What was read.
    ///
    /// # Errors
    /// When a field holds no value that an instrument shows.
    pub fn reading(self) -> Result<Reading, EntryProblem> {
        let read = |quantity: Quantity, field: RwSignal<String>| field.with(|text| quantity.read(text));
        let length = read(Quantity::Length, self.length)?.map(Millimetres);
        Ok(Reading {
            weight: read(Quantity::Weight, self.weight)?.map(Grams),
            length,
            position: length.and_then(|_| self.position()),
            head: read(Quantity::Head, self.head)?.map(Millimetres),
            arm: read(Quantity::Arm, self.arm)?.map(Millimetres),
            oedema: self.oedema.get(),
            ..Reading::default()
        })
    }

    /// The numbers as typed, even those that no instrument shows: exchanged fields look like that.
    #[must_use]
    pub fn typed(self) -> Reading {
        let number = |quantity: Quantity, field: RwSignal<String>| field.with(|text| quantity.number(text));
        Reading {
            weight: number(Quantity::Weight, self.weight).map(Grams),
            length: number(Quantity::Length, self.length).map(Millimetres),
            position: self.position(),
            head: number(Quantity::Head, self.head).map(Millimetres),
            arm: number(Quantity::Arm, self.arm).map(Millimetres),
            oedema: self.oedema.get(),
            ..Reading::default()
        }
    }

    /// Whether nothing was entered.
    #[must_use]
    pub fn is_empty(self) -> bool {
        [self.weight, self.length, self.head, self.arm]
            .into_iter()
            .all(|field| field.with(|text| text.trim().is_empty()))
            && !self.oedema.get().is_present()
    }

    /// Back to empty.
    pub fn clear(self) {
        for field in [self.weight, self.length, self.head, self.arm] {
            field.set(String::new());
        }
        self.chosen_position.set(None);
        self.oedema.set(Oedema::Absent);
    }
}

/// In the order of their buttons.
pub const OEDEMAS: [Oedema; 4] = [Oedema::Absent, Oedema::Grade1, Oedema::Grade2, Oedema::Grade3];
/// In the order of their buttons.
pub const POSITIONS: [Position; 2] = [Position::Lying, Position::Standing];

/// The fields on the screen, with the values of the last visit beside them.
#[component]
pub fn ReadingForm(
    /// The fields.
    fields: ReadingFields,
    /// The newest earlier reading.
    #[prop(into)]
    last: Signal<Option<Measurement>>,
    /// What to say about the numbers, right under them.
    #[prop(optional)]
    children: Option<Piece>,
) -> Piece {
    let last_of = move |value: fn(&Measurement) -> Option<u32>| {
        Signal::derive(move || last.with(|last| last.as_ref().and_then(value)))
    };
    let (length, height) = (t(Text::Length), t(Text::Height));
    let length_label = Signal::derive(move || match fields.position() {
        Some(Position::Standing) => height,
        _ => length,
    });
    let position_place =
        Signal::derive(move || POSITIONS.iter().position(|position| Some(*position) == fields.position()));
    let oedema_place =
        Signal::derive(move || OEDEMAS.iter().position(|oedema| *oedema == fields.oedema.get()));
    view! {
        <Stepper
            id="weight"
            label=t(Text::Weight)
            quantity=Quantity::Weight
            value=fields.weight
            last=last_of(|last| last.weight_grams.map(|weight| weight.0))
        />
        <Stepper
            id="length"
            label=length_label
            quantity=Quantity::Length
            value=fields.length
            last=last_of(|last| last.length_millimetres.map(|length| length.0))
        />
        <Choice
            name="position"
            label=Text::Position
            options=vec![
                Face { text: Text::Lying, hint: Some(Text::LyingHint) },
                Face { text: Text::Standing, hint: Some(Text::StandingHint) },
            ]
            chosen=position_place
            on_choose=move |place: usize| fields.chosen_position.set(POSITIONS.get(place).copied())
        />
        {children}
        <div class="two">
            <Stepper
                id="arm"
                label=t(Text::Arm)
                quantity=Quantity::Arm
                value=fields.arm
                last=last_of(|last| last.arm_millimetres.map(|arm| arm.0))
                small=true
            />
            <Stepper
                id="head"
                label=t(Text::Head)
                quantity=Quantity::Head
                value=fields.head
                last=last_of(|last| last.head_millimetres.map(|head| head.0))
                small=true
            />
        </div>
        <Choice
            name="oedema"
            class="alert"
            label=Text::Oedema
            options=vec![
                Text::OedemaNone.into(),
                Face { text: Text::Oedema1, hint: Some(Text::Oedema1Hint) },
                Face { text: Text::Oedema2, hint: Some(Text::Oedema2Hint) },
                Face { text: Text::Oedema3, hint: Some(Text::Oedema3Hint) },
            ]
            chosen=oedema_place
            on_choose=move |place: usize| {
                fields.oedema.set(OEDEMAS.get(place).copied().unwrap_or_default());
            }
        />
    }
}
