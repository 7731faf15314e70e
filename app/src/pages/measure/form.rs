//! The measuring screen of one child: fields, doubts, one big button.

use leptos::prelude::*;
use tumbuh::age::CivilDate;
use tumbuh::doubt::doubts;
use tumbuh::growth::Reading;
use tumbuh::id::MeasurementId;
use tumbuh::measurement::Measurement;
use tumbuh::sync::Act;

use super::correction::CorrectionReason;
use super::doubts::{Answers, DoubtList};
use super::draft;
use super::fields::{ReadingFields, ReadingForm};
use crate::dom::{Piece, view};
use crate::i18n::{Text, t, use_language};
use crate::pages::draft::{DraftNotice, Saver};
use crate::routes::Path;
use crate::store::{ChildHistory, use_store};
use crate::ui::{DateField, Failure, Quantity, live};

/// The form for one child; with `corrects`, the wrong reading filled in.
#[component]
pub fn MeasureForm(
    /// The child.
    history: ChildHistory,
    /// The reading to correct.
    corrects: Option<MeasurementId>,
) -> Piece {
    let language = use_language();
    let store = use_store();
    let today = store.today();
    let latest = store.latest_day();
    let child = StoredValue::new(history.row.child.clone());
    let child_id = history.row.child.id;
    let wrong = corrects.and_then(|id| history.reading(id)).map(|reading| reading.row.measurement.clone());
    // What was measured under a name that was merged into this one is put right there.
    let of = wrong.as_ref().map_or(child_id, |wrong| wrong.child);
    let others: Vec<Measurement> =
        history.standing().filter(|reading| Some(reading.id) != corrects).cloned().collect();
    let date = RwSignal::new(wrong.as_ref().map_or(today, |wrong| wrong.date).to_string());
    let reason = RwSignal::new(String::new());
    let day = move || date.with(|text| text.parse::<CivilDate>().ok());
    let age = Signal::derive(move || child.with_value(|child| child.age_on(day()?)));
    let fields = ReadingFields::new(age);
    if let Some(wrong) = &wrong {
        fields.fill(language, wrong);
    }
    let name = match corrects {
        Some(id) => format!("correct/{child_id}/{id}"),
        None => format!("measure/{child_id}"),
    };
    let kept = draft::keep(name, fields, date, reason);
    let last = others.iter().max_by_key(|reading| reading.date).cloned();
    let others = StoredValue::new(others);

    let measurement = move |reading: Reading| {
        let account = store.session().with(|session| session.as_ref().map(|session| session.account))?;
        // Named when it is saved.
        let unnamed = MeasurementId::new(0, [0; 10]);
        Some(Measurement::taken(&reading, unnamed, of, day()?, account))
    };
    let entry = move || measurement(fields.reading().ok()?);
    let raised = Signal::derive(move || match measurement(fields.typed()) {
        Some(typed) if !typed.is_empty() => {
            child.with_value(|child| others.with_value(|others| doubts(child, others, &typed, latest)))
        }
        _ => Vec::new(),
    });
    let answers = Answers::none();
    let swap = Callback::new(move |()| {
        let (weight, length) = (fields.weight.get_untracked(), fields.length.get_untracked());
        fields.weight.set(length);
        fields.length.set(weight);
    });

    let saver = Saver::new(kept);
    let saving = saver.saving;
    let act = move || {
        let Some(mut measurement) = untrack(entry) else {
            return Err(if untrack(day).is_none() { Text::DateMissing } else { Text::FixFirst });
        };
        if measurement.is_empty() {
            return Err(Text::NothingEntered);
        }
        measurement.id = store.new_measurement_id();
        measurement.answers = answers.of(&raised.get_untracked());
        let result = Path::Result(child_id, measurement.id);
        let act = match (corrects, reason.with_untracked(|reason| reason.parse())) {
            (None, _) => Act::RecordMeasurement { measurement },
            (Some(corrects), Ok(reason)) => Act::CorrectMeasurement { corrects, measurement, reason },
            (Some(_), Err(_)) => return Err(Text::ReasonMissing),
        };
        Ok((act, result))
    };
    view! {
        <DraftNotice draft=kept clear=Callback::new(move |()| fields.clear()) />
        <form class="stack form" novalidate on:submit=move |event| saver.submit(&event, act)>
            {corrects.map(|_| view! { <CorrectionReason reason=reason /> })}
            <ReadingForm fields=fields last=Signal::stored(last)>
                <DoubtList doubts=raised answers=answers swap=swap savable=Signal::derive(move || entry().is_some()) />
            </ReadingForm>
            <DateField id="date" label=Text::MeasuredOn value=date max=latest.to_string() />
            <Failure error=saver.problem />
            <div class="actions">
                <button type="submit" class="button primary big" disabled=saving>
                    {live(move || if saving.get() { t(Text::Saving) } else { t(Text::SaveReading) })}
                </button>
            </div>
        </form>
    }
}

impl ReadingFields {
    /// Fills the fields with a reading, to correct it.
    fn fill(self, language: tumbuh::language::Language, reading: &Measurement) {
        let write = |field: RwSignal<String>, quantity: Quantity, value: Option<u32>| {
            field.set(value.map(|value| quantity.write(language, value)).unwrap_or_default());
        };
        write(self.weight, Quantity::Weight, reading.weight_grams.map(|weight| weight.0));
        write(self.length, Quantity::Length, reading.length_millimetres.map(|length| length.0));
        write(self.head, Quantity::Head, reading.head_millimetres.map(|head| head.0));
        write(self.arm, Quantity::Arm, reading.arm_millimetres.map(|arm| arm.0));
        self.chosen_position.set(reading.position);
        self.oedema.set(reading.oedema);
    }
}
