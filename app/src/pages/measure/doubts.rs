//! Doubts about what was entered, asked gently: measure again, give a reason, or just save.

use leptos::prelude::*;
use tumbuh::measurement::{Answer, Doubt, DoubtAnswer};

use crate::dom::{Piece, keyed, row, view};
use crate::i18n::{Text, t, use_language};
use crate::ui::{Glyph, Icon, Notice, TextField, Tone, live};

/// The answers given so far.
#[derive(Clone, Copy)]
pub struct Answers(RwSignal<Vec<DoubtAnswer>>);

impl Answers {
    /// None yet.
    #[must_use]
    pub fn none() -> Self {
        Self(RwSignal::default())
    }

    /// What is recorded with the reading: the doubts that stand and were answered.
    #[must_use]
    pub fn of(self, doubts: &[Doubt]) -> Vec<DoubtAnswer> {
        self.0.with_untracked(|answers| {
            doubts
                .iter()
                .filter_map(|doubt| answers.iter().find(|given| given.doubt == *doubt).cloned())
                .collect()
        })
    }

    /// Answers a doubt, or takes the answer back.
    fn give(self, doubt: Doubt, answer: Option<Answer>) {
        self.0.update(|answers| {
            answers.retain(|given| given.doubt != doubt);
            answers.extend(answer.map(|answer| DoubtAnswer { doubt, answer }));
        });
    }
}

/// The doubts that the entry raises now.
#[component]
pub fn DoubtList(
    /// The doubts.
    doubts: Signal<Vec<Doubt>>,
    /// The answers.
    answers: Answers,
    /// Exchanges weight and length.
    swap: Callback<()>,
    /// Whether the entry can be saved as it is.
    savable: Signal<bool>,
) -> Piece {
    view! {
        <div class="stack" role="status">
            {keyed(move || {
                let ask = move |doubt| view! { <Ask doubt=doubt answers=answers swap=swap /> };
                doubts.get().into_iter().map(|doubt| row(doubt as usize, move || ask(doubt))).collect()
            })}
            {live(move || {
                (savable.get() && !doubts.with(Vec::is_empty)).then(|| view! { <p class="tiny">{t(Text::DoubtsHint)}</p> })
            })}
        </div>
    }
}

#[component]
fn Ask(doubt: Doubt, answers: Answers, swap: Callback<()>) -> Piece {
    let language = use_language();
    let reason = RwSignal::new(String::new());
    let reasoning = RwSignal::new(false);
    let answered = move || answers.0.with(|answers| answers.iter().any(|given| given.doubt == doubt));
    Effect::new(move || {
        let text = reason.get();
        if !reasoning.get_untracked() {
            return;
        }
        answers.give(doubt, text.parse().ok().map(Answer::Reason));
    });
    let again = move |_| {
        reasoning.set(false);
        answers.give(doubt, Some(Answer::MeasuredAgain));
    };
    let buttons = move || {
        view! {
            <div class="row wrap">
                {(doubt == Doubt::WeightAndHeightSwapped)
                    .then(|| {
                        view! {
                            <button type="button" class="button primary" on:click=move |_| swap.run(())>
                                {t(Text::Swap)}
                            </button>
                        }
                    })}
                <button type="button" class="button" on:click=again>
                    {t(Text::MeasuredAgain)}
                </button>
                <button type="button" class="button" on:click=move |_| reasoning.set(true)>
                    {t(Text::GiveReason)}
                </button>
            </div>
        }
    };
    view! {
        <Notice tone=Tone::Watch>
            <p class="strong">{doubt.words(language)}</p>
            {live(move || reasoning.get().then(|| view! { <TextField id=field_id(doubt) label=Text::Reason value=reason /> }))}
            {live(move || {
                if answered() {
                    view! {
                        <p class="turn done">
                            <Glyph icon=Icon::Good />
                            {t(Text::Answered)}
                        </p>
                    }
                } else if reasoning.get() {
                    Piece::nothing()
                } else {
                    buttons()
                }
            })}
        </Notice>
    }
}

/// Names the field of a doubt's reason.
fn field_id(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::HeightShrank => "reason-height-shrank",
        Doubt::WeightJumped => "reason-weight-jumped",
        Doubt::WeightAndHeightSwapped => "reason-swapped",
        Doubt::PositionUnusualForAge => "reason-position",
        Doubt::DateBeforeBirth => "reason-before-birth",
        Doubt::DateInFuture => "reason-future",
        Doubt::SecondThisMonth => "reason-second",
        Doubt::SameAsLastTime => "reason-same",
        Doubt::Implausible => "reason-implausible",
    }
}
