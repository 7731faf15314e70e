//! One child of the day: touch to measure.

use std::sync::Arc;

use leptos::prelude::*;
use tumbuh::growth::{Category, Level, assess};
use tumbuh::id::ChildId;
use tumbuh::language::Language;
use tumbuh::sex::Sex;

use super::plan::{Turn, turn};
use crate::dom::{Piece, view};
use crate::i18n::{self, Text, say};
use crate::pages::result::category_words;
use crate::routes::Path;
use crate::store::{RosterEntry, use_store};
use crate::ui::{Badge, Glyph, Icon, RecordStateWord, live, truth};

/// A child as a card.
#[component]
pub fn ChildCard(
    /// The child.
    entry: Arc<RosterEntry>,
    /// The language; a card is drawn anew when it changes, which costs less than following it in every word.
    language: Language,
    /// Whose menu is open; kept outside, so that it stays open when a card is drawn anew because its record was sent.
    menu: RwSignal<Option<ChildId>>,
    /// Called to note that the child did not come.
    on_absent: Callback<Arc<RosterEntry>>,
) -> Piece {
    let today = use_store().today();
    let child = &entry.row.child;
    let id = child.id;
    let turn = turn(&entry, today);
    let (sex, sex_class) = match child.sex {
        Sex::Male => (Text::BoyShort, "sex boy"),
        Sex::Female => (Text::GirlShort, "sex girl"),
    };
    let rt = child.rt.as_ref().map(|rt| format!(" · RT {rt}"));
    let mother = i18n::mother(language, child.mother_name.as_str());
    let link = match (turn, entry.latest.first()) {
        (Turn::Done, Some(newest)) => Path::Result(id, newest.id),
        _ => Path::Measure(id),
    };
    let age = i18n::age(language, child.birth_date, today);
    let worries = worries(&entry)
        .into_iter()
        .map(|category| view! { <Badge tone=category.level().into() words=category_words(language, category) /> })
        .collect::<Piece>();
    let (turn_icon, turn_word, turn_class) = match turn {
        Turn::Waiting => (Icon::Empty, Text::Waiting, "turn"),
        Turn::Absent => (Icon::Absent, Text::AbsentToday, "turn absent"),
        Turn::Done => (Icon::Good, Text::DoneToday, "turn done"),
    };
    let state = entry.state;
    let name = child.name.to_string();
    let asked = Arc::clone(&entry);
    let open = move || menu.get() == Some(id);
    let options_label = format!("{}: {name}", say(language, Text::MoreOptions));
    let more = move || {
        let asked = Arc::clone(&asked);
        open().then(|| {
            let absent = (turn == Turn::Waiting).then(|| {
                view! {
                    <button type="button" class="button quietly" on:click=move |_| on_absent.run(Arc::clone(&asked))>
                        <Glyph icon=Icon::Absent />
                        {say(language, Text::MarkAbsent)}
                    </button>
                }
            });
            view! {
                <div class="more">
                    {absent}
                    <a href=Path::Child(id).to_string() class="button quietly">
                        <Glyph icon=Icon::Curve />
                        {say(language, Text::SeeChild)}
                    </a>
                </div>
            }
        })
    };
    view! {
        <li class="child-card" class:done=turn == Turn::Done>
            <a href=link.to_string() class="go">
                <span class=sex_class>
                    {say(language, sex)}
                </span>
                <span class="who">
                    <span class="strong">{name}</span>
                    <span class="quiet">
                        {age} " · " {mother} {rt}
                    </span>
                    <span class="row wrap">
                        <span class=turn_class>
                            <Glyph icon=turn_icon />
                            {say(language, turn_word)}
                        </span>
                        {worries}
                        <RecordStateWord state=state />
                    </span>
                </span>
            </a>
            <button
                type="button"
                class="options"
                aria-expanded=truth(open)
                aria-label=options_label
                on:click=move |_| menu.update(|menu| *menu = (*menu != Some(id)).then_some(id))
            >
                "⋯"
            </button>
            {live(more)}
        </li>
    }
}

/// The categories of the last reading that ask for something, gravest first; at most two.
fn worries(entry: &RosterEntry) -> Vec<Category> {
    let Some(last) = entry.latest.first() else { return Vec::new() };
    let assessment = assess(&entry.row.child.subject(), last.date, &last.reading());
    let mut categories: Vec<Category> = assessment
        .scores
        .iter()
        .filter(|score| !matches!(score.indicator, tumbuh::growth::Indicator::BmiForAge))
        .filter_map(|score| score.category)
        .filter(|category| category.level() > Level::Watch)
        .collect();
    let urgent: Vec<Category> =
        categories.iter().copied().filter(|category| category.level() == Level::Urgent).collect();
    categories.retain(|category| category.level() != Level::Urgent);
    urgent.into_iter().chain(categories).take(2).collect()
}
