//! Saving a new or an edited record.

use leptos::prelude::*;
use tumbuh::child::{Child, ChildStatus};
use tumbuh::sex::Sex;
use tumbuh::sync::Act;

use super::fields::{ChildFields, ConsentTerms};
use super::form::ChildForm;
use crate::dom::{Piece, view};
use crate::i18n::{Text, t, use_language};
use crate::pages::draft::{DraftKeeper, DraftNotice, Saver, lines_of};
use crate::routes::Path;
use crate::store::use_store;
use crate::ui::Failure;

/// The form with its button; `child` is the record to edit, none to register.
#[component]
pub fn RecordForm(
    /// The record to edit.
    child: Option<Child>,
) -> Piece {
    let store = use_store();
    let today = store.today();
    let latest = store.latest_day();
    let fields = ChildFields::new(use_language(), child.as_ref());
    let own = child.as_ref().map(|child| child.id);
    let before = StoredValue::new(child);
    let draft = keep(own.map_or_else(|| "register".into(), |id| format!("edit/{id}")), fields);

    let tried = RwSignal::new(false);
    let problems = Signal::derive(move || if tried.get() { fields.problems(latest) } else { Vec::new() });
    let saver = Saver::new(draft);
    let act = move || {
        tried.set(true);
        if !untrack(|| fields.problems(latest)).is_empty() {
            return Err(Text::FixFields);
        }
        let notice_version = store
            .session()
            .with_untracked(|session| session.as_ref().map_or(0, |session| session.regency.notice_version));
        let made = before.with_value(|before| match before {
            None => {
                let terms = ConsentTerms { on: today, notice_version };
                let child = fields.record(store.new_child_id(), terms, ChildStatus::Active)?;
                let next = Path::Measure(child.id);
                Some((Act::RegisterChild { child }, next))
            }
            Some(before) => {
                let terms =
                    ConsentTerms { on: before.consent.on, notice_version: before.consent.notice_version };
                let after = fields.record(before.id, terms, before.status.clone())?;
                let changes = before.changes_to(&after);
                Some((Act::EditChild { child: before.id, changes }, Path::Child(before.id)))
            }
        });
        match made {
            None => Err(Text::FixFields),
            Some((Act::EditChild { changes, .. }, _)) if changes.is_empty() => Err(Text::NothingChanged),
            Some(made) => Ok(made),
        }
    };
    let clear = Callback::new(move |()| {
        for text in fields.texts() {
            text.set(String::new());
        }
        fields.sex.set(None);
        fields.consented.set(false);
    });
    let button = if own.is_some() { Text::SaveChanges } else { Text::SaveAndMeasure };
    view! {
        {own.is_none().then(|| view! { <DraftNotice draft=draft clear=clear /> })}
        <form class="stack form" novalidate on:submit=move |event| saver.submit(&event, act)>
            <ChildForm fields=fields own=own problems=problems />
            <Failure error=saver.problem />
            <div class="actions">
                <button type="submit" class="button primary big" disabled=saver.saving>
                    {t(button)}
                </button>
            </div>
        </form>
    }
}

/// Keeps the fields as typed: the texts in their order, then sex and consent.
fn keep(name: String, fields: ChildFields) -> DraftKeeper {
    let snapshot = Signal::derive(move || {
        let sex = match fields.sex.get() {
            Some(Sex::Male) => "male",
            Some(Sex::Female) => "female",
            None => "",
        };
        let consented = if fields.consented.get() { "consented" } else { "" };
        let chosen = [sex, consented].map(String::from);
        lines_of(fields.texts().map(|text| text.get()).into_iter().chain(chosen))
    });
    let restore = Callback::new(move |text: String| {
        let mut lines = text.split('\n');
        for (field, line) in fields.texts().into_iter().zip(lines.by_ref()) {
            field.set(line.to_owned());
        }
        fields.sex.set(match lines.next() {
            Some("male") => Some(Sex::Male),
            Some("female") => Some(Sex::Female),
            _ => None,
        });
        fields.consented.set(lines.next() == Some("consented"));
    });
    DraftKeeper::start(name, snapshot, restore)
}
