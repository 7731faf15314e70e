//! Ending and resuming the follow-up of a child. The record always stays.

use leptos::prelude::*;
use tumbuh::child::{Child, ChildChange, ChildStatus, CloseReason};
use tumbuh::id::ChildId;
use tumbuh::sync::Act;

use crate::dom::{IntoPiece, Piece, view};
use crate::i18n::{self, Phrase, Text, say, t, tell, use_language};
use crate::routes::Path;
use crate::store::{Store, use_store};
use crate::ui::{Choice, DateField, Failure, Notice, TextField, Tone, attempt};

const REASONS: [CloseReason; 4] =
    [CloseReason::Moved, CloseReason::Died, CloseReason::AgedOut, CloseReason::RegisteredInError];

fn word(reason: CloseReason) -> Text {
    match reason {
        CloseReason::Moved => Text::CloseMoved,
        CloseReason::Died => Text::CloseDied,
        CloseReason::AgedOut => Text::CloseAged,
        CloseReason::RegisteredInError => Text::CloseError,
    }
}

/// Changes the record; when it is done the whole record is shown anew.
fn edit(store: Store, child: ChildId, changes: Vec<ChildChange>, failure: RwSignal<Option<Text>>) {
    attempt(failure, store.act(Act::EditChild { child, changes }));
}

/// Says that a child is not followed any more, and offers to resume; nothing for one that is.
#[component]
pub fn ClosedNotice(
    /// The child.
    child: Child,
) -> Piece {
    let language = use_language();
    let failure = RwSignal::new(None::<Text>);
    let (store, id) = (use_store(), child.id);
    let changes = child.reopening(|posyandu| store.area_name(posyandu).is_some());
    let (reason, on, more, again) = match child.status {
        ChildStatus::Active => return Piece::nothing(),
        ChildStatus::Closed { reason, on, remark } => {
            (word(reason), on, remark.map(|remark| remark.to_string()).into_piece(), Text::Reopen)
        }
        ChildStatus::Merged { into, on, .. } => {
            let link =
                view! { <a href=Path::Child(into).to_string() class="button primary">{t(Text::GoesOn)}</a> };
            (Text::Merged, on, link, Text::TakeApart)
        }
    };
    let reopen = move |_| edit(store, id, changes.clone(), failure);
    let reason = say(language, reason).to_ascii_lowercase();
    let words = tell(language, &Phrase::ClosedSince { reason, date: i18n::date(language, on) });
    view! {
        <Notice tone=Tone::Unknown>
            <p class="strong">{words}</p>
            <p>{more}</p>
            <Failure error=failure />
            <button type="button" class="button" on:click=reopen>
                {t(again)}
            </button>
        </Notice>
    }
}

/// What was typed to end the follow-up. It outlasts the record that is shown, which is built anew when an exchange ends.
#[derive(Clone, Copy)]
pub struct Closing {
    reason: RwSignal<Option<CloseReason>>,
    date: RwSignal<String>,
    remark: RwSignal<String>,
    failure: RwSignal<Option<Text>>,
}

impl Closing {
    /// Nothing yet.
    pub fn new() -> Self {
        Self {
            reason: RwSignal::new(None),
            date: RwSignal::new(use_store().today().to_string()),
            remark: RwSignal::new(String::new()),
            failure: RwSignal::new(None),
        }
    }

    /// Nothing again: it was for another child, or is done.
    pub fn clear(self) {
        self.reason.set(None);
        self.date.set(use_store().today().to_string());
        self.remark.set(String::new());
        self.failure.set(None);
    }
}

/// Ends the follow-up, with a reason.
#[component]
pub fn CloseForm(
    /// The child.
    child: Child,
    /// What was typed so far.
    closing: Closing,
) -> Piece {
    let store = use_store();
    let latest = store.latest_day();
    let id = child.id;
    let Closing { reason, date, remark, failure } = closing;
    let place = Signal::derive(move || REASONS.iter().position(|one| Some(*one) == reason.get()));
    let close = move |_| {
        let Some(reason) = reason.get_untracked() else { return failure.set(Some(Text::ReasonMissing)) };
        let Ok(on) = date.with_untracked(|date| date.parse()) else {
            return failure.set(Some(Text::DateMissing));
        };
        let remark = remark.with_untracked(|remark| remark.parse().ok());
        let closed = ChildChange::Status(ChildStatus::Closed { reason, on, remark });
        edit(store, id, vec![closed], failure);
    };
    view! {
        <details class="card">
            <summary>{t(Text::CloseRecord)}</summary>
            <div class="stack form">
                <p class="quiet">{t(Text::RecordStays)}</p>
                <Choice
                    name="close-reason"
                    label=Text::CloseReason
                    options=REASONS.into_iter().map(|reason| word(reason).into()).collect()
                    chosen=place
                    on_choose=move |place: usize| reason.set(REASONS.get(place).copied())
                />
                <DateField id="close-date" label=Text::CloseDate value=date max=latest.to_string() />
                <TextField id="close-remark" label=Text::CloseRemark value=remark />
                <Failure error=failure />
                <button type="button" class="button danger" on:click=close>
                    {t(Text::CloseConfirm)}
                </button>
            </div>
        </details>
    }
}
