//! Search box and filters of the day.

use leptos::prelude::*;

use super::plan::{Plan, Question, Turn};
use crate::dom::{Piece, view};
use crate::i18n::{Text, say, t, use_language};
use crate::ui::{Glyph, Icon, live, truth};

const TURNS: [(Option<Turn>, Text); 4] = [
    (None, Text::FilterAll),
    (Some(Turn::Waiting), Text::FilterWaiting),
    (Some(Turn::Done), Text::FilterDone),
    (Some(Turn::Absent), Text::FilterAbsent),
];

/// Search and filters; they change the question.
#[component]
pub fn Filters(
    /// The question that is asked.
    question: RwSignal<Question>,
    /// The answer, which knows the RTs to choose from.
    plan: Memo<Plan>,
) -> Piece {
    let language = use_language();
    let turns = TURNS
        .into_iter()
        .map(|(turn, text)| {
            let pressed = move || question.with(|question| question.turn == turn);
            view! {
                <button
                    type="button"
                    class="pill"
                    aria-pressed=truth(pressed)
                    on:click=move |_| question.update(|question| question.turn = turn)
                >
                    {t(text)}
                </button>
            }
        })
        .collect::<Piece>();
    let rt_options = move || {
        plan.with(|plan| plan.rts.clone())
            .into_iter()
            .map(|rt| view! { <option value=rt.clone()>{format!("RT {rt}")}</option> })
            .collect::<Piece>()
    };
    let choose_rt = move |event: leptos::ev::Event| {
        let rt = event_target_value(&event);
        question.update(|question| question.rt = (!rt.is_empty()).then_some(rt));
    };
    view! {
        <search class="stack">
            <div class="search-box">
                <Glyph icon=Icon::Search />
                <input
                    class="input"
                    type="search"
                    enterkeyhint="search"
                    autocomplete="off"
                    aria-label=t(Text::Search)
                    placeholder=t(Text::Search)
                    prop:value=move || question.with(|question| question.search.clone())
                    on:input=move |event| {
                        let search = event_target_value(&event);
                        question.update(|question| question.search = search);
                    }
                />
            </div>
            <div class="pills">
                {turns}
                {live(move || {
                    (plan.with(|plan| plan.rts.len()) > 1)
                        .then(|| {
                            view! {
                                <select class="pill" aria-label="RT" on:change=choose_rt>
                                    <option value="">{say(language, Text::AllRt)}</option>
                                    {live(rt_options)}
                                </select>
                            }
                        })
                })}
            </div>
        </search>
    }
}
