//! How far the day has come, as bar and words.

use leptos::prelude::*;

use super::plan::Plan;
use crate::dom::{Piece, view};
use crate::i18n::{Phrase, Text, say, tell, use_language};
use crate::ui::{live, said};

/// The progress of the day.
#[component]
pub fn Progress(
    /// How the day stands.
    plan: Memo<Plan>,
) -> Piece {
    let language = use_language();
    let counts = move || plan.with(|plan| (plan.done, plan.all(), plan.waiting, plan.absent));
    let words = move || {
        let (done, all, ..) = counts();
        tell(language, &Phrase::Progress { done, all })
    };
    let rest = move || {
        let (done, _, waiting, absent) = counts();
        if waiting == 0 && done > 0 {
            say(language, Text::AllDone).to_owned()
        } else {
            tell(language, &Phrase::Remaining { waiting, absent })
        }
    };
    view! {
        <div class="progress" role="status">
            <p class="row apart wrap">
                <span class="strong">{live(words)}</span>
                <span class="tiny">{live(rest)}</span>
            </p>
            <progress
                max=said(move || counts().1.max(1).to_string())
                value=said(move || counts().0.to_string())
                aria-label=words
            ></progress>
        </div>
    }
}
