//! Danger signs and red flags, asked about when the reading says that the child falters.

use std::sync::Arc;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use tumbuh::care::detect;
use tumbuh::finding::to_ask;
use tumbuh::id::{CaseId, MeasurementId};
use tumbuh::measurement::Measurement;

use crate::care::words::CareText;
use crate::care::{CaseFile, FormFields, noted, signs_field, ticked};
use crate::clock::new_id;
use crate::dom::{Piece, view};
use crate::i18n::{Text, use_language};
use crate::pages::child::{ChildLine, child_title};
use crate::pages::draft::{DraftKeeper, DraftNotice, Saver, lines_of};
use crate::pages::loaded::Loaded;
use crate::routes::{Path, use_measurement_id};
use crate::shell::Screen;
use crate::store::{ChildHistory, use_store};
use crate::ui::{Failure, live};

/// The signs of the reading in the address.
#[component]
pub fn SignsPage() -> Piece {
    let id = use_measurement_id();
    let view = move |(history,): (ChildHistory,)| {
        let asked = id.get_untracked().and_then(|id| {
            let entry = history.reading(id)?.row.measurement.clone();
            Some((CaseFile::of(use_store(), &history)?, entry))
        });
        match asked {
            Some((file, entry)) => view! { <Asked file=file entry=entry /> },
            None => view! { <p class="quiet">{CareText::NotYours.words(use_language())}</p> },
        }
    };
    view! {
        <Screen title=child_title(Text::AskSigns)>
            <Loaded view=Callback::new(view) />
        </Screen>
    }
}

#[component]
fn Asked(file: Arc<CaseFile>, entry: Measurement) -> Piece {
    let language = use_language();
    let child = file.child.clone();
    let (child_id, reading): (_, MeasurementId) = (child.id, entry.id);
    let others: Vec<Measurement> = file.readings.iter().filter(|one| one.id != reading).cloned().collect();
    let signs = to_ask(&detect(&child, &others, &entry, &[], file.rules()));
    let fields = FormFields::new(vec![signs_field(&signs, language)]);
    let snapshot = Signal::derive(move || lines_of(fields.snapshot().into_iter()));
    let restore = Callback::new(move |text: String| fields.restore(text.split('\n')));
    let draft = DraftKeeper::start(format!("signs/{reading}"), snapshot, restore);
    let saver = Saver::new(draft);
    let seen = Signal::derive(move || ticked(&signs, fields));
    let today = file.today.to_string();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if saver.saving.get_untracked() {
            return;
        }
        let seen = seen.get_untracked();
        let next = if seen.is_empty() { Path::Day } else { Path::Story(child_id) };
        let act = noted(&file, &entry, seen, new_id(CaseId::new));
        saver.save(act.into_iter().collect(), next);
    };
    // In sight while the list is ticked.
    let advice = move || {
        let step = seen.with(|seen| seen.iter().map(|finding| finding.step()).min())?;
        Some(view! { <p class="strong shown" role="status">{step.words(language)}</p> })
    };
    let words = move || {
        let text = if seen.with(Vec::is_empty) { CareText::NoSigns } else { CareText::Save };
        text.words(language)
    };
    view! {
        <ChildLine child=child />
        <DraftNotice draft=draft clear=Callback::new(move |()| fields.clear()) />
        <form class="stack form" novalidate on:submit=submit>
            <p class="quiet">{CareText::SignsWhy.words(language)}</p>
            {fields.show(&today)}
            <Failure error=saver.problem />
            <div class="actions">
                {live(advice)}
                <button type="submit" class="button primary big" disabled=saver.saving>{live(words)}</button>
            </div>
        </form>
    }
}
