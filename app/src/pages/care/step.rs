//! The form of one step, kept as a draft while it is filled in.

use std::sync::Arc;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use tumbuh::care::StepKind;
use tumbuh::id::{InterventionId, MeasurementId, ReferralId};

use crate::care::words::CareText;
use crate::care::{CaseFile, FormFields, NewIds, StepForm, make, step_fields};
use crate::clock::new_id;
use crate::dom::{Piece, view};
use crate::i18n::{Text, use_language};
use crate::pages::child::{ChildLine, child_title};
use crate::pages::draft::{DraftKeeper, DraftNotice, Saver, lines_of};
use crate::pages::loaded::Loaded;
use crate::pages::measure::{OEDEMAS, POSITIONS, ReadingFields};
use crate::routes::{Path, use_path};
use crate::shell::Screen;
use crate::store::{ChildHistory, use_store};
use crate::ui::Failure;

const NEW: NewIds = NewIds {
    measurement: || new_id(MeasurementId::new),
    referral: || new_id(ReferralId::new),
    intervention: || new_id(InterventionId::new),
};

/// The form of the step in the address.
#[component]
pub fn StepPage() -> Piece {
    let path = use_path();
    let view = move |(history,): (ChildHistory,)| {
        let file = CaseFile::of(use_store(), &history);
        match (path.get_untracked(), file) {
            (Some(Path::Step(_, kind)), Some(file)) if file.steps().contains(&kind) => {
                view! { <Filled kind=kind file=file /> }
            }
            _ => view! { <p class="quiet">{CareText::NotYours.words(use_language())}</p> },
        }
    };
    view! {
        <Screen title=child_title(Text::SeeRecord)>
            <Loaded view=Callback::new(view) />
        </Screen>
    }
}

#[component]
fn Filled(kind: StepKind, file: Arc<CaseFile>) -> Piece {
    let language = use_language();
    let child = file.child.clone();
    let id = child.id;
    let fields = FormFields::new(step_fields(kind, &file, false, language));
    let birth = child.clone();
    let age = Signal::derive(move || birth.age_on(fields.get("on").parse().ok()?));
    let reading = ReadingFields::new(age);
    let draft = keep(format!("care/{}/{id}", kind.name()), fields, reading);
    let saver = Saver::new(draft);
    let problem = RwSignal::new(None::<String>);
    let kept = StoredValue::new(file.clone());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if saver.saving.get_untracked() {
            return;
        }
        let made = untrack(|| kept.with_value(|file| make(kind, file, fields, reading, NEW, language)));
        problem.set(made.as_ref().err().cloned());
        if let Ok(acts) = made {
            saver.save(acts, Path::Child(id));
        }
    };
    let clear = Callback::new(move |()| {
        fields.clear();
        reading.clear();
    });
    view! {
        <ChildLine child=child />
        <DraftNotice draft=draft clear=clear />
        <StepForm
            kind=kind
            file=file
            fields=fields
            reading=reading
            problem=problem
            saving=saver.saving
            on_submit=Callback::new(submit)
        >
            <Failure error=saver.problem />
        </StepForm>
    }
}

/// Keeps what is typed: first what was measured, then the fields of the step.
fn keep(name: String, fields: FormFields, reading: ReadingFields) -> DraftKeeper {
    let typed = [reading.weight, reading.length, reading.head, reading.arm];
    let snapshot = Signal::derive(move || {
        let position = POSITIONS.iter().position(|one| Some(*one) == reading.chosen_position.get());
        let oedema = OEDEMAS.iter().position(|one| *one == reading.oedema.get());
        let places = [position, oedema].map(|place| place.map(|place| place.to_string()).unwrap_or_default());
        lines_of(typed.map(|text| text.get()).into_iter().chain(places).chain(fields.snapshot()))
    });
    let restore = Callback::new(move |text: String| {
        let mut lines = text.split('\n');
        for (field, line) in typed.into_iter().zip(lines.by_ref()) {
            field.set(line.to_owned());
        }
        let mut place = || lines.next().and_then(|line| line.parse::<usize>().ok());
        let (position, oedema) = (place(), place());
        reading.chosen_position.set(position.and_then(|place| POSITIONS.get(place)).copied());
        reading.oedema.set(oedema.and_then(|place| OEDEMAS.get(place)).copied().unwrap_or_default());
        fields.restore(lines);
    });
    DraftKeeper::start(name, snapshot, restore)
}
