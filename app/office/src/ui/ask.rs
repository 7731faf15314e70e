//! A question before something is lost. It names the thing, and is asked in a dialog of the browser's own.

use std::sync::Arc;

use leptos::prelude::*;
use tumbuh_app::ui::live;
use wasm_bindgen::JsCast;

use crate::dom::{Piece, view};
use crate::i18n::{Text, t};

/// A question with what a yes does.
#[derive(Clone)]
struct Question {
    /// The question; it names the thing.
    question: String,
    /// What will happen, and what will not.
    means: String,
    /// What the button says.
    yes: Text,
    /// What a yes does.
    act: Arc<dyn Fn() + Send + Sync>,
}

/// Asks one question at a time: a handle to copy around.
#[derive(Clone, Copy)]
pub struct Asking(RwSignal<Option<Question>>);

/// Makes asking known to every component below.
pub fn provide_asking() -> Asking {
    let asking = Asking(RwSignal::new(None));
    provide_context(asking);
    asking
}

/// To ask something. Call it while a component is built, not in an event handler.
#[must_use]
pub fn use_asking() -> Asking {
    use_context().unwrap_or_else(|| Asking(RwSignal::new(None)))
}

impl Asking {
    /// Asks.
    pub fn ask(self, question: String, means: String, yes: Text, act: impl Fn() + Send + Sync + 'static) {
        self.0.set(Some(Question { question, means, yes, act: Arc::new(act) }));
    }

    /// The dialog; stands once on the page.
    #[must_use]
    pub fn dialog(self) -> Piece {
        let node = RwSignal::new_local(None::<web_sys::Element>);
        Effect::new(move || {
            let Some(dialog) = node.get().and_then(|node| node.dyn_into::<web_sys::HtmlDialogElement>().ok())
            else {
                return;
            };
            if self.0.with(Option::is_some) {
                let _ = dialog.show_modal();
            } else {
                dialog.close();
            }
        });
        let yes = move |_| {
            let question = self.0.get_untracked();
            self.0.set(None);
            if let Some(question) = question {
                (question.act)();
            }
        };
        view! {
            <dialog node_ref=node class="ask" aria-labelledby="ask-question" on:close=move |_| self.0.set(None)>
                {live(move || {
                    self.0.get().map(|question| view! {
                        <h2 id="ask-question">{question.question}</h2>
                        <p>{question.means}</p>
                        <div class="row wrap">
                            <button type="button" class="button danger" on:click=yes>{t(question.yes)}</button>
                            <button type="button" class="button" on:click=move |_| self.0.set(None)>{t(Text::Cancel)}</button>
                        </div>
                    })
                })}
            </dialog>
        }
    }
}
