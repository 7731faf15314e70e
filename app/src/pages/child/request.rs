//! What a parent asks about the child's data: taken down here, decided by the regency.

use leptos::prelude::*;
use leptos::task::spawn_local;
use tumbuh::access::Action;
use tumbuh::child::Child;
use tumbuh::id::RequestId;
use tumbuh::request::{DataRequest, RequestKind};
use tumbuh::sync::Act;

use crate::clock::new_id;
use crate::dom::{Piece, view};
use crate::i18n::{Text, t};
use crate::store::{StoreError, use_store};
use crate::ui::{Choice, Failure, Notice, TextField, Tone, live};

const KINDS: [(RequestKind, Text); 4] = [
    (RequestKind::Access, Text::RequestAccess),
    (RequestKind::Correction, Text::RequestCorrection),
    (RequestKind::Withdrawal, Text::RequestWithdrawal),
    (RequestKind::Erasure, Text::RequestErasure),
];

/// What was typed for a request. It outlasts the record that is shown, which is built anew when an exchange ends.
#[derive(Clone, Copy)]
pub struct Requesting {
    kind: RwSignal<Option<usize>>,
    by: RwSignal<String>,
    note: RwSignal<String>,
    failure: RwSignal<Option<Text>>,
    done: RwSignal<bool>,
}

impl Requesting {
    /// Nothing yet.
    pub fn new() -> Self {
        Self {
            kind: RwSignal::new(None),
            by: RwSignal::new(String::new()),
            note: RwSignal::new(String::new()),
            failure: RwSignal::new(None),
            done: RwSignal::new(false),
        }
    }

    /// Nothing again: it was for another child.
    pub fn clear(self) {
        self.empty();
        self.done.set(false);
    }

    fn empty(self) {
        self.kind.set(None);
        self.by.set(String::new());
        self.note.set(String::new());
        self.failure.set(None);
    }
}

/// Takes a request down, and leads to where a child is handed over; each for those who may.
#[component]
pub fn RequestForm(
    /// The child.
    child: Child,
    /// What was typed so far.
    requesting: Requesting,
) -> Piece {
    let store = use_store();
    let may = move |action| {
        store.session().with_untracked(|now| now.as_ref().is_some_and(|now| now.grants.may(action)))
    };
    let hand_over = (child.is_active() && may(Action::HandOverChildren)).then(|| {
        let link = format!("/office#/hand-over/{}", child.id);
        view! { <a class="button" href=link>{t(Text::HandOver)}</a> }
    });
    let request = may(Action::RecordRequests).then(|| form(&child, requesting));
    view! { {request} {hand_over} }
}

fn form(child: &Child, requesting: Requesting) -> Piece {
    let store = use_store();
    let id = child.id;
    let Requesting { kind, by, note, failure, done } = requesting;
    // Nearly always the mother.
    if by.with_untracked(String::is_empty) {
        by.set(child.mother_name.to_string());
    }
    let send = move |_| {
        let Some((kind, _)) = kind.get_untracked().and_then(|place| KINDS.get(place)) else {
            return failure.set(Some(Text::RequestKindMissing));
        };
        let Ok(by) = by.with_untracked(|by| by.parse()) else {
            return failure.set(Some(Text::RequestByMissing));
        };
        let note = note.with_untracked(|note| note.parse().ok());
        let request =
            DataRequest { id: new_id(RequestId::new), child: id, kind: *kind, by, on: store.today(), note };
        spawn_local(async move {
            let result = store.act(Act::RecordRequest { request }).await;
            if failure.try_set(result.as_ref().err().map(StoreError::text)).is_none() && result.is_ok() {
                requesting.empty();
                done.set(true);
            }
        });
    };
    view! {
        <details class="card">
            <summary>{t(Text::RequestTitle)}</summary>
            <div class="stack form">
                <p class="quiet">{t(Text::RequestWhy)}</p>
                <Choice
                    name="request-kind"
                    label=Text::RequestKind
                    options=KINDS.into_iter().map(|(_, text)| text.into()).collect()
                    chosen=kind
                    on_choose=move |place: usize| {
                        done.set(false);
                        kind.set(Some(place));
                    }
                />
                <TextField id="request-by" label=Text::RequestBy value=by required=true />
                <TextField id="request-note" label=Text::RequestNote value=note />
                <Failure error=failure />
                {live(move || done.get().then(|| view! {
                    <Notice tone=Tone::Good alert=true><p class="strong">{t(Text::RequestSaved)}</p></Notice>
                }))}
                <button type="button" class="button primary" on:click=send>
                    {t(Text::RequestSave)}
                </button>
            </div>
        </details>
    }
}
